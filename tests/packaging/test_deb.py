"""The Debian package's texts."""

import runpy
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT / "packaging" / "linux")]

from deb import DEPENDS, changelog, control, filled, newest_glibc

from changes import Changes
from lymph_coach.command_line import build_parser
from lymph_coach.doctor.machine import _LIBRARIES
from lymph_coach.system.identity import APP_ID, NAME

LINUX = ROOT / "packaging" / "linux"
DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
CHANGES = Changes("1.2.0", "2026-11-22", ("Arms & <circles>.", "A point so long that it has to be broken. " * 3))


def metainfo(pictures: str = "", changes: Changes = CHANGES) -> ET.Element:
    text = (LINUX / "metainfo.xml.in").read_text(encoding="utf-8")
    return ET.fromstring(filled(text, "1.2.0", changes, DAY, pictures))  # noqa: S314  # our own text


def test_the_fields_of_the_package() -> None:
    text = control("1.2.0", "amd64", 115_000, "2.36")
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert fields["Package"] == "lymph-coach"
    assert (fields["Version"], fields["Architecture"], fields["Installed-Size"]) == ("1.2.0", "amd64", "115000")
    assert fields["Depends"].startswith("libc6 (>= 2.36), libstdc++6, ")
    assert "\n ." in text
    assert text.endswith("\n")


def test_who_publishes_it_is_nobody_where_the_name_is_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAINTAINER", "")  # as a workflow passes on a variable that is not set
    fields = runpy.run_path(str(LINUX / "deb.py"))["control"]("1.2.0", "amd64", 115_000, "2.36")
    assert "\nMaintainer: Lymph Coach <nobody@lymph-coach.invalid>\n" in fields


def test_it_depends_on_every_library_that_the_doctor_looks_for() -> None:
    assert set(_LIBRARIES.values()) <= set(DEPENDS)


def test_the_newest_c_library_is_asked_for() -> None:
    assert newest_glibc([b"..GLIBC_2.9..", b"GLIBC_2.36\0GLIBC_2.17", b"GLIBC_PRIVATE"]) == "2.36"


def test_the_changelog_is_as_debian_has_it() -> None:
    lines = changelog("1.2.0", CHANGES, DAY).splitlines()
    assert lines[0] == "lymph-coach (1.2.0) stable; urgency=medium"
    assert lines[2] == "  * Arms & <circles>."
    assert lines[3].startswith("  * A point")
    assert lines[4].startswith("    ")
    assert max(map(len, lines[:-1])) <= 80  # the last names whoever publishes, at any length
    assert lines[-1].endswith(">  Sun, 22 Nov 2026 09:00:00 +0000")


def test_the_metadata_name_the_program_as_it_names_itself() -> None:
    root = metainfo()
    assert root.findtext("id") == APP_ID
    assert root.findtext("name") == NAME
    assert root.findtext("launchable") == f"{APP_ID}.desktop"
    release = root.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "1.2.0", "date": "2026-11-22", "type": "stable"}
    assert release.findtext("description/ul/li") == "Arms & <circles>."


def test_what_is_not_released_says_so() -> None:
    release = metainfo(changes=Changes("Unreleased", "", ("x",))).find("releases/release")
    assert release is not None
    assert release.get("type") == "development"


@pytest.mark.parametrize(("pictures", "count"), [("", 0), ("https://example.org", 4)])
def test_pictures_are_named_where_they_can_be_fetched(pictures: str, count: int) -> None:
    images = [one.text or "" for one in metainfo(pictures).iter("image")]
    assert len(images) == count
    for address in images:
        assert (ROOT / address.removeprefix("https://example.org/")).is_file()


def test_the_desktop_entry_names_the_program_as_it_names_itself() -> None:
    lines = (LINUX / f"{APP_ID}.desktop").read_text(encoding="utf-8").splitlines()
    assert {f"Name={NAME}", f"Icon={APP_ID}", "Exec=lymph-coach"} <= set(lines)


def test_the_manual_tells_of_every_command() -> None:
    text = (LINUX / "lymph-coach.1.in").read_text(encoding="utf-8")
    commands = build_parser()._subparsers
    assert commands is not None
    names = [name for action in commands._group_actions for name in (action.choices or ())]
    assert "reminders" in names
    for name in names:
        assert f"\n.BR {name} " in text
