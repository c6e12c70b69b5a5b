# `make run` opens Dagdeel; `make test` checks everything. Both install what they need first.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
EXAMPLE := resources/examples/overloaded_duo.dagdeel
BENCHES := $(filter-out _%,$(basename $(notdir $(wildcard bench/*.py))))

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test soak lint format bench screenshots handbook catalogues schema package system-run system-test system-package clean

run: system-run $(VENV)/.run
	$(PYTHON) main.py $(EXAMPLE)

test: lint
	$(PYTHON) -m pytest

# The same properties, looked for much longer.
soak: system-test $(VENV)/.dev
	DAGDEEL_SOAK=1 HYPOTHESIS_PROFILE=soak $(PYTHON) -m pytest
	$(PYTHON) -m tools.soak_readers
	$(PYTHON) -m tools.soak_workbooks

lint: system-test $(VENV)/.dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/.dev
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench: system-test $(VENV)/.dev
	@set -e; for name in $(BENCHES); do echo "== $$name"; $(PYTHON) -m bench.$$name; done

screenshots: system-test $(VENV)/.dev
	$(PYTHON) -m tools.screenshots

# The handbook in docs/, with its pictures, from the texts in resources/help.
handbook: system-test $(VENV)/.dev
	$(PYTHON) -m tools.handbook_pictures
	$(PYTHON) -m tools.handbook

catalogues: $(VENV)/.dev
	$(PYTHON) -m tools.catalogues

# The description of the plan file for other programs.
schema: $(VENV)/.dev
	$(PYTHON) main.py schema --language en > docs/plan.schema.json

# What people install: the program in one folder, the .deb, and the set-up program's script compiled.
package: system-package $(VENV)/.package
	$(PYTHON) -m installers

system-run:
	@PYTHON3=$(PYTHON3) tools/system_packages.sh run

system-test:
	@PYTHON3=$(PYTHON3) tools/system_packages.sh test

system-package:
	@PYTHON3=$(PYTHON3) tools/system_packages.sh package

$(VENV)/.run: pyproject.toml | system-run $(PYTHON)
	$(PYTHON) -m pip install --quiet -e .
	touch $@

$(VENV)/.dev: pyproject.toml | system-test $(PYTHON)
	$(PYTHON) -m pip install --quiet -e '.[dev]'
	touch $@ $(VENV)/.run

$(VENV)/.package: pyproject.toml | system-package $(PYTHON)
	$(PYTHON) -m pip install --quiet -e '.[package]'
	touch $@ $(VENV)/.run

$(PYTHON):
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dagdeel needs Python 3.11 or newer: name one with PYTHON3=..." >&2; exit 1; }
	$(PYTHON3) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

clean:
	rm -rf $(VENV) build dist
