# The only commands. `make` alone lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock sample screens

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Set up, build the sample company, serve the demo on 127.0.0.1:8501
	$(BIN)/python -m dashboard build
	$(BIN)/python -m dashboard serve --port $(PORT)

test: $(VENV)/.dev ## Set up and run every test
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev ## Lint and format check: Python and SQL
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar queries
	$(BIN)/python -m tests.portable_sql

bench: $(VENV)/.dev ## Measure build and pages as ratios within one run
	$(BIN)/python -m dashboard bench

lock: $(VENV)/.dev ## Pin everything below requirements*.txt with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.txt -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.txt -o requirements-dev.lock

sample: $(VENV)/.run ## Write sample_data/ again from its seed
	$(BIN)/python sample_data/generate.py

screens: $(VENV)/.dev ## Take a picture of every page, both themes, wide and phone
	$(BIN)/python -m pytest -n 0 -m browser -k picture

$(VENV)/.run: requirements.lock
	@PYTHON=$(PYTHON) bash .ci/venv $(VENV) requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock
	@PYTHON=$(PYTHON) bash .ci/venv $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/.run
