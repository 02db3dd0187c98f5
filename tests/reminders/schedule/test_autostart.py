"""The autostart entry: its text, as a desktop's own library reads it, and how it comes and goes."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.reminders.schedule.ground import AWKWARD, LAUNCH, NOTHING, RULES, files_below

from lymph_coach.reminders.schedule.autostart import ENTRY, AutostartSchedule, autostart_entry
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleError

ENTRY_TEXT = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=Lymph Coach reminders
Comment=Shows the reminders you chose while Lymph Coach is closed
Icon=org.lymphcoach.LymphCoach
Exec="/opt/lymph-coach/lymph-coach" "remind" "--stay"
Terminal=false
NoDisplay=true
StartupNotify=false
X-GNOME-Autostart-enabled=true
"""


def test_the_entry_is_written_so() -> None:
    assert autostart_entry(LAUNCH) == ENTRY_TEXT


@pytest.mark.skipif(shutil.which("gio") is None, reason="no gio here")
def test_a_desktop_starts_exactly_these_words(tmp_path: Path) -> None:
    """GLib, which GNOME and others start programs with, reads the entry and runs it."""
    heard = tmp_path / "heard"
    program = tmp_path / "a b $x `y` 50% \"q\" 'q' \\ é"
    program.write_text(f'#!/bin/sh\n{{ echo "$LYMPH_COACH_HOME"; printf "%s\\n" "$@"; }} > {heard}.part\n'
                       f"mv {heard}.part {heard}\n")  # fmt: skip
    program.chmod(0o700)
    entry = tmp_path / ENTRY
    home = f"{tmp_path}/home 50% $x"
    entry.write_text(autostart_entry(Launch((str(program), *AWKWARD), {"LYMPH_COACH_HOME": home})))
    # gio ends when what it started has: its output is a pipe that the program holds too.
    subprocess.run(["gio", "launch", str(entry)], check=True, capture_output=True, timeout=30)
    assert heard.read_text().splitlines() == [home, *AWKWARD, "--stay"]


def test_installed_it_begins_at_the_next_login(tmp_path: Path) -> None:
    schedule = AutostartSchedule(LAUNCH, tmp_path)
    assert schedule.status().condition is Condition.OFF
    schedule.install(RULES)
    schedule.install(RULES)
    assert files_below(tmp_path) == {f"autostart/{ENTRY}"}
    assert (tmp_path / "autostart" / ENTRY).read_text() == ENTRY_TEXT
    status = schedule.status()
    assert (status.active, status.means, status.condition) == (False, Means.AUTOSTART, Condition.AT_LOGIN)
    assert status.place == str(tmp_path / "autostart" / ENTRY)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("X-GNOME-Autostart-enabled=true", "X-GNOME-Autostart-enabled=false"),
        ("NoDisplay=true", "Hidden = true"),
    ],
)
def test_switched_off_in_the_desktop_s_settings(tmp_path: Path, line: str, instead: str) -> None:
    schedule = AutostartSchedule(LAUNCH, tmp_path)
    schedule.install(RULES)
    path = tmp_path / "autostart" / ENTRY
    path.write_text(path.read_text().replace(line, instead))
    assert schedule.status().condition is Condition.STOPPED
    schedule.install(RULES)
    assert schedule.status().condition is Condition.AT_LOGIN


def test_another_copy_of_the_program_is_told_apart(tmp_path: Path) -> None:
    AutostartSchedule(Launch(("/elsewhere/lymph-coach", "remind")), tmp_path).install(RULES)
    assert AutostartSchedule(LAUNCH, tmp_path).status().condition is Condition.OTHER_COPY


@pytest.mark.parametrize("line", ["Hidden=false", "X-MATE-Autostart-Delay=0", "Comment[de]=Erinnerungen"])
def test_switched_on_again_in_the_desktop_s_settings_it_is_still_ours(tmp_path: Path, line: str) -> None:
    schedule = AutostartSchedule(LAUNCH, tmp_path)
    schedule.install(RULES)
    path = tmp_path / "autostart" / ENTRY
    path.write_text(f"{path.read_text()}{line}\n")
    assert schedule.status().condition is Condition.AT_LOGIN


@pytest.mark.parametrize("by_rules", [True, False])
def test_nothing_is_left_after_removal(tmp_path: Path, by_rules: bool) -> None:  # noqa: FBT001
    schedule = AutostartSchedule(LAUNCH, tmp_path)
    schedule.remove()
    schedule.install(RULES)
    if by_rules:
        schedule.install(NOTHING)
    else:
        schedule.remove()
    assert files_below(tmp_path) == set()
    assert schedule.status().condition is Condition.OFF


def test_what_cannot_be_removed_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart" / ENTRY).mkdir(parents=True)
    with pytest.raises(ScheduleError, match="could not be removed"):
        AutostartSchedule(LAUNCH, tmp_path).remove()
