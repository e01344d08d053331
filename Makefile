# Two commands are enough: `make run` serves antq with sample data, `make test` proves it.
# Nothing has to be installed beforehand but Python 3.11 and make.

PORT ?= 5000
WORKERS ?= 2
PYTEST_ARGS ?=
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help venv venv-dev machine run test test-sqlite test-postgresql coverage lint format bench messages clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

venv:
	@tools/venv.sh requirements.txt

venv-dev:
	@tools/venv.sh requirements.txt requirements-dev.txt

# Plain http is for this machine only: without it the session cookie is Secure and a browser keeps it off http.
run: export ANTQ_PLAIN_HTTP ?= 1
run: export PORT := $(PORT)
run: venv  ## serve on http://127.0.0.1:5000 with sample data (PORT=…, ANTQ_DATA_DIR=…)
	@$(BIN)/python tools/prepare.py
	@echo "antq: http://127.0.0.1:$(PORT)   (Ctrl-C stops it)"
	@exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) \
		--blocking-threads 32 --respawn-failed-workers --no-ws --log-level error app:app

# A browser and a PostgreSQL server for the tests; without them (and outside CI) their tests are skipped aloud.
machine: venv-dev
	@$(BIN)/python tools/get_browser.py
	@$(BIN)/python tools/get_postgresql.py

test: machine  ## run all tests, on SQLite and again on PostgreSQL
	@failed=0; \
	$(MAKE) --no-print-directory test-sqlite || failed=1; \
	$(MAKE) --no-print-directory test-postgresql || failed=1; \
	exit $$failed

test-sqlite: machine
	@echo "== tests on SQLite"
	@ANTQ_TEST_DATABASE=sqlite $(BIN)/pytest -n 2 --dist worksteal $(PYTEST_ARGS)

test-postgresql: machine
	@echo "== tests on PostgreSQL"
	@ANTQ_TEST_DATABASE=postgresql $(BIN)/pytest -n 2 --dist worksteal $(PYTEST_ARGS)

coverage: machine  ## which lines and branches no test reaches
	@ANTQ_TEST_DATABASE=sqlite $(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered --cov-report=html $(PYTEST_ARGS)

lint: venv-dev  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: venv-dev  ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: venv  ## what pages cost (BENCH="--sizes 1000 10000 100000 --keep DIR --write docs/performance.md")
	@$(BIN)/python benchmarks/run.py $(BENCH)

messages: venv  ## collect the interface's sentences for translators
	@mkdir -p translations
	$(BIN)/pybabel extract -F pyproject.toml -k _l -k lazy_gettext --sort-by-file --no-location \
		--project antq --copyright-holder "antq contributors" -o translations/messages.pot .

clean:  ## remove what can be made again (never the data)
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
