# Everything that a newcomer, a developer and the build server need. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LIBRARY ?= library
QUESTION ?= Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?
CODE := assistant eval ingest training ui tests

.DEFAULT_GOAL := help
.PHONY: help run test check format chaos bench eval

help: ## Show what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 18

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(READY) ## Index the sample when there is no library, answer one question, serve the chat
	@test -e $(LIBRARY) || $(BIN)/python -m ingest add data/sample --library $(LIBRARY)
	@echo; echo "> $(QUESTION)"; $(BIN)/python -m assistant ask "$(QUESTION)" --library $(LIBRARY); echo
	@$(BIN)/python -m ui.serve --library $(LIBRARY)

test: $(READY) style ## Everything that the build server runs: style, types, imports and all tests
	$(BIN)/pytest --numprocesses 2

check: $(READY) style ## The fast part of `make test`
	$(BIN)/pytest --numprocesses 2 -m 'not slow'

.PHONY: style
style: $(READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

chaos: $(READY) ## Kill the ingestion 200 times at random points; nothing may be lost or doubled
	$(BIN)/python -m tests.chaos --kills 200

bench: $(READY) ## Build libraries of 1,000 to 100,000 passages; print rate, size, memory and latency
	$(BIN)/python -m eval.scale

eval: $(READY) ## Run the evaluation on the sample and compare with the committed baseline
	$(BIN)/python -m eval
