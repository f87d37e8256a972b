# `make site` sets everything up and builds the three sites; the README lists the other targets.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
  RUN := $(VENV)/Scripts/python
else
  RUN := $(VENV)/bin/python
endif
READY := $(VENV)/.ready
ARGS ?=

.DEFAULT_GOAL := site
.PHONY: site instructor serve test check notebooks wheel leaks measure clean

site instructor serve notebooks wheel check leaks test: $(READY)
	@$(RUN) -m coursekit $@ $(ARGS)

measure: $(READY)
	@$(RUN) -m tools.measure $(ARGS)

clean:
	@if [ -e $(READY) ]; then $(RUN) -m coursekit clean; else rm -rf _build; fi
	@rm -rf dist

# Installed again when the lock changes; the marker comes last, so an interruption starts over.
$(READY): requirements.lock pyproject.toml
	@command -v git >/dev/null || { echo "git is missing: install it (https://git-scm.com)"; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer, or say where it is: make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is $$($(PYTHON) -V): the course needs Python 3.11 or newer; name another with make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks venv: install it (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@rm -f $(READY)
	@echo "installing what the course needs into $(VENV) (minutes, the first time)"
	@$(RUN) -c '' 2>/dev/null || { rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@$(RUN) -m pip install --quiet --disable-pip-version-check uv
	@$(RUN) -m uv pip install --quiet --compile-bytecode --python $(RUN) -r requirements.lock -e .
	@touch $(READY)
