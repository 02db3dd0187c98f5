"""The command line: which command runs, what is refused, and how little is loaded."""

import argparse
import errno
import io
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from lymph_coach import __version__, cli
from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.export.export import Outputs


class Calls:
    """Stands in for the three commands and notes what they are asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[tuple[object, ...]] = []
        monkeypatch.setattr("lymph_coach.terminal.app.run", self.practise)
        monkeypatch.setattr("lymph_coach.export.export.run", self.export)
        monkeypatch.setattr("lymph_coach.doctor.doctor.run", self.doctor)
        monkeypatch.setattr("lymph_coach.desktop.app.run", self.open)
        monkeypatch.setattr("lymph_coach.speech.engine_process.run_child", self.child)
        monkeypatch.setattr("lymph_coach.remind.remind.run", self.remind)
        monkeypatch.setattr("lymph_coach.commands.reminders.run", self.reminders)
        monkeypatch.setattr("lymph_coach.commands.data.run", self.data)

    def practise(self, options: PlanOptions, *, silent: bool, plain: bool) -> int:
        self.made.append(("practise", dict(options.given), silent, plain))
        return 11

    def export(self, options: PlanOptions, outputs: Outputs) -> int:
        self.made.append(("export", dict(options.given), outputs))
        return 12

    def doctor(self, *, as_json: bool) -> int:
        self.made.append(("doctor", as_json))
        return 13

    def open(self, ready: str | None, page: str) -> int:
        self.made.append(("open", ready, page))
        return 14

    def remind(self, *, stay: bool) -> int:
        self.made.append(("remind", stay))
        return 16

    def reminders(self, parsed: argparse.Namespace) -> int:
        given = {name: value for name, value in vars(parsed).items() if value is not None}
        self.made.append(("reminders", given))
        return 17

    def data(self, parsed: argparse.Namespace) -> int:
        self.made.append(("data", {name: value for name, value in vars(parsed).items() if value is not None}))
        return 18

    def child(self) -> int:
        self.made.append(("child",))
        return 15


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    monkeypatch.setenv("DISPLAY", ":7")
    return Calls(monkeypatch)


COMMANDS: tuple[tuple[str, int, tuple[object, ...]], ...] = (
    ("", 14, ("open", None, "")),
    ("open", 14, ("open", None, "")),
    ("open --ready gentle", 14, ("open", "gentle", "")),
    ("open --page reminders", 14, ("open", None, "reminders")),
    ("open --ready=", 14, ("open", "", "")),
    ("remind", 16, ("remind", False)),
    ("remind --stay", 16, ("remind", True)),
    ("data export a.json", 18, ("data", {"command": "data", "action": "export", "file": "a.json"})),
    (
        "data import a.json --dry-run --keep file",
        18,
        ("data", {"command": "data", "action": "import", "file": "a.json", "dry_run": True, "keep": "file"}),
    ),
    ("reminders list", 17, ("reminders", {"command": "reminders", "action": "list"})),
    (
        "reminders add --name A --at 6pm --days mon --habit tea --preset gentle",
        17,
        (
            "reminders",
            {
                "command": "reminders",
                "action": "add",
                "name": "A",
                "at": "6pm",
                "days": "mon",
                "habit": "tea",
                "preset": "gentle",
            },
        ),
    ),
    (
        "reminders edit 2 --off",
        17,
        ("reminders", {"command": "reminders", "action": "edit", "number": "2", "on": False}),
    ),
    ("reminders edit 2 --on", 17, ("reminders", {"command": "reminders", "action": "edit", "number": "2", "on": True})),
    ("reminders delete 2", 17, ("reminders", {"command": "reminders", "action": "delete", "number": "2"})),
    ("--speech-child", 15, ("child",)),
    ("practise", 11, ("practise", dict[str, str](), False, False)),
    ("practise --rounds 1 --silent --plain", 11, ("practise", {"rounds": "1"}, True, True)),
    ("practise --routine mine.toml", 11, ("practise", {"routine": "mine.toml"}, False, False)),
    ("doctor", 13, ("doctor", False)),
    ("doctor --json", 13, ("doctor", True)),
    ("export --out a.wav --arms left", 12, ("export", {"arms": "left"}, Outputs(sound=Path("a.wav")))),
)


@pytest.mark.parametrize(("words", "status", "call"), COMMANDS)
def test_each_command_runs_and_gives_its_status(
    calls: Calls, words: str, status: int, call: tuple[object, ...]
) -> None:
    assert cli.main(words.split()) == status
    assert calls.made == [call]


def test_without_words_those_of_the_program_count(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["lymph-coach", "doctor"])
    assert cli.main() == 13
    assert calls.made == [("doctor", False)]


def test_without_a_screen_the_session_runs_in_the_terminal(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert cli.main([]) == 11
    assert calls.made == [("practise", {}, False, False)]
    message = "There is no screen for a window here, so the session runs in this terminal.\n"
    assert capsys.readouterr().err == message


def test_without_a_screen_nothing_begins_in_place_of_a_window_that_is_ready(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert cli.main(["open", "--ready", "gentle"]) == 1
    assert calls.made == []
    assert capsys.readouterr().err == "There is no screen for a window here.\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("open --ready hard", "lymph-coach open: argument --ready: invalid choice: 'hard' (choose from '', 'starter'"),
        ("remind --now", "lymph-coach: unrecognized arguments: --now"),
        ("reminders", "lymph-coach reminders: the following arguments are required: ACTION"),
        ("reminders add --name A", "lymph-coach reminders add: the following arguments are required: --at"),
        ("reminders edit 1 --on --off", "lymph-coach reminders edit: argument --off: not allowed with argument --on"),
        ("dance", "lymph-coach: argument COMMAND: invalid choice: 'dance'"),
        ("practise --speed 3", "lymph-coach: unrecognized arguments: --speed 3"),
        ("practise --round 3", "lymph-coach: unrecognized arguments: --round 3"),
        ("practise --rounds", "lymph-coach practise: argument --rounds: expected one argument"),
        ("export", "lymph-coach export: say where to write: --out, --cues or --captions."),
        ("export --out a --cues ./a", "lymph-coach export: --cues is './a'; allowed is a file of its own."),
    ],
)
def test_bad_words_are_refused_in_one_line(
    calls: Calls, capsys: pytest.CaptureFixture[str], words: str, message: str
) -> None:
    try:
        status = cli.main(words.split())
    except SystemExit as end:
        status = end.code
    assert status == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(message)
    assert told.err.count("\n") == 1
    assert calls.made == []


class Ending:
    """A command that ends in its own way."""

    def __init__(self, error: BaseException | None, *said: str) -> None:
        self._error = error
        self._said = said

    def __call__(self, *, as_json: bool) -> int:
        del as_json
        sys.stdout.write("\n".join([*self._said, ""]))
        if self._error:
            raise self._error
        return 0


def test_ctrl_c_ends_a_command_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lymph_coach.doctor.doctor.run", Ending(KeyboardInterrupt()))
    assert cli.main(["doctor"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("error", [None, BrokenPipeError(errno.EPIPE, "Broken pipe")])
def test_a_reader_that_leaves_ends_a_command_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, error: OSError | None
) -> None:
    monkeypatch.setattr("lymph_coach.doctor.doctor.run", Ending(error, "read by nobody"))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert cli.main(["doctor"]) == 1


def test_a_letter_that_cannot_be_shown_ends_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lymph_coach.doctor.doctor.run", Ending(None, "\u015bniadanie"))
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="latin-1") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert cli.main(["doctor"]) == 0
        assert raw.getvalue() == b"?niadanie\n"


def test_options_alone_need_a_command(calls: Calls) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--rounds", "2"])
    assert calls.made == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"Lymph Coach {__version__}\n"


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
    monkeypatch.setattr(sys, "argv", ["lymph_coach", "doctor", "--json"])
    with pytest.raises(SystemExit) as end:
        runpy.run_module("lymph_coach", run_name="__main__")
    assert end.value.code == 13
    assert calls.made == [("doctor", True)]


def test_a_module_that_is_only_imported_runs_nothing(calls: Calls) -> None:
    runpy.run_module("lymph_coach.__main__", run_name="lymph_coach.__main__")
    assert calls.made == []


THREADING = () if sys.version_info >= (3, 12) else ("threading",)  # from 3.12 on zoneinfo itself loads it


@pytest.mark.real
@pytest.mark.parametrize(
    ("words", "not_loaded"),
    [
        ("--version", ("numpy", "asyncio", "PySide6", "miniaudio", "lymph_coach.settings.settings")),
        ("practise --preset hard", ("asyncio", "PySide6", "wakepy")),
        ("doctor --json", ("PySide6",)),
        ("remind", ("PySide6", "argparse", "asyncio", "jeepney", "subprocess", *THREADING)),
        ("reminders list", ("PySide6", "asyncio", "numpy")),
    ],
)
def test_a_command_loads_only_what_it_needs(tmp_path: Path, words: str, not_loaded: tuple[str, ...]) -> None:
    code = (
        "import sys\n"
        "from lymph_coach.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    env = {"LYMPH_COACH_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", code, *words.split()], env=env, capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.splitlines())
    assert "lymph_coach.cli" in loaded
    assert loaded.isdisjoint(not_loaded)
