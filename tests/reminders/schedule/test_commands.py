"""Asking the system's own tools."""

import sys

import pytest
from tests.reminders.schedule.ground import Tool

from lymph_coach.reminders.schedule.commands import Outcome, ask, run_command
from lymph_coach.reminders.schedule.schedule import ScheduleError


def test_an_answer_is_kept_apart_from_trouble() -> None:
    code = "import sys; print('é'); print('no', file=sys.stderr); sys.exit(3)"
    done = run_command([sys.executable, "-X", "utf8", "-c", code])
    assert (done.code, done.text.strip(), done.trouble.strip()) == (3, "é", "no")


def test_there_is_no_input_to_wait_for() -> None:
    assert run_command([sys.executable, "-c", "print(repr(input()))"]).code == 1


def test_a_tool_that_is_missing_is_an_answer_too() -> None:
    assert run_command(["/nowhere/systemctl"]) == Outcome(-1, trouble="No such file or directory")


def test_a_tool_that_does_not_end_is_ended() -> None:
    forever = "import threading; threading.Event().wait()"
    assert run_command([sys.executable, "-c", forever], 0.05) == Outcome(-1, trouble="no answer within 0.05 seconds")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(1, "text", "trouble\nmore"), "trouble"),
        (Outcome(1, "text\n", " \n"), "text"),
        (Outcome(7), "code 7"),
    ],
)
def test_a_refusal_names_what_was_asked_and_the_answer(outcome: Outcome, said: str) -> None:
    with pytest.raises(ScheduleError) as told:
        ask(Tool({"enable": outcome}), ["systemctl", "enable", "x"])
    assert str(told.value) == f"“systemctl enable x” did not work: {said}"


def test_what_worked_is_not_spoken_of() -> None:
    run = Tool()
    ask(run, ["systemctl", "enable", "x"])
    assert run.asked == [("systemctl", "enable", "x")]
