"""What goes into the packages."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from contents import NEEDLESS_HOOKS, belonging, goes_in, licences

WHEEL = "/venv/site-packages/"
SYSTEM = "/usr/lib/x86_64-linux-gnu/"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/lib/libQt6PrintSupport.so.6",
        "PySide6/QtSvg.abi3.so",
        "PySide6\\QtNetwork.pyd",
        "PySide6\\Qt6Network.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "espeakng_loader/libespeak-ng.so",
        "espeakng_loader/espeak-ng-data/en_dict",
        "espeakng_loader/espeak-ng-data/lang/gmw/en-US",
        "espeakng_loader/espeak-ng-data/voices/!v/f1",
        "lymph_coach/assets/pages/en/about.md",
        "numpy-2.4.6.dist-info/METADATA",
        "licences/numpy/LICENSE.txt",
    ],
)
def test_what_the_program_uses_goes_in(name: str) -> None:
    assert goes_in(name, WHEEL + name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/opengl32sw.dll",
        "libQt6Quick.so.6",
        "espeakng_loader/libespeak-ng.so.1",
        "espeakng_loader/espeak-ng-data/ru_dict",
        "espeakng_loader/espeak-ng-data/lang/gmw/de",
        "espeakng_loader/espeak-ng-data/voices/mb/mb-en1",
        "espeakng_loader/espeak-ng-data/soundicons/bell/x",
        "numpy-2.4.6.dist-info/RECORD",
    ],
)
def test_what_it_never_uses_stays_out(name: str) -> None:
    assert not goes_in(name, WHEEL + name)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("libpython3.11.so.1.0", True),
        ("libsqlite3.so.0", True),
        ("python3.11/lib-dynload/_ctypes.so", True),
        ("libgtk-3.so.0", False),
        ("libglib-2.0.so.0", False),
        ("libstdc++.so.6", False),
    ],
)
def test_the_systems_own_libraries_are_left_to_it(name: str, *, wanted: bool) -> None:
    assert goes_in(name, SYSTEM + name) is wanted


def of_macos(name: str) -> list[tuple[str, str, str]]:
    """What PyInstaller finds of a library of Qt on macOS: itself, a file about it, and links that signing asks for."""
    folder = f"PySide6/Qt/lib/{name}.framework"
    return [
        (f"{folder}/Versions/A/{name}", f"{WHEEL}{folder}/Versions/A/{name}", "BINARY"),
        (f"{folder}/Versions/A/Resources/Info.plist", f"{WHEEL}{folder}/Resources/Info.plist", "DATA"),
        (f"{folder}/Versions/Current", "A", "SYMLINK"),
        (f"{folder}/{name}", f"Versions/Current/{name}", "SYMLINK"),
        (f"{folder}/Resources", "Versions/Current/Resources", "SYMLINK"),
        (name, f"{folder}/Versions/A/{name}", "SYMLINK"),
    ]


def test_a_library_of_macos_goes_in_whole_or_not_at_all() -> None:
    assert list(belonging([*of_macos("QtCore"), *of_macos("QtQml")])) == of_macos("QtCore")


def test_a_link_to_what_stays_out_stays_out() -> None:
    voice, twin = "espeakng_loader/libespeak-ng.so", "espeakng_loader/libespeak-ng.so.1"
    files = [(voice, WHEEL + voice, "BINARY"), (twin, WHEEL + twin, "BINARY")]
    links = [("libespeak-ng.so", voice, "SYMLINK"), ("libespeak-ng.so.1", twin, "SYMLINK"), ("x", twin, "SYMLINK")]
    assert list(belonging([*files, *links])) == [files[0], links[0]]


def test_what_lets_windows_find_its_voice_runs_at_the_start() -> None:
    assert not {"pyi_rth_pythoncom", "pyi_rth_pywintypes"} & set(NEEDLESS_HOOKS)
    spec = (Path(__file__).parents[2] / "packaging" / "lymph_coach.spec").read_text(encoding="utf-8")
    assert spec.count("analysis.scripts = ") == 1
    assert "one[0] not in contents.NEEDLESS_HOOKS]" in spec


def test_terms_are_told_from_code() -> None:
    files = ["x/LICENSE", "x/licenses/COPYING.txt", "x/OFL.txt", "x/license.py", "x/RECORD", "x/NOTICE.md"]
    assert list(licences(files)) == ["x/LICENSE", "x/licenses/COPYING.txt", "x/OFL.txt", "x/NOTICE.md"]
