"""The version and what is new in it."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from changes import Changes, ChangesError, of_version, sections, version
from lymph_coach import __version__

TEXT = """# Changes

Words before.

## Unreleased

- Not yet.

## 1.2.0 - 2026-11-22

### New

- One thing
  over two lines.
- Another.

## 1.1.0 - 2026-10-01
"""


def test_every_section_is_read() -> None:
    assert sections(TEXT) == (
        Changes("Unreleased", "", ("Not yet.",)),
        Changes("1.2.0", "2026-11-22", ("One thing over two lines.", "Another.")),
        Changes("1.1.0", "2026-10-01", ()),
    )


@pytest.mark.parametrize(("wanted", "found"), [("1.2.0", "1.2.0"), ("1.3.0", "Unreleased")])
def test_a_version_has_its_section_or_is_not_released_yet(wanted: str, found: str) -> None:
    assert of_version(TEXT, wanted).name == found


def test_a_changelog_that_says_nothing_of_it_is_no_good() -> None:
    with pytest.raises(ChangesError, match=r"nothing of 2\.0\.0"):
        of_version("# Changes\n", "2.0.0")


def test_the_version_is_the_programs() -> None:
    assert version() == __version__


def test_a_program_without_a_version_is_no_good(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("version = 1\n", encoding="utf-8")
    with pytest.raises(ChangesError, match=r"x\.py says no version"):
        version(tmp_path / "x.py")


def test_our_own_changelog_can_be_read() -> None:
    assert of_version((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__).points
