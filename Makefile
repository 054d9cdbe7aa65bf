# `make` alone lists the targets. Nothing is needed but Python 3.11+ and make (GNU make 3.81 is enough).

PYTHON      ?= python3 python3.14 python3.13 python3.12 python3.11 python
ARTICLES    ?= 10000
CLEANING    ?= ../shared/bench/cleaning
BENCHFLAGS  ?=
GATEFLAGS   ?=
PYTESTFLAGS ?=
UVFLAGS     ?=

VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input install
UV     := .cache/uv

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help build serve check lint test bench bench-cleaning bench-anchoring gate accept lock clean remake

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

build: $(VENV)/run.stamp ## clean what is new in content/raw, then build site/
	@$(BIN)/pressmark ingest
	@$(BIN)/pressmark build

serve: $(VENV)/run.stamp ## preview in a browser; rebuilds when a file changes
	@$(BIN)/pressmark serve

check: lint test ## what holds before each commit: format, lint, types, layers, tests

lint: $(VENV)/dev.stamp ## format, lint, types and layers, without the other tests
	@$(BIN)/ruff format --quiet --check . || { echo "fix: $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --quiet --no-header tests/test_layers.py

test: $(VENV)/dev.stamp ## run every test
	@$(BIN)/python -m pytest $(PYTESTFLAGS)

bench: $(VENV)/bench.stamp ## time builds of ARTICLES=10000 articles against Hugo
	@PATH="$(CURDIR)/$(BIN):$$PATH" python benchmarks/bench.py --articles $(ARTICLES)

bench-cleaning: $(VENV)/dev.stamp ## score the cleaning on the pages in CLEANING=folder (BENCHFLAGS="--folds DIR")
	@$(BIN)/python benchmarks/cleaning/bench.py $(CLEANING) $(BENCHFLAGS)

bench-anchoring: $(VENV)/dev.stamp ## describe passages, edit their articles, seek them again (BENCHFLAGS="--trials 500")
	@$(BIN)/python benchmarks/anchoring/bench.py $(BENCHFLAGS)

gate: $(VENV)/dev.stamp ## raise the floors of tests/gate to what cleaning reaches (GATEFLAGS=--lower)
	@$(BIN)/python tests/gate/measure.py $(GATEFLAGS)

accept: $(VENV)/dev.stamp ## rewrite the tests' expected files, then show what differs
	@PRESSMARK_ACCEPT=1 $(BIN)/python -m pytest --quiet $(PYTESTFLAGS); status=$$?; git --no-pager diff --stat; exit $$status

lock: $(VENV)/made ## rewrite the locks from pyproject.toml (UVFLAGS=--upgrade takes newer releases)
	@$(BIN)/python -m venv --clear $(UV) && $(UV)/bin/python -m pip -qq --disable-pip-version-check install uv
	@$(RESOLVE) --group build --output-file requirements.lock
	@$(RESOLVE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(RESOLVE) --group bench --constraint requirements.lock --output-file requirements-bench.lock

clean: ## remove site/ and .cache/
	@rm -rf site .cache

# A lock holds for every platform and each Python from 3.11 on, and names the digest of each file pip may install.
RESOLVE := $(UV)/bin/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 $(UVFLAGS) \
  --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command 'make lock'

# The larger locks hold all of the run lock, at the same versions.
$(VENV)/run.stamp: requirements.lock
$(VENV)/dev.stamp: requirements-dev.lock
$(VENV)/bench.stamp: requirements-bench.lock

# `unfinished` stays behind when pip is cut off, and not when pip gives up by itself: then it has undone what it began.
$(VENV)/%.stamp: $(VENV)/made pyproject.toml
	@echo "Installing from $(filter %.lock,$^)" >&2
	@trap 'exit 130' INT TERM; touch $(VENV)/unfinished; \
	  $(PIP) --require-hashes --requirement $(filter %.lock,$^) && $(PIP) --no-deps --no-build-isolation --editable .; \
	  status=$$?; rm -f $(VENV)/unfinished; exit $$status
	@touch $(VENV)/run.stamp $@

# Remade when it was cut off half-way, when it or the repository was moved, and when its Python is gone.
$(VENV)/made: $(shell test "$$(cat $(VENV)/made 2>/dev/null)" = "$$(pwd -P)" && test ! -e $(VENV)/unfinished \
                        && $(BIN)/python -c '' 2>/dev/null || echo remake)
	@for python in $(PYTHON); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  echo "Making $(VENV) with $$("$$python" --version)" >&2; \
	  "$$python" -m venv --clear $(VENV) && pwd -P > $@; exit; \
	done; \
	echo "Python 3.11 or later is needed; looked for: $(PYTHON)" >&2; \
	echo "  fix: install one, or name it: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1
