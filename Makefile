# Every target does its own set-up: `make run` and `make test` need only Python 3.11+, pip, venv.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# What Python and Qt say to the user must not depend on the machine's locale.
export PYTHONUTF8 = 1
# Starting from source text takes several times as long as from cached bytecode.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: ## Open the window (arguments: make run ARGS="--library file.db")
	@$(PYTHON) scripts/setup_environment.py run
	@$(VENV_PYTHON) -m reader $(ARGS)

.PHONY: test
test: ## Run all tests but the packaging one
	@$(PYTHON) scripts/setup_environment.py test
	QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest -n 2 --dist worksteal -m "not packaging" $(ARGS)

.PHONY: lint
lint: ## Check style, types and layers
	@$(PYTHON) scripts/setup_environment.py check
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy
	.venv/bin/pyright --warnings
	PYTHONPATH=src .venv/bin/lint-imports --no-cache

.PHONY: check
check: lint test ## Check style, types and layers, then run the tests

.PHONY: package
package: ## Make the bundle in dist/
	@$(PYTHON) scripts/setup_environment.py package
	$(VENV_PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec
	$(VENV_PYTHON) scripts/report_bundle_size.py

.PHONY: test-package
test-package: package ## Start the bundle and use it as a person would
	@$(PYTHON) scripts/setup_environment.py test
	$(VENV_PYTHON) -m pytest -m packaging tests/packaging

.PHONY: bench
bench: ## Measure start-up, opening and memory against a bare window
	@$(PYTHON) scripts/setup_environment.py test
	QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m tests.benchmarks

.PHONY: eval
eval: ## Measure the sourcing analysis where the measuring data is at hand
	@$(PYTHON) scripts/setup_environment.py test
	$(VENV_PYTHON) scripts/eval_sourcing.py

.PHONY: screenshots
screenshots: ## Make the manual's screenshots
	@$(PYTHON) scripts/setup_environment.py test
	$(VENV_PYTHON) scripts/make_screenshots.py docs/manual/images

.PHONY: requirements
requirements: ## Pin the packages anew (needs uv)
	for group in run test check package; do \
	  uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header \
	    $$(test $$group = run || echo --group $$group) \
	    --output-file requirements/$$group.txt || exit 1; \
	done

.PHONY: clean
clean: ## Remove what the targets make
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
