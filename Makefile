# Everything that a newcomer, a developer and the build server need. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -e -o pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LIBRARY ?= library
QUESTION ?= Hur hög var kvinnornas sjukfrånvaro i Åsdal-Mellanvik enligt T1 2025?
CODE := assistant eval ingest training ui tests
# Tests start hundreds of processes, each of which would compile all code anew where none may be kept.
unexport PYTHONDONTWRITEBYTECODE
INSTALL = $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off --constraint constraints.txt --editable
# Of what pip says: what it fetches, and the long step that follows in silence.
SAY = awk '/^(Collecting|Installing collected|Successfully)/ { print substr($$0, 1, 100); fflush() }'

.DEFAULT_GOAL := help
.PHONY: help run serve reader test check browser pictures format chaos bench bench-page bench-figures eval

help: ## Show what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 18

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11"; exit 1; }
	@echo "Installing into $(VENV), some 200 packages: 2 to 4 minutes the first time, seconds later on."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) '.[dev]' | $(SAY)
	@touch $@

run: $(READY) ## Index the sample when there is no library, answer one question, serve the chat
	@test -e $(LIBRARY) || echo "Indexing data/sample into $(LIBRARY)"
	@test -e $(LIBRARY) || $(BIN)/python -m ingest add data/sample --library $(LIBRARY)
	@echo; echo "> $(QUESTION)"; $(BIN)/python -m assistant ask "$(QUESTION)" --library $(LIBRARY); echo
	@$(BIN)/python -m ui.serve --library $(LIBRARY)

WORKERS ?= 2
serve: $(READY) ## Let other programs ask, over HTTP and MCP, on this machine: make serve WORKERS=4
	NAMNDSVAR_WORKERS=$(WORKERS) $(BIN)/python -m assistant serve --library $(LIBRARY)

reader: $(READY) ## Install the reader where it does not come along (needs a C compiler): it judges whether a text answers
	@$(INSTALL) '.[dev,reader]' | $(SAY)

test: $(READY) style ## Everything that the build server runs: style, types, imports and all tests
	$(BIN)/pytest --numprocesses 3

check: $(READY) style ## The fast part of `make test`
	$(BIN)/pytest --numprocesses 3 -m 'not slow'

browser: $(READY) ## Use the pages in a headless Chromium, where there is one: ask, upload, save, delete; print, zoom, axe
	$(BIN)/pytest -m browser -rs

pictures: $(READY) ## Take the pictures of the README anew; tests/ui/browser/pictures.py --all takes every page and state
	$(BIN)/python -m tests.ui.browser.pictures docs/images

.PHONY: style
style: $(READY)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports

format: $(READY) ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

chaos: $(READY) ## Let 1,000 faults happen, kill 200 commands, change and ask at once for ten minutes; nothing may be lost or false
	$(BIN)/python -m tests.faults --count 1000
	$(BIN)/python -m tests.faults.kills --kills 200
	$(BIN)/python -m tests.whole.at_once --minutes 10
	$(BIN)/python -m tests.whole.two_machines --minutes 10

bench: $(READY) ## Build libraries of 1,000 to 100,000 passages; print rate, size, memory and latency
	$(BIN)/python -m eval.scale

bench-page: $(READY) ## Let 20 users ask on the page at once; print how long they wait
	$(BIN)/python -m tests.ui.page_users

bench-figures: $(READY) ## Open and narrow the page Siffror over 30 invented reports in a Chromium; print how long it takes
	$(BIN)/python -m tests.ui.figures.measured

eval: $(READY) ## Run the evaluation on the sample and compare with the committed baseline
	$(BIN)/python -m eval
