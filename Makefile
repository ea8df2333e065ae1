# Each target sets up what it needs on first use.
SHELL := /bin/bash
PORT ?= 8000
BIN := .venv/bin

# What Python compiles it may keep: the processes of the tests load the same modules many times.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test check style types faults bench setup translations

run: .venv/ready ## serve on http://127.0.0.1:8000
	$(BIN)/speechwatch prepare
	MALLOC_ARENA_MAX=1 $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 1 \
		--blocking-threads 6 --no-ws --backlog 8192 --http1-header-read-timeout 5000 \
		wsgi:app

test: .venv/ready .venv/machine ## the tests, on both engines and in a browser
	$(BIN)/pytest -n 3 --dist worksteal -m "not faults"

faults: .venv/ready .venv/machine ## the long ones: kills, full disks, fuzz, long properties
	$(BIN)/pytest -n 2 --dist loadgroup -m faults

check: .venv/ready .venv/machine ## format, lint, types, imports, migrations, translations, and the tests
	$(MAKE) --jobs=2 --output-sync=target style types test

style: .venv/ready ## format, lint, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/ready
	$(BIN)/mypy

SIZES ?= 18 1000 20000
bench: .venv/ready .venv/machine ## ratios from one run beside the bars; SIZES="18 1000000"
	$(BIN)/python -m bench --sizes "$(SIZES)"

setup: .venv/ready .venv/machine

translations: .venv/ready ## collect every visible string for the translators, in every catalogue
	$(BIN)/pybabel -q extract -F babel.cfg -k _n -k lazy_gettext --no-location --sort-output \
		--omit-header -o translations/messages.pot .
	$(BIN)/pybabel -q update -i translations/messages.pot -d translations --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date -w 100

.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || python3 -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/machine: tests/machine.sh | .venv/ready
	bash tests/machine.sh
	touch $@
