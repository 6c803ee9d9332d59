# Thin: each target is a command of bootstrap.py, which sets up what is missing first.
PYTHON ?= python3

.PHONY: run test bench triage samples pictures handbook simulators locale lock bundle package release clean

run test bench triage samples pictures handbook simulators locale lock bundle package release:
	@$(PYTHON) bootstrap.py $@ $(ARGS)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
