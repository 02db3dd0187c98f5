"""The script that sees to the system's libraries, among commands that only write down what they are asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "linux" / "system-libraries.sh"
NEEDED = [
    "libgl1",
    "libegl1",
    "libglib2.0-0t64",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
]
TESTED_WITH = ["libgssapi-krb5-2", "libbrotli1"]
OPTIONAL = [
    *("xvfb", "xauth", "xdotool", "pulseaudio", "pulseaudio-utils", "dbus", "dunst"),
    *("at-spi2-core", "gir1.2-atspi-2.0", "python3-gi"),
]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux alone")


class Machine:
    """A machine with the packages given; ``asked`` is what apt-get was told to do."""

    def __init__(self, folder: Path, installed: list[str], *, root: bool = False, apt_works: bool = True) -> None:
        self._bin = folder / "bin"
        self._bin.mkdir()
        self._log = folder / "asked"
        listing = folder / "installed"
        # As Debian 13 has it: the renamed library tells its old name among what it provides.
        lines = [f"ii  {name} {'libglib2.0-0 (= 2.84)' if 't64' in name else ''}" for name in installed]
        listing.write_text("\n".join([*lines, "rc  libnot-here1 \n"]), encoding="utf-8")
        self._command("dpkg-query", f"cat {listing}")
        self._command("id", f"echo {0 if root else 1000}")
        self._command("sudo", "exit 1")
        self._command("apt-get", f'echo "$*" >> {self._log}; exit {0 if apt_works else 100}')

    def _command(self, name: str, line: str) -> None:
        path = self._bin / name
        path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        path.chmod(0o755)

    def without(self, name: str) -> None:
        (self._bin / name).unlink()

    @property
    def asked(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []

    def run(self, *words: str, path: str = os.defpath) -> tuple[int, str]:
        done = subprocess.run(
            ["/bin/bash", str(SCRIPT), *words],
            env={"PATH": f"{self._bin}:{path}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("what", ["run", "test"])
def test_it_is_silent_when_nothing_is_missing(tmp_path: Path, what: str) -> None:
    machine = Machine(tmp_path, [*NEEDED, *TESTED_WITH, *OPTIONAL])
    assert machine.run(what) == (0, "")
    assert machine.asked == []


def test_root_has_what_is_missing_installed(tmp_path: Path) -> None:
    machine = Machine(tmp_path, [*NEEDED[1:], *OPTIONAL], root=True)
    assert machine.run("run") == (0, "Installing libgl1\n")
    assert machine.asked == ["install -y -q --no-install-recommends libgl1"]


def test_running_asks_for_nothing_that_only_the_tests_load(tmp_path: Path) -> None:
    machine = Machine(tmp_path, NEEDED)
    assert machine.run("run") == (0, "")
    code, said = machine.run("test")
    assert code == 1
    assert "libgssapi-krb5-2 libbrotli1" in said


def test_when_it_cannot_be_installed_the_command_is_named(tmp_path: Path) -> None:
    machine = Machine(tmp_path, NEEDED[1:], root=True, apt_works=False)
    code, said = machine.run("run")
    assert code == 1
    assert "sudo apt-get install libgl1\n" in said
    assert [line.split()[0] for line in machine.asked] == ["install", "update"]


def test_without_rights_what_is_needed_is_named_and_fails(tmp_path: Path) -> None:
    machine = Machine(tmp_path, NEEDED[2:])
    code, said = machine.run("run")
    assert code == 1
    assert said.endswith("sudo apt-get install libgl1 libegl1\n")
    assert machine.asked == []


def test_without_rights_test_tools_are_named_and_no_failure(tmp_path: Path) -> None:
    machine = Machine(tmp_path, [*NEEDED, *TESTED_WITH, *(name for name in OPTIONAL if name != "xauth")])
    code, said = machine.run("test")
    assert code == 0
    assert said.endswith("sudo apt-get install xauth\n")


def test_another_linux_is_told_the_names(tmp_path: Path) -> None:
    machine = Machine(tmp_path, [])
    machine.without("dpkg-query")
    (tmp_path / "bin" / "uname").write_text("#!/bin/sh\necho Linux\n", encoding="utf-8")
    (tmp_path / "bin" / "uname").chmod(0o755)
    code, said = machine.run("run", path=str(tmp_path / "nowhere"))
    assert code == 0
    assert "libxcb-cursor0" in said


@pytest.mark.parametrize("words", [(), ("all",), ("run", "test")])
def test_it_says_how_it_is_called(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, said = Machine(tmp_path, NEEDED).run(*words)
    assert code == 2
    assert "run|test" in said
