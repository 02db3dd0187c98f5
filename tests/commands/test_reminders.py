"""The commands on reminders: what they say, what they change, and what they refuse in one line."""

import argparse
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from tests.commands.reminders_stage import World

from lymph_coach.command_line import build_parser
from lymph_coach.commands import reminders
from lymph_coach.commands.plan_options import OptionError
from lymph_coach.commands.reminders import IDLE, run
from lymph_coach.reminders.notify.notice import Answer, NotifyError
from lymph_coach.reminders.reminder import EVERY_DAY, Quiet, Reminder, ReminderError
from lymph_coach.reminders.schedule.schedule import (
    WHAT_HAPPENS,
    Condition,
    Means,
)
from lymph_coach.reminders.store import ReminderStore

OFF = Condition.OFF.value
NO_REMINDERS = "There are no reminders. To add one: lymph-coach reminders add --name NAME --at TIME"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with ReminderStore(tmp_path / "reminders.sqlite3") as store:
        yield World(store)


def test_a_reminder_is_added_as_typed(world: World) -> None:
    said = world.do(
        *("add", "--name", "Morning", "--at", "6:30pm", "--days", "Mon, wednesday,fri"),
        *("--habit", "after tea", "--preset", "gentle"),
    )
    assert said == ["Added: 1. 18:30 mon wed fri: Morning, after tea, preset gentle", OFF]
    (reminder,) = world.reminders()
    assert reminder == Reminder(
        reminder.id, "Morning", time(18, 30), frozenset((0, 2, 4)), "after tea", "gentle", on=True
    )
    assert len(reminder.id) == 32


def test_a_reminder_is_changed_where_something_was_typed(world: World) -> None:
    world.do("add", "--name", "Morning", "--at", "7", "--habit", "tea", "--preset", "gentle")
    assert world.do("edit", "1", "--off") == ["Changed: 1. 07:00 every day: Morning, tea, preset gentle (off)", OFF]
    said = world.do("edit", "1", "--on", "--name", "Noon", "--at", "noon", "--days", "sun", "--habit=", "--preset=")
    assert said[0] == "Changed: 1. 12:00 sun: Noon"


def test_a_reminder_is_deleted(world: World) -> None:
    world.do("add", "--name", "Morning", "--at", "7")
    assert world.do("delete", "1") == ["Deleted: Morning.", OFF]
    assert world.reminders() == ()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("add --name X --at 25:00", "--at: 25:00 has no such hour: hours go from 0 to 23."),
        ("add --name X --at soon", '--at: "soon" is not a time we understand. Write a time such as 18:00.'),
        ("add --name X --at 6 --days moon", "--days is 'moon'; allowed is any of mon,tue,wed,thu,fri,sat,sun."),
        ("add --name X --at 6 --days=", "--days is ''; allowed is any of mon,tue,wed,thu,fri,sat,sun."),
        (
            "add --name X --at 6 --preset hard",
            "--preset is 'hard'; allowed is starter, standard, gentle, circles, or '' for the one in the settings.",
        ),
        ("delete 2", "NUMBER is '2'; allowed is 1 to 1, as in the list."),
        ("edit 0 --off", "NUMBER is '0'; allowed is 1 to 1, as in the list."),
        ("edit first --off", "NUMBER is 'first'; allowed is 1 to 1, as in the list."),
        (f"delete {'9' * 5_000}", f"NUMBER is '{'9' * 5_000}'; allowed is 1 to 1, as in the list."),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(world: World, words: str, message: str) -> None:
    world.do("add", "--name", "Morning", "--at", "7")
    before = world.reminders()
    with pytest.raises(OptionError) as told:
        world.do(*words.split())
    assert str(told.value) == message
    assert world.reminders() == before


def test_a_name_that_cannot_be_is_refused_by_the_value_itself(world: World) -> None:
    with pytest.raises(ReminderError, match="name is ' '; allowed are 1 to 60 characters"):
        world.do("add", "--name", " ", "--at", "7")


def test_where_there_is_none_there_is_none_to_delete(world: World) -> None:
    with pytest.raises(OptionError, match=r"^There are no reminders\.$"):
        world.do("delete", "1")


