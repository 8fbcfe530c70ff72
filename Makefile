# `make` lists what there is to do. Everything runs in .venv, which the first command makes.

PYTHON ?= python3
ARTICLES ?= data/articles
OUT ?= out

VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.ready
TRAIN_STAMP := $(VENV)/.ready-train
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# One thread a process: torch falls to an eighth of its speed when two threads share busy cores.
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup readers extract test lint evaluate check train folds bench bench-ner evaluate-ner docs compile uncompile clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with the pinned packages (any other command does it too)

readers: $(STAMP) ## Get programs of others that tests read our files with; tests skip what cannot be had
	@for package in igraph pyarrow followthemoney; do \
	  $(PIP) $$package || echo "$$package cannot be installed here: its tests will skip" >&2; done
	@if command -v npm >/dev/null; then npm --prefix pipeline/graph/viewer/source ci --no-audit --no-fund --loglevel=error; \
	else echo "There is no npm here: tests under Node will skip" >&2; fi

extract: $(STAMP) ## Read ARTICLES=data/articles and write the graph to OUT=out
	@$(RUN) -m pipeline.cli extract "$(ARTICLES)" -o "$(OUT)" || [ $$? -eq 3 ] # 3: done, some inputs refused

test: $(STAMP) ## Run all tests
	$(RUN) -m pytest

lint: $(STAMP) ## Check style, types and layers
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

evaluate: $(STAMP) ## Measure the results on the annotated articles and hold them to their floors
	$(RUN) benchmarks/gate.py
	$(RUN) benchmarks/pitfalls.py

check: lint test evaluate ## Everything a change must pass: lint, test, evaluate

train: ## Train the names model anew from the corpora in DATA=folder, into build/ner
	@test -n "$(DATA)" || { echo "make train needs the corpora: make train DATA=folder" >&2; exit 2; }
	@$(MAKE) --no-print-directory $(TRAIN_STAMP)
	$(RUN) models/stanza-id-ner/recipe/train.py --data "$(DATA)" --work build/ner

folds: ## Train and measure the recipe's trainer on the five folds of NER UI in DATA=folder, into build/folds
	@test -n "$(DATA)" || { echo "make folds needs the corpora: make folds DATA=folder" >&2; exit 2; }
	@$(MAKE) --no-print-directory $(TRAIN_STAMP)
	$(RUN) models/stanza-id-ner/recipe/folds.py --data "$(DATA)" --work build/folds

bench: $(STAMP) ## Measure speed and memory
	$(RUN) benchmarks/bench.py

bench-ner: $(STAMP) ## Measure reading against a plain loop over Stanza
	$(RUN) benchmarks/bench_ner.py

evaluate-ner: $(STAMP) ## Measure the names model on the corpora in DATA=folder, held-out articles and GOLD=folders
	@test -n "$(DATA)" || { echo "make evaluate-ner needs the corpora: make evaluate-ner DATA=folder" >&2; exit 2; }
	$(RUN) -m pipeline.evaluate.ner --data "$(DATA)" --out build/metrics.json \
	  $(foreach folder,data/annotated/heldout $(GOLD),--gold $(folder))

compile: $(STAMP) ## Compile reading and linking: the same results in less time (needs a C compiler; minutes)
	@command -v $${CC:-cc} >/dev/null || { echo "make compile needs a C compiler, on Debian and Ubuntu: apt install gcc" >&2; exit 1; }
	@echo "Compiling (once; about five minutes)" >&2
	@$(RUN) -m pipeline.compiled

uncompile: ## Go back to plain Python
	rm -rf build/compiled pipeline/.compiled jejaring__mypyc.*
	find pipeline -name '*.so' -delete

docs: $(STAMP) ## Write docs/cli.md anew from the parsers
	$(RUN) docs/write_cli.py

clean: uncompile ## Remove .venv, caches and what was built; results in OUT stay
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Jejaring needs Python 3.11 or newer; $(PYTHON) is not that. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. Install its venv package, on Debian and Ubuntu: apt install python3-venv" >&2; \
	  exit 1; }
	@echo "Setting up $(VENV) (once; a few minutes)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) hatchling editables
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@

$(TRAIN_STAMP): $(STAMP)
	@$(PIP) --no-build-isolation --editable '.[dev,train]'
	@touch $@
