"""Whatever is typed after the program's name: an exit status and one line, never a trace."""

import contextlib
import io
import os
import tempfile
from collections.abc import Generator
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.damage import cheaply
from tests.routine.plans import ROUTINE

from lymph_coach import cli
from lymph_coach.commands.plan_options import OptionError, PlanOptions
from lymph_coach.reminders.reminder import ReminderError
from lymph_coach.reminders.time_of_day import read_time
from lymph_coach.settings.settings import Settings
from lymph_coach.system.folders import HOME_VARIABLE

pytestmark = pytest.mark.no_cover

WORDS = (
    st.sampled_from(
        ["", "0", "1", "-1", "99999999999999999999", "18:00", "6pm", "mon,fri", "gentle", "A", "nan", "--on"]
    )
    | st.text(max_size=12)
    | st.just("9" * 5_000)
)
FLAGS = st.sampled_from(["--name", "--at", "--days", "--habit", "--preset", "--on", "--off", "--from", "--bogus"])
ACTIONS = st.sampled_from(
    [["reminders", "add"], ["reminders", "edit"], ["reminders", "delete"], ["reminders", "list"], ["routine", "check"],
     ["routine", "list"], ["routine"], ["reminders"]]
)  # fmt: skip
PLAN_WORDS = dict.fromkeys(("preset", "posture", "arms", "rounds", "small_s", "count_in_s", "voice_rate_wpm"), WORDS)


@contextlib.contextmanager
def a_home() -> Generator[Path]:
    """A folder that takes everything the program writes."""
    with tempfile.TemporaryDirectory() as home:
        before = os.environ.get(HOME_VARIABLE)
        os.environ[HOME_VARIABLE] = home
        try:
            yield Path(home)
        finally:
            os.environ.pop(HOME_VARIABLE)
            if before is not None:
                os.environ[HOME_VARIABLE] = before


def run(words: list[str]) -> tuple[int, str]:
    """Exit status, and what was told of a mistake."""
    told = io.StringIO()
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
        try:
            return cheaply(lambda: cli.main(words)), told.getvalue()
        except SystemExit as error:
            return int(error.code or 0), told.getvalue()


@given(ACTIONS, st.lists(FLAGS | WORDS, max_size=8))
def test_a_command_ends_with_a_status_and_at_most_a_line(action: list[str], words: list[str]) -> None:
    if {"-h", "--help"} & set(words):
        words = []
    with a_home():
        status, told = run([*action, *words])
    assert status in {0, 1, 2}
    assert (status == 0) == (told == "")
    assert "Traceback" not in told


@given(st.fixed_dictionaries({}, optional=PLAN_WORDS))
def test_options_of_a_session_are_a_legal_plan_or_name_what_is_wrong(given_words: dict[str, str]) -> None:
    try:
        plan, told = cheaply(lambda: PlanOptions(given_words).plan(Settings(), ROUTINE)), "--"
    except OptionError as error:
        plan, told = None, str(error)
    assert told.startswith("--")
    assert not plan or all(getattr(plan.pace, name) in limits for name, limits in ROUTINE.ranges.items())


@given(WORDS | st.from_regex(r"[0-9]{1,3}[:.h ]?[0-9]{0,3} ?[ap]?\.?m?\.?", fullmatch=True), st.booleans())
def test_a_time_is_one_of_whole_minutes_or_named(text: str, twelve_hour: bool) -> None:  # noqa: FBT001  # drawn
    try:
        at, told = cheaply(lambda: read_time(text, twelve_hour=twelve_hour)), ""
    except ReminderError as error:
        at, told = None, str(error)
    assert (at is None) == bool(told)
    assert len(told) < 300
    assert at is None or at == time(at.hour, at.minute)