def test_the_list_shows_reminders_and_the_next_seven_days(world: World) -> None:
    world.do("add", "--name", "Morning", "--at", "7", "--days", "thu,sat")
    world.do("add", "--name", "Evening", "--at", "18", "--days", "wed")
    assert world.do("list") == [
        "1. 07:00 thu sat: Morning",
        "2. 18:00 wed: Evening",
        "The next seven days:",
        "  today 18:00: Evening",
        "  tomorrow 07:00: Morning",
        "  sat 2026-11-21 07:00: Morning",
    ]


def test_an_empty_list_says_how_to_add(world: World) -> None:
    assert world.do("list") == [NO_REMINDERS]


def test_status_tells_what_comes_how_it_stands_and_who_shows_it(world: World) -> None:
    world.do("add", "--name", "Evening", "--at", "18")
    assert world.do("status") == [
        "Next reminder: today 18:00: Evening.",
        OFF,
        "fake shows notifications here, with buttons.",
    ]
    world.notifier.buttons = False
    assert world.do("status")[2].startswith("fake shows notifications here, without buttons")
    world.notifier.trouble = "Nobody shows notifications."
    assert world.do("status")[2] == "Nobody shows notifications."


def test_status_tells_why_nothing_comes(world: World) -> None:
    assert world.do("status")[0] == NO_REMINDERS
    world.do("add", "--name", "Evening", "--at", "18")
    world.do("add", "--name", "Night", "--at", "23")
    world.rule(quiet=Quiet(time(22), time(6)))
    assert world.do("status")[:2] == [
        "Next reminder: today 18:00: Evening.",
        "Night never comes: 23:00 lies in your quiet hours.",
    ]
    world.do("edit", "1", "--off")
    assert world.do("status")[0] == "No reminder comes: all that are on lie in your quiet hours."
    world.do("edit", "2", "--off")
    assert world.do("status")[0] == "No reminder comes: all are off."


def test_status_tells_of_a_pause(world: World) -> None:
    world.do("add", "--name", "Evening", "--at", "18")
    world.rule(paused_until=date(2026, 12, 1))
    assert world.do("status")[:2] == [
        "Reminders are paused; they come again from tue 2026-12-01 on.",
        "Next reminder: tue 2026-12-01 18:00: Evening.",
    ]


def test_installing_sets_up_these_rules_and_says_what_happens(world: World) -> None:
    world.do("add", "--name", "Evening", "--at", "18")
    assert world.do("install") == [Condition.ON.value, WHAT_HAPPENS[Means.SYSTEMD]]
    assert world.schedule.rules == [world.keeper.rules()]
    assert world.resident.started == 0
    assert world.do("remove") == [OFF]


def test_installing_before_there_is_a_reminder_is_kept_until_there_is_one(world: World) -> None:
    assert world.do("install") == [IDLE]
    assert world.do("status")[1] == IDLE
    assert world.do("add", "--name", "Evening", "--at", "18")[1] == Condition.ON.value
    assert world.schedule.rules[-1] == world.keeper.rules()
    assert world.do("edit", "1", "--off")[1] == IDLE
    assert world.do("edit", "1", "--on")[1] == Condition.ON.value


def test_after_removing_a_change_sets_nothing_up(world: World) -> None:
    world.do("install")
    assert world.do("remove") == [OFF]
    assert world.do("add", "--name", "Evening", "--at", "18")[1] == OFF
    assert world.schedule.condition is Condition.OFF


def test_a_wish_never_said_goes_by_what_is_set_up(world: World) -> None:
    world.do("add", "--name", "Evening", "--at", "18")
    world.schedule.condition = Condition.STOPPED
    assert world.do("edit", "1", "--at", "19")[1] == Condition.ON.value


def test_the_first_reminder_after_the_wish_starts_the_one_that_stays(world: World) -> None:
    world.schedule.means, world.schedule.installs = Means.AUTOSTART, Condition.AT_LOGIN
    world.do("install")
    assert world.resident.started == 0
    assert world.do("add", "--name", "Evening", "--at", "18")[1] == Condition.ON.value
    assert world.resident.started == 1


def test_a_wish_that_the_system_does_not_serve_is_told_as_it_stands(world: World) -> None:
    world.do("add", "--name", "Evening", "--at", "18")
    world.schedule.installs = Condition.STOPPED
    assert world.do("install")[0] == Condition.STOPPED.value


