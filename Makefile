# `make demo` shows what the project does; `make test` runs every check. Both set up .venv first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint setup clean

demo: $(VENV)/plain
	rm -f demo.duckdb
	$(BIN)/quotes annotate quotes/samples --db demo.duckdb
	@echo; echo "Who criticises whom, and in which words?"; echo
	$(BIN)/quotes sql --db demo.duckdb "select speaker, count(*) as quotes, any_value(content) as example from statements where speaker is not null group by speaker order by quotes desc, speaker limit 8"

test: $(VENV)/dev lint
	$(BIN)/python -m pytest

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
