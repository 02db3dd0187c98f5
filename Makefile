# The two commands: `make run` and `make test`. Both set up whatever is missing first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SOURCES := src tests benchmarks packaging

# make screens ONLY=today LOOK="--theme dark --text 150 --size 1024x700"; make sheet: all of them in one picture
.PHONY: run test looks fuzz fix bench soak audit screens sheet translations clean package package-test wheel-test release

run: $(READY)
	@bash packaging/linux/system-libraries.sh run
	@$(BIN)/python -m lymph_coach

# As many test processes as there are processors and one more, for one waits for real programs (tests/conftest.py). What
# they compile is kept, also where Python is told to keep nothing: each would spend ten seconds on it each time.
test: $(READY)
	@bash packaging/linux/system-libraries.sh test
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/basedpyright
	rm -f .coverage .coverage.*
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal \
	  --cov --cov-report=term:skip-covered

# Every screen in every theme, at every size of text, in both windows: ten of these 32 looks are in `make test`.
looks: $(READY)
	@bash packaging/linux/system-libraries.sh test
	LOOKS=every QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal tests/desktop/test_audit_screens.py

fuzz: $(READY)
	@bash packaging/linux/system-libraries.sh test
	HYPOTHESIS_PROFILE=fuzz QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto tests/fuzz

fix: $(READY)
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

soak: $(READY)
	@bash packaging/linux/system-libraries.sh test
	$(BIN)/python benchmarks/soak.py

# Known weaknesses of the pinned packages, where pip-audit is installed: it asks a database on the network.
audit: $(READY)
	$(BIN)/python packaging/third_party.py --check
	@command -v pip-audit >/dev/null || { echo "Install pip-audit first: pipx install pip-audit"; exit 1; }
	pip-audit --strict --disable-pip --no-deps --requirement constraints.txt --requirement packaging/constraints-build.txt \
	  || { echo "Some pinned package has a known weakness, or the database could not be asked: see above."; exit 1; }

bench: $(READY)
	@bash packaging/linux/system-libraries.sh test
	$(BIN)/python benchmarks/run.py

screens: $(READY)
	@bash packaging/linux/system-libraries.sh test
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/desktop/screens.py screens --only "$(ONLY)" $(LOOK)

sheet: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/desktop/screens.py docs/pictures --sheet docs/pictures/all-screens.png

translations: $(READY)
	$(BIN)/pyside6-lupdate -pluralonly -no-obsolete $$(find src/lymph_coach/desktop -name '*.py') -ts assets/translations/lymph_coach_en.ts
	$(BIN)/pyside6-lrelease assets/translations/lymph_coach_en.ts -qm assets/translations/lymph_coach_en.qm

# The packages: see "Building the packages" in CONTRIBUTING.md.
package:
	@bash packaging/linux/system-libraries.sh run
	@PYTHON=$(PYTHON) bash packaging/linux/package.sh

package-test: $(READY) package
	@bash packaging/linux/try-package.sh
	$(BIN)/python benchmarks/packaged.py

wheel-test: $(READY)
	@PYTHON=$(PYTHON) bash packaging/try-wheel.sh

release: $(READY)
	@$(BIN)/python packaging/release.py

clean:
	rm -rf $(VENV) build dist screens .coverage .coverage.* .hypothesis .pytest_cache .ruff_cache
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' \
	  || { echo "Lymph Coach needs Python 3.11 to 3.14; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (once; about a minute)"
	@$(PYTHON) -m venv --clear $(VENV) || { echo "On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(READY)
