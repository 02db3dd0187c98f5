"""Which way serves whom, and how the program is started again."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.reminders.schedule.ground import NOTHING, RULES, Tool, files_below

from lymph_coach.reminders.schedule.autostart import ENTRY
from lymph_coach.reminders.schedule.choose import best_schedule, launch_of, program_words
from lymph_coach.reminders.schedule.commands import Outcome
from lymph_coach.reminders.schedule.schedule import WHAT_HAPPENS, Condition, Means, Schedule, ScheduleError
from lymph_coach.reminders.schedule.systemd import SERVICE, TIMER
from lymph_coach.system.folders import Folders

WORDS = ("/opt/lymph-coach/lymph-coach", "remind")
NO_MANAGER: Mapping[str, Outcome] = {"show-environment": Outcome(1, trouble="Failed to connect to bus")}
UNITS = {f".config/systemd/user/{SERVICE}", f".config/systemd/user/{TIMER}"}


def without_manager() -> Tool:
    return Tool(dict(NO_MANAGER))


def chosen(platform: str, run: Tool, home: Path, environ: Mapping[str, str] | None = None) -> Schedule:
    return best_schedule(platform, environ or {}, run, WORDS, home)


@pytest.mark.parametrize(
    ("platform", "run", "means"),
    [
        ("linux", Tool(), Means.SYSTEMD),
        ("linux", without_manager(), Means.AUTOSTART),
        ("freebsd14", Tool({"systemctl": Outcome(-1, trouble="No such file or directory")}), Means.AUTOSTART),
        ("win32", Tool(), Means.TASKS),
        ("darwin", Tool(), Means.LAUNCHD),
    ],
)
def test_each_system_has_its_way(platform: str, run: Tool, means: Means, tmp_path: Path) -> None:
    assert chosen(platform, run, tmp_path).status().means is means


def test_a_flatpak_sets_up_nothing_that_would_never_run_and_says_why(tmp_path: Path) -> None:
    schedule = chosen("linux", Tool(), tmp_path, {"FLATPAK_ID": "org.lymphcoach.LymphCoach"})
    schedule.install(NOTHING)
    with pytest.raises(ScheduleError, match="is a Flatpak, which cannot start by itself"):
        schedule.install(RULES)
    schedule.remove()
    assert schedule.status().means is Means.NONE
    assert schedule.status().condition is Condition.OFF
    assert files_below(tmp_path) == set()


def test_the_system_is_asked_when_it_is_needed_and_not_by_whoever_makes_it(tmp_path: Path) -> None:
    run = Tool()
    schedule = chosen("linux", run, tmp_path)
    assert run.asked == []
    schedule.status()
    schedule.status()
    assert [words[-1] for words in run.asked] == ["show-environment"]


def test_every_way_is_explained() -> None:
    assert WHAT_HAPPENS.keys() == set(Means)
    assert all(text.endswith(".") for text in (*WHAT_HAPPENS.values(), *Condition))


def test_only_one_way_is_set_up_at_a_time(tmp_path: Path) -> None:
    chosen("linux", without_manager(), tmp_path).install(RULES)
    assert files_below(tmp_path) == {f".config/autostart/{ENTRY}"}
    chosen("linux", Tool(), tmp_path).install(RULES)
    assert files_below(tmp_path) == UNITS
    chosen("linux", without_manager(), tmp_path).install(RULES)
    assert files_below(tmp_path) == {f".config/autostart/{ENTRY}"}


@pytest.mark.parametrize("first", [Tool(), without_manager()])
def test_removal_finds_what_another_session_set_up(tmp_path: Path, first: Tool) -> None:
    chosen("linux", first, tmp_path).install(RULES)
    assert files_below(tmp_path)
    chosen("linux", without_manager(), tmp_path).remove()
    assert files_below(tmp_path) == set()
    chosen("linux", first, tmp_path).install(NOTHING)
    assert files_below(tmp_path) == set()


def test_the_folders_are_where_the_variables_say(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "moved"), "XDG_DATA_HOME": "relative", "USER": "anna"}
    chosen("linux", Tool(), tmp_path / "home", environ).install(RULES)
    assert files_below(tmp_path) == {f"moved/systemd/user/{SERVICE}", f"moved/systemd/user/{TIMER}"}
    service = (tmp_path / "moved/systemd/user" / SERVICE).read_text()
    assert f'Environment="XDG_CONFIG_HOME={tmp_path / "moved"}"\n' in service
    assert "USER" not in service


def test_the_task_is_named_after_the_person(tmp_path: Path) -> None:
    run = Tool()
    environ = {"USERDOMAIN": "PC", "USERNAME": "Anna", "TEMP": str(tmp_path)}
    chosen("win32", run, tmp_path, environ).install(RULES)
    assert run.asked[0][3] == "Lymph Coach reminders (Anna)"
    assert run.asked[0][5] == str(tmp_path / "lymph-coach-remind.xml")


def test_the_agent_is_for_this_person_s_session(tmp_path: Path) -> None:
    run = Tool({"print": Outcome(113)})
    chosen("darwin", run, tmp_path).install(RULES)
    assert run.asked[-1][2] == f"gui/{os.getuid()}"


@pytest.mark.parametrize(
    ("platform", "executable", "frozen", "words"),
    [
        ("linux", "/v/bin/python", False, ("/v/bin/python", "-P", "-m", "lymph_coach", "remind")),
        ("linux", "/opt/lymph-coach/lymph-coach", True, ("/opt/lymph-coach/lymph-coach", "remind")),
        ("win32", "C:\\v\\python.exe", False, ("C:\\v\\pythonw.exe", "-P", "-m", "lymph_coach", "remind")),
        ("win32", "C:\\v\\pythonw.exe", False, ("C:\\v\\pythonw.exe", "-P", "-m", "lymph_coach", "remind")),
        ("win32", "C:\\coach\\lymph-coach.exe", True, ("C:\\coach\\lymph-coach.exe", "remind")),
        ("win32", "C:\\coach\\lymph-coach-console.exe", True, ("C:\\coach\\lymph-coach.exe", "remind")),
    ],
)
def test_how_it_is_started_again(platform: str, executable: str, frozen: bool, words: tuple[str, ...]) -> None:  # noqa: FBT001
    assert program_words(platform, executable, frozen=frozen) == words


def test_only_variables_that_move_folders_are_carried() -> None:
    environ = {"LYMPH_COACH_HOME": "/x", "XDG_DATA_HOME": "", "PATH": "/bin", "SECRET": "1"}
    assert launch_of(WORDS, environ).environment == {"LYMPH_COACH_HOME": "/x"}


def test_a_folder_that_is_named_from_here_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    environ = {"LYMPH_COACH_HOME": "stick/coach"}
    assert launch_of(WORDS, environ).environment == {"LYMPH_COACH_HOME": str(tmp_path / "stick" / "coach")}
    assert Folders.of(environ) == Folders.of(launch_of(WORDS, environ).environment)


def test_these_words_start_this_program_from_any_folder(tmp_path: Path) -> None:
    """Also from one in which a file is named as something the program imports."""
    (tmp_path / "lymph_coach.py").write_text("raise SystemExit('the wrong one')")
    (tmp_path / "argparse.py").write_text("raise SystemExit('the wrong one')")
    words = program_words(sys.platform, sys.executable, frozen=False)
    done = subprocess.run(
        [*words[:-1], "--help"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "lymph-coach" in done.stdout
