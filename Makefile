# Every target makes what it needs: on a fresh machine `make run` and `make test` are enough.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: run test check coverage bench screenshots clean

run: .venv/run
	@packaging/system-packages.sh run
	@packaging/run.sh $(ARGS)

test: .venv/dev
	@packaging/system-packages.sh test
	$(BIN)/python -m pytest $(ARGS)

check: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/architecture

# The parts that everything rests on are held at every branch.
coverage: .venv/dev
	COVERAGE_FILE=.coverage $(BIN)/coverage run -m pytest -q tests/unit tests/faults
	COVERAGE_FILE=.coverage $(BIN)/coverage combine -q
	COVERAGE_FILE=.coverage $(BIN)/coverage report --fail-under=100 \
	    --include='interview_helper/domain/*,interview_helper/storage/*'

bench: .venv/dev
	@packaging/system-packages.sh run
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)

screenshots: .venv/run
	@packaging/system-packages.sh run
	@packaging/screenshots.sh

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* build dist

.venv/run: pyproject.toml constraints.txt
	@test -d .venv || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: pyproject.toml constraints.txt
	@test -d .venv || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/run
