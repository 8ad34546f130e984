# The commands of the project. Nothing is assumed but Python 3.11 or newer, git and make.
#
#   make demo        read and compare the bundled example readouts
#   make test        everything a change must pass
#   make acceptance  what takes longer: the whole corpus, an isolated installation, the benchmark
#   make docs        write the generated pages and schemas anew
#   make lock        resolve the dependencies anew
#
# PYTHON=/path/to/python3.11 chooses the interpreter, DEMARCHE_CORPUS the folder of the shared corpus.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# Bytecode is written when a module is first imported; compiling all of it beforehand costs time and 200 MB.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-compile
UV := uv==0.13.9
COMPILE := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url
EXAMPLES := src/demarche/examples
VERSIONS := $(EXAMPLES)/putin-cameron-kremlin.txt $(EXAMPLES)/putin-cameron-downing-street.txt
SOURCES := src training benchmarks docs $(patsubst %/__init__.py,%,$(wildcard knowledge/__init__.py))
CHECKED := $(SOURCES) tests
EVALUATE := $(BIN)/demarche evaluate $(if $(DEMARCHE_REQUIRE_ALL),--require-all)

.PHONY: help demo test acceptance docs lock clean python server

help:
	@sed -n '3,/^$$/s/^# \{0,1\}//p' Makefile

python:
	@test -n "$(PYTHON)" || { echo "Demarche needs Python 3.11 or newer, and none was found: give it as PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Demarche needs Python 3.11 or newer; $(PYTHON) is older: give another as PYTHON=/path/to/python3.11"; exit 1; }

# A stamp per lock file: set-up runs again only when what it installs has changed.
$(VENV)/installed-base: requirements/base.txt pyproject.toml | python
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@echo "Installing what Demarche runs on (requirements/base.txt) into $(VENV) ..."
	@$(INSTALL) --require-hashes -r requirements/base.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements/dev.txt $(VENV)/installed-base
	@echo "Installing what the checks run on (requirements/dev.txt) into $(VENV) ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/installed-base
	$(BIN)/demarche read $(EXAMPLES)
	$(BIN)/demarche compare $(VERSIONS)

# A real PostgreSQL, for the tests that run on both databases: Debian's, installed where that is allowed.
server:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
		|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "Installing PostgreSQL for the tests ..." \
			&& apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql >/dev/null; } \
		|| echo "No PostgreSQL server here, and none may be installed: the tests on it are skipped"

test: $(VENV)/installed-dev server
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy --strict $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/python -m pytest
	$(EVALUATE)

acceptance: $(VENV)/installed-dev server
	DEMARCHE_REQUIRE_ALL=1 $(BIN)/python -m pytest -m slow
	$(BIN)/python benchmarks/read_speed.py
	$(BIN)/demarche evaluate --require-all

docs: $(VENV)/installed-dev
	$(BIN)/python -m demarche.schema
	$(BIN)/python docs/build.py
	$(BIN)/python docs/picture.py

lock: python
	@test -x build/lock/bin/uv || { "$(PYTHON)" -m venv build/lock && build/lock/bin/pip install --quiet --disable-pip-version-check $(UV); }
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --upgrade --all-extras pyproject.toml requirements/build.in -o requirements/all.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) -c requirements/all.txt pyproject.toml requirements/build.in -o requirements/base.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) -c requirements/all.txt --extra dev pyproject.toml requirements/build.in -o requirements/dev.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
