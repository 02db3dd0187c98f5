"""What the packages of Windows, macOS and Flatpak are told: as far as it can be seen without these systems."""

import plistlib
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
sys.path[:0] = [str(PACKAGING / "windows"), str(PACKAGING / "macos")]

from bundle import info
from version_resource import version_resource

from lymph_coach import __version__
from lymph_coach.system.identity import APP_ID, NAME


def test_the_bundle_is_the_program_in_this_version() -> None:
    entries = plistlib.loads(plistlib.dumps(info("1.2.0", APP_ID, NAME)))
    assert entries["CFBundleIdentifier"] == APP_ID
    assert entries["CFBundleShortVersionString"] == entries["CFBundleVersion"] == "1.2.0"
    assert entries["CFBundleDisplayName"] == NAME


def test_the_entitlements_can_be_read() -> None:
    given = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert given
    assert all(given.values())
    assert all(key.startswith("com.apple.security.cs.") for key in given)


class Made:
    """Stands in for the classes of PyInstaller by which a version resource is written."""

    def __init__(self, *given: object, **named: object) -> None:
        self.given = given
        self.named = named


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.0", (1, 2, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("2", (2, 0, 0, 0))]
)
def test_windows_is_told_the_version(version: str, numbers: tuple[int, ...]) -> None:
    kinds = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    names: dict[str, object] = dict.fromkeys(kinds, Made)
    made = eval(version_resource(version, "lymph-coach", "Lymph Coach"), names)  # noqa: S307  # as PyInstaller does
    assert made.named["ffi"].named["filevers"] == numbers
    table = made.named["kids"][0].given[0][0]
    strings = dict(one.given for one in table.given[1])
    assert (strings["FileVersion"], strings["ProductVersion"]) == (version, version)
    assert strings["OriginalFilename"] == "lymph-coach.exe"


def test_the_installer_of_windows_has_its_version_from_the_program() -> None:
    text = (PACKAGING / "windows" / "lymph-coach.iss").read_text(encoding="utf-8")
    assert __version__ not in text
    assert re.search(r'^#define Version GetStringFileInfo\(.*"ProductVersion"\)$', text, re.MULTILINE)
    assert f'#define Id "{APP_ID}"' in text
    assert text.count('AppUserModelID: "{#Id}"') == 2
    assert f'AppUserModelId\\{NAME}"; Flags: dontcreatekey uninsdeletekey' in text  # the library enters us by this
    assert (PACKAGING / "windows" / "../../LICENSE").resolve().is_file()


def test_the_programs_of_windows_are_named_as_the_reminders_expect() -> None:
    spec = (PACKAGING / "lymph_coach.spec").read_text(encoding="utf-8")
    script = (PACKAGING / "windows" / "lymph-coach.iss").read_text(encoding="utf-8")
    for name in ("lymph-coach", "lymph-coach-console"):
        assert f'made("{name}"' in spec
        assert f'"{name}.exe"' in script


def test_each_python_that_is_promised_is_tested() -> None:
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    first, after = map(int, re.findall(r"3\.(\d+)", promised))
    matrix = re.search(r"python: \[(.*)\]", (ROOT / ".github/workflows/build.yml").read_text(encoding="utf-8"))
    assert matrix
    assert re.findall(r'"3\.(\d+)"', matrix[1]) == [str(minor) for minor in range(first, after)]
    assert f"(3, {first}) <= sys.version_info[:2] < (3, {after})" in (ROOT / "Makefile").read_text(encoding="utf-8")
