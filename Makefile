# Every routine of the project, as one word each. They all work in .venv, which is made inside the checkout.

.DEFAULT_GOAL := help
.PHONY: help setup browser test check sweep faults bench evaluate demo picture clean
MAKEFLAGS += --no-print-directory --no-builtin-rules
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The first of these that answers and is new enough makes .venv; `make PYTHON=/path/to/python test` names another.
PYTHON ?= python3.11 python3.12 python3.13 python3

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

setup: $(READY)  ## make .venv and install factcheck with everything its tests need

$(READY): pyproject.toml
	@if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
	  found=; \
	  for name in $(PYTHON); do \
	    if "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	      found=$$name; break; \
	    fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "factcheck needs Python 3.11 or newer with its venv module, and none of these is: $(PYTHON)." >&2; \
	    echo "On Debian: apt install python3 python3-venv. Elsewhere: make PYTHON=/path/to/python3 test" >&2; \
	    exit 1; \
	  fi; \
	  echo "Making $(VENV) with $$("$$found" --version)"; \
	  "$$found" -m venv --clear $(VENV); \
	fi
	@echo "Installing factcheck and the tools of its tests into $(VENV)"
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

# What tries the site like a reader: where it can't be had, those tests are skipped and say why.
TOOLS := tests/site/node_modules/.ready
NODE_TOOLS := $(if $(shell command -v npm),$(TOOLS))

$(TOOLS): tests/site/package.json tests/site/package-lock.json
	@echo "Installing what checks the site's pages into tests/site/node_modules"
	@(cd tests/site && npm ci --silent --no-audit --no-fund) && touch $@ || \
	  echo "npm could not install them; the tests that need them are skipped." >&2

browser: $(NODE_TOOLS)  ## have a browser and checkers of pages for the site's tests; installs chromium where it may
	@if ! command -v chromium >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing chromium"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    chromium fonts-liberation fonts-noto-core; } >/dev/null 2>&1 || \
	    echo "chromium could not be installed; the tests that need it are skipped." >&2; \
	fi
	@command -v chromium >/dev/null || echo "There is no chromium here: apt install chromium" >&2
	@command -v npm >/dev/null || echo "There is no npm here: apt install npm" >&2

test: $(READY) $(NODE_TOOLS)  ## run every test
	@$(BIN)/python -m pytest -q -n auto

check: $(READY) $(NODE_TOOLS)  ## style, types, the arrows between the rooms, and every test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || \
	  { echo "Not formatted as the project is. To mend it: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@told=$$($(BIN)/lint-imports 2>&1) || { echo "$$told" >&2; exit 1; }
	@$(BIN)/python -m pytest -q -n auto

sweep: $(READY)  ## walk through every screen on a desk that strangers filled: nothing that acts reaches the terminal
	@FACTCHECK_SWEEP=1 $(BIN)/python -m pytest -q -n auto tests/hostile/test_full_screen.py

faults: $(READY)  ## kill it, fill its disk, cut its power, harm its files: nothing is lost; make faults ONLY=kills
	@PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 $(BIN)/python -m tests.faults.run $(ONLY)

bench: $(READY)  ## measure it at 1,000, 10,000 and 100,000 cases, beside others; make bench SIZE=1000 is quick
	@$(BIN)/python -m tests.benchmarks.run $(SIZE)
	@$(BIN)/python -m tests.benchmarks.site $(firstword $(SIZE))

evaluate: $(READY)  ## how well intake reads, on the data in ../shared; make evaluate ONLY=ranking is a part of it
	@$(BIN)/python -m tests.evaluation.run $(ONLY)

demo: $(READY)  ## one article, from the first reading to the published summary
	@$(BIN)/python tests/demo/run_demo.py

picture: $(READY)  ## draw the README's pictures from the program itself
	@$(BIN)/python tests/pictures/make_picture.py
	@$(BIN)/python -m tests.pictures.make_screens
	@$(BIN)/python -m tests.pictures.make_site

clean:  ## remove caches and what was built; .venv stays
	@rm -rf build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	@find factcheck tests -name __pycache__ -type d -prune -exec rm -rf {} +
