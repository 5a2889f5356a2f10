# `make demo` shows what the project does; `make test` runs every check. Both set up .venv first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test gate lint setup clean

demo: $(VENV)/plain
	rm -f demo.duckdb
	$(BIN)/quotes annotate quotes/samples --db demo.duckdb
	@echo; echo "Who is quoted most, in how many ways, and in which words?"; echo
	@$(BIN)/quotes sql --db demo.duckdb "SELECT speaker, count(*) AS quotes, \
	  count(*) FILTER (kind = 'direct') AS direct, min(title) AS article, min(content) AS example \
	  FROM statements WHERE speaker IS NOT NULL AND length(content) < 90 \
	  GROUP BY speaker ORDER BY quotes DESC, speaker LIMIT 8"

test: $(VENV)/dev lint
	$(BIN)/python -m pytest

# Scores on eval/gold/dev against their pinned floors. Not part of `test`: processors differ in the
# last digits of a score, and the floors are those of one kind.
gate: $(VENV)/dev
	mkdir -p out
	$(BIN)/quotes eval eval/gold/dev --format json > out/fast.json
	$(BIN)/python -m eval.gate fast out/fast.json --gold eval/gold/dev --weights quotes/models/fast

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

setup: $(VENV)/dev

$(VENV)/plain: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/dev: $(VENV)/plain
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) demo.duckdb build *.egg-info
