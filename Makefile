# `make demo` runs the main job, `make test` the tests. Each makes .venv by itself, from a lock file with hashes.
# PYTHON=python3.12 chooses the interpreter; without it the first suitable one is taken.
PYTHON ?=
BIN := .venv/bin

.PHONY: help demo test check docs cover bench mutate normal dist clean always
.DEFAULT_GOAL := help

help:            ## this list
	@grep -E '^[a-z]+: *.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

# The script decides what is to be done: a missing, half-made or outdated environment, or one of another Python.
.venv/installed: always
	@scripts/venv.sh .venv requirements.lock "$(PYTHON)"

.venv-bench/installed: always
	@scripts/venv.sh .venv-bench requirements-bench.lock "$(PYTHON)"

demo: .venv/installed   ## a decision, a payment, a name, the law of a day, and what a draft would change, each with its command
	@scripts/demo.sh $(BIN)

test: .venv/installed   ## the tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

cover: .venv/installed  ## branch coverage of the tests but the longest, with what is left
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n 2 --dist worksteal --deselect tests/test_agreement.py::test_generated_transactions
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

normal: .venv/installed ## make the normal forms of the law and of the plans anew, after a change of their texts
	@$(BIN)/python -m detente.law.normal
	@$(BIN)/python scripts/normal_plans.py

dist: .venv/installed   ## build the wheel and the sdist into dist/, and try both with every Python from 3.11 on that is found
	@$(BIN)/python scripts/check_packages.py

clean:           ## remove what was installed and built
	rm -rf .venv .venv-bench dist build site mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
