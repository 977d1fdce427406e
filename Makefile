# `make help` lists what there is. Everything happens in .venv/, build/ and demo/, which git does not see.

PYTHON ?= python3
EVAL_DATA ?= ../shared
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
SCORED := gold actors dwie-dev cameo-dev plover gsr
EXAMPLES := examples/articles
CORPORA := $(wildcard $(EVAL_DATA)/corpus/texts $(EVAL_DATA)/corpus/*.jsonl.gz)
META := $(wildcard examples/meta.csv examples/articles/meta.csv)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint unit browser slow bench calibrate score lock clean


help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 14
	@echo "Another interpreter: make demo PYTHON=python3.12 (now: $(PYTHON))"


# ---- for users ------------------------------------------------------------------------------------------------------

demo: $(VENV)/runtime ## install, build the examples into demo/, say where the page is
	$(BIN)/kg build $(EXAMPLES) -o demo --profiles $(if $(META),--meta $(META))
	@echo
	@echo "Open this in a browser: file://$(CURDIR)/demo/graph.html"


# ---- for contributors -----------------------------------------------------------------------------------------------

test: lint unit ## style, types, layers and the quick tests (minutes)

check: test slow browser ## all of test, and what takes longer: stores, packages, notebooks, Chromium

lint: $(VENV)/dev ## style, types and layers only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/dev
	$(BIN)/pytest -n $(WORKERS) -m "not browser and not slow"

slow: $(VENV)/dev
	$(BIN)/pytest -m "slow and not browser"

browser: $(VENV)/dev
	$(BIN)/pytest -m browser

bench: $(VENV)/runtime ## what the rules cost beside the parse: over the examples, and a corpus in EVAL_DATA
	$(BIN)/python tests/bench/cost.py $(EXAMPLES) $(CORPORA)

calibrate: $(VENV)/runtime ## measure by EVAL_DATA how often each rule is right, and write ontology/confidence.tsv
	$(BIN)/python -m tests.bench.calibration "$(EVAL_DATA)"

score: $(VENV)/runtime build ## the scorers over the data in EVAL_DATA (default ../shared)
	@if [ ! -f "$(EVAL_DATA)/tools/evaluate.py" ]; then \
	    echo "There is no evaluation data in $(EVAL_DATA), so nothing is scored; name it: make score EVAL_DATA=FOLDER"; \
	    exit 0; \
	fi; \
	for name in $(SCORED); do \
	    echo "== $$name"; \
	    $(BIN)/python "$(EVAL_DATA)/tools/evaluate.py" inputs $$name > build/$$name.jsonl || exit 1; \
	    $(BIN)/kg extract --quiet build/$$name.jsonl -o build/$$name; \
	    code=$$?; case $$code in 0|3|4) ;; *) exit $$code ;; esac; \
	    $(BIN)/python "$(EVAL_DATA)/tools/evaluate.py" score $$name build/$$name || exit 1; \
	done

# The build back end is locked too, as the editable install is made without build isolation. The first line of each
# file then says how to make it anew; no index address goes in, so the files serve behind any mirror.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.12 --generate-hashes \
    --no-emit-index-url --custom-compile-command "make lock"

lock: $(VENV)/dev ## raise the pinned versions of both lock files
	$(COMPILE) --upgrade --extra build --output-file requirements.lock
	$(COMPILE) --upgrade --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove .venv/, build/, demo/, dist/ and the caches
	rm -rf $(VENV) build demo dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +


# ---- installing -----------------------------------------------------------------------------------------------------

$(VENV)/python-ready:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || { \
	    echo "This needs Python 3.12 or newer, and '$(PYTHON)' is not: $$($(PYTHON) --version 2>&1 | head -1)"; \
	    echo "If you have a newer one under another name, say which: make $(MAKECMDGOALS) PYTHON=python3.12"; \
	    exit 1; \
	}
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/runtime: requirements.lock pyproject.toml $(VENV)/python-ready
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements-dev.lock requirements.lock pyproject.toml $(VENV)/python-ready
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/runtime $@

build:
	@mkdir -p build
