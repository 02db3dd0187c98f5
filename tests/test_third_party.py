"""THIRD_PARTY.md names everything that is installed with us, at the versions we pin."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "packaging"))
import third_party


def table() -> dict[str, list[str]]:
    """The cells of each row, by normalised name."""
    lines = third_party.FILE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {third_party.normal(row[0]): row for row in cells[1:]}


def test_the_file_is_current_for_the_pins() -> None:
    pins = third_party.pinned((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    named = table()
    needed = {one for one in third_party.required("lymph-coach") if one in pins}
    assert needed <= named.keys()
    assert {name: row[1] for name, row in named.items()} == {name: pins[name] for name in named}


def test_every_licence_is_told() -> None:
    assert [row for row in table().values() if len(row[2]) < 3 or row[2] == "not told"] == []


@pytest.mark.parametrize(
    ("about", "classifiers", "licence"),
    [
        ({"License-Expression": "MIT", "License": "long"}, [], "MIT"),
        ({}, ["License :: OSI Approved :: MIT License", "Topic :: Games"], "MIT License"),
        ({"License": "BSD\nand more"}, ["License :: OSI Approved"], "BSD"),
        ({}, [], "not told"),
    ],
)
def test_a_licence_is_what_the_package_says(about: dict[str, str], classifiers: list[str], licence: str) -> None:
    assert third_party.licence_of(about, classifiers) == licence


def test_a_home_is_the_page_or_else_the_source() -> None:
    assert third_party.home_of({"Home-page": "https://a"}, []) == "https://a"
    assert third_party.home_of({}, ["Issues, https://i", "Source, https://s", "Homepage, https://h"]) == "https://h"
    assert third_party.home_of({}, ["Issues, https://i"]) == ""


def test_a_pin_is_read_without_its_conditions() -> None:
    assert third_party.pinned("A_b==1.0 ; x\n# c\nd\ne==2 # why") == {"a-b": "1.0", "e": "2"}


def test_a_file_that_is_not_current_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(third_party, "FILE", tmp_path / "THIRD_PARTY.md")
    assert third_party.main(["--check"]) == 1
    assert "THIRD_PARTY.md is not what the packages say" in capsys.readouterr().err
    assert third_party.main([]) == 0
    assert third_party.main(["--check"]) == 0
