# `make demo` shows what the project does; `make test` runs every check. Both set up .venv first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
# Models with floors in eval/floors.toml.
GATED := fast accurate

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

# Scores on eval/gold/dev against their pinned floors, and the floors against those before their last
# change. After a change that is meant to move scores: make gate PIN=--pin.
gate: $(VENV)/dev
	mkdir -p out
	git show "$$(git log -1 --format=%H -- eval/floors.toml)^:eval/floors.toml" \
	  > out/floors.toml 2> /dev/null || cp eval/floors.toml out/floors.toml
	for model in $(GATED); do \
	  $(BIN)/quotes eval eval/gold/dev --model $$model --format json > out/$$model.json && \
	  $(BIN)/python -m eval.gate $$model out/$$model.json --gold eval/gold/dev \
	    --base out/floors.toml $(PIN) || exit 1; \
	done

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
