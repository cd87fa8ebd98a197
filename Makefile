# `make demo` runs the main job, `make test` the tests. Each makes .venv by itself, from a lock file with hashes.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check docs cover bench mutate normal clean
.DEFAULT_GOAL := help

help:            ## this list
	@grep -E '^[a-z]+: *.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.venv/installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing into .venv ..." >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv-bench/installed: requirements-bench.lock pyproject.toml
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@echo "installing the peers into .venv-bench ..." >&2
	@.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-bench.lock
	@.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/installed   ## decide the shipped stories, match a name, show the law of a day, and what a draft would change
	@$(BIN)/detente decide examples/stories.csv
	@echo
	@$(BIN)/detente decide examples/payment.fin --plain
	@echo
	@$(BIN)/detente party match "Jang Hyon U" --born 1957 --list un-1718
	@echo
	@$(BIN)/detente law show un-1718 --on 2019-12-26
	@echo
	@$(BIN)/detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16
	@echo
	@echo "Which of the stories would the draft have freed, had it stood since the end of 2017?"
	@$(BIN)/detente decide examples/stories.csv --with-draft draft-2019-12-16@2017-12-23 --changed

test: .venv/installed   ## the tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

cover: .venv/installed  ## branch coverage of the tests but the longest, with what is left
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n 2 --dist worksteal --deselect tests/test_agreement.py::test_100_000_transactions
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

check: .venv/installed  ## lint, types, layers, sizes, tests for each module, tables of words, the law
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/sizes.py
	@$(BIN)/python scripts/check_tables.py
	@$(BIN)/python scripts/mirror.py
	@$(BIN)/detente law check
	@$(BIN)/detente law test

docs: .venv/installed   ## the documentation site, in site/; open site/index.html
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --clean
	@echo "site/index.html; with the search: python3 -m http.server --directory site"

bench: .venv-bench/installed  ## the benchmarks, beside the peers that they name
	@.venv-bench/bin/python bench/run.py

mutate: .venv/installed ## mutate the fold, conditions, the solver and the caps; docs/mutants.md explains the mutants that survive
	@rm -rf mutants # mutmut keeps what it found before, even where a test has changed since
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

normal: .venv/installed ## make the normal form of the law anew, after a change of its texts
	@$(BIN)/python -m detente.law.normal

clean:           ## remove what was installed and built
	rm -rf .venv .venv-bench dist build site mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
