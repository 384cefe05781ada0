# `make demo` and `make test` do all their own set-up; they need Python 3.11 or newer, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SCRATCH := .demo
DEMO_DAY := 2026-03-20T10:00
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check format golden messages docs schemas coverage hostile crash fuzz races bench bench-large bench-duplicates clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tradectl needs Python 3.11 or newer; run: make PYTHON=python3.11 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

demo: $(STAMP) ## Live a Friday in a copy of the example workspace
	rm -rf $(SCRATCH)
	cp -R examples/workspace $(SCRATCH)
	@echo; echo '$$ tradectl due'
	@TRADECTL_TODAY=$(DEMO_DAY) $(BIN)/tradectl -w $(SCRATCH) due --by mei
	@echo; echo '$$ tradectl report week'
	@TRADECTL_TODAY=$(DEMO_DAY) $(BIN)/tradectl -w $(SCRATCH) report week --by mei --format html
	@echo; echo 'The copy lies in $(SCRATCH); go on with: $(BIN)/tradectl -w $(SCRATCH) --today $(DEMO_DAY) --by mei due --why'

test: $(STAMP) ## Run all tests
	$(BIN)/python -m pytest -n auto

check: $(STAMP) ## Formatting, lint, types, architecture, generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/variants.py --check
	$(BIN)/python tools/folded.py --check
	$(BIN)/python tools/catalogues.py --check
	$(BIN)/python tools/checks_page.py --check
	$(BIN)/python tools/cli_page.py --check
	$(BIN)/python tools/schemas.py --check
	$(BIN)/python tools/outlines.py --check
	$(BIN)/python tools/lines.py --check

format: $(STAMP) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(STAMP) ## Extract, convert and compile the catalogues
	$(BIN)/python tools/variants.py
	$(BIN)/python tools/catalogues.py

docs: $(STAMP) ## Generate docs/checks.md, docs/cli.md and cli/daily/lines.py
	$(BIN)/python tools/checks_page.py
	$(BIN)/python tools/cli_page.py
	$(BIN)/python tools/lines.py

schemas: $(STAMP) ## Generate schemas/, core/outlines.py and core/identity/folded.py
	$(BIN)/python tools/schemas.py
	$(BIN)/python tools/outlines.py
	$(BIN)/python tools/folded.py

golden: $(STAMP) ## Rewrite the golden files and transcripts; review them with git diff
	$(BIN)/python -m pytest --update tests/checks tests/cli tests/golden

coverage: $(STAMP) ## Line coverage of the core
	$(BIN)/python -m pytest -n auto --cov --cov-report=term-missing:skip-covered

hostile: $(STAMP) ## Every hostile text and workspace alone, with every verb
	TRADECTL_HOSTILE=all $(BIN)/python -m pytest -n auto tests/hostile

crash: $(STAMP) ## Every writing command killed and failing at every call: JOBS processes, one in SHARE faults (docs/crash.md)
	$(BIN)/python tests/crash/sweep.py $(if $(JOBS),--jobs $(JOBS)) --share $(or $(SHARE),1)

fuzz: $(STAMP) ## FUZZ examples of every fuzz target, 100,000 if not said (docs/fuzz.md)
	$(BIN)/python tests/fuzz/run.py $(or $(FUZZ),100000) $(or $(SEED),1)

races: $(STAMP) ## Processes, editors, pulls and undos against each other in full (docs/fuzz.md)
	$(BIN)/python tests/races/run.py $(or $(SHARE),1)

bench: $(STAMP) ## Measure with 300 and 10,000 customers (docs/performance.md)
	$(BIN)/python benchmarks/run.py 300 10000

bench-large: $(STAMP) ## Measure with 10,000 and 100,000 customers
	$(BIN)/python benchmarks/run.py 10000 100000

bench-duplicates: $(STAMP) ## How right the verdicts on duplicates are (docs/duplicates.md)
	$(BIN)/python tests/duplicates/bench.py

clean: ## Remove what make made
	rm -rf $(VENV) $(SCRATCH)