def test_where_nothing_starts_by_the_clock_one_is_started_now_and_counts(world: World) -> None:
    world.schedule.means, world.schedule.installs = Means.AUTOSTART, Condition.AT_LOGIN
    world.do("add", "--name", "Evening", "--at", "18")
    for _ in range(2):
        assert world.do("install") == [Condition.ON.value, WHAT_HAPPENS[Means.AUTOSTART]]
    assert world.resident.started == 1
    assert world.do("status")[1] == Condition.ON.value


def test_a_change_is_followed_where_reminders_come_while_closed(world: World) -> None:
    world.do("add", "--name", "Evening", "--at", "18")
    world.do("install")
    assert world.do("edit", "1", "--at", "19")[1] == Condition.ON.value
    assert world.schedule.rules[-1] == world.keeper.rules()
    assert world.do("delete", "1")[1] == IDLE


def test_what_another_copy_set_up_is_left_to_it(world: World) -> None:
    world.schedule.condition = Condition.OTHER_COPY
    assert world.do("add", "--name", "Evening", "--at", "18")[1] == Condition.OTHER_COPY.value
    assert world.schedule.rules == []


@pytest.mark.parametrize(
    ("press", "said"),
    [
        (Answer.START, "You pressed Start. In a reminder it opens the window, ready to start."),
        (Answer.SNOOZE, "You pressed Snooze. A reminder comes again 10 minutes later."),
        (Answer.SKIP, "You pressed Skip. A reminder is then not told again that day."),
        (Answer.CLOSED, "The notification was closed."),
        (None, "No button was pressed."),
    ],
)
def test_the_test_shows_one_and_says_what_was_pressed(
    world: World, monkeypatch: pytest.MonkeyPatch, press: Answer | None, said: str
) -> None:
    monkeypatch.setattr(reminders, "TEST_LIMIT_S", 0.0)
    world.notifier.press = press
    lines = world.do("test")
    assert lines[0] == "fake shows notifications here, with buttons."
    assert lines[-1] == said
    (shown,) = world.notifier.shown
    assert not shown.notice.silent
    assert shown.withdrawn.is_set() is (press is None)


def test_the_test_is_silent_in_quiet_hours(world: World) -> None:
    world.rule(quiet=Quiet(time(11), time(13)))
    world.do("test")
    assert world.notifier.shown[0].notice.silent


def test_a_test_that_nobody_shows_is_refused(world: World) -> None:
    world.notifier.trouble = "Nobody shows notifications."
    with pytest.raises(NotifyError, match="Nobody shows"):
        world.do("test")


def parsed(*words: str) -> argparse.Namespace:
    return build_parser().parse_args(["reminders", *words])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LYMPH_COACH_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return tmp_path


def test_the_command_works_on_the_file_of_this_person(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(parsed("add", "--name", "Evening", "--at", "18")) == 0
    assert capsys.readouterr().out.startswith("Added: 1. 18:00 every day: Evening\n")
    with ReminderStore(home / "data" / "reminders.sqlite3") as store:
        assert [one.days for one in store.rules().reminders] == [EVERY_DAY]


def test_a_value_that_cannot_be_is_one_line(home: Path) -> None:
    assert home.exists()
    with pytest.raises(OptionError) as told:
        run(parsed("add", "--name", "x" * 61, "--at", "18"))
    assert str(told.value) == f"--name is '{'x' * 61}'; allowed are 1 to 60 characters."


def test_what_this_computer_refuses_is_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(parsed("test")) == 1
    assert capsys.readouterr().err.startswith("lymph-coach reminders test: No notification service answers here")
    (home / "data" / "reminders.sqlite3").unlink()
    (home / "data" / "reminders.sqlite3").mkdir()
    assert run(parsed("list")) == 1
    assert "reminders.sqlite3 could not be used: Is a directory" in capsys.readouterr().err


def test_a_file_that_was_damaged_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "data").mkdir()
    (home / "data" / "reminders.sqlite3").write_bytes(b"garbage" * 1000)
    assert run(parsed("list")) == 0
    assert capsys.readouterr().err.startswith("Your reminders file was damaged")
