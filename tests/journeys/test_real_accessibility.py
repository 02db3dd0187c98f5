"""The real program through the accessibility bus, as a screen reader has it, and by nothing else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from listened import Listened, ListenedDesktop, lacking

LACKING = lacking()
pytestmark = [pytest.mark.real, pytest.mark.skipif(bool(LACKING), reason=f"needs {LACKING}")]
COUNTS = ("2 of 10", "3 of 10", "4 of 10")


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ListenedDesktop]:
    with ListenedDesktop(tmp_path_factory.mktemp("desktop")) as session:
        yield session


@pytest.fixture
def listen(desktop: ListenedDesktop, tmp_path: Path) -> Iterator[Callable[..., Listened]]:
    """Open the program, silent, and whoever listens to it."""
    with ExitStack() as open_ones:

        def open_one(**choices: object) -> Listened:
            return open_ones.enter_context(Listened(desktop, tmp_path, muted=True, **choices))

        yield open_one


def test_every_page_says_what_it_is_made_of(listen: Callable[..., Listened]) -> None:
    one = listen(first_run_done=True)
    one.wait_for("Start")
    one.check("today")
    for page, then in (("Read", "Gentle arm circles at home"), ("Settings", "Silent"), ("Diary", "Add a session")):
        one.press(page, then)
        one.check(page)
    for inside, then in (("For my visit", "One page on paper"), ("My data", "All of it"), ("Backups", "There are no")):
        one.press(inside, then)
        one.check(inside)
        one.press("Back", "Add a session")
    one.press("Add a session", "Cancel")
    one.check("a session that is written down")
    one.press("Reminders", "Add a reminder")
    one.press("Add a reminder", "Save")
    one.check("a new reminder")
    assert one.faults == []
    assert one.wrote_errors() == ""


def test_a_whole_journey_by_what_is_told(listen: Callable[..., Listened]) -> None:
    one = listen(own_routine="Short")
    check_in_for_the_first_time(one)
    practise(one)
    rate_before_and_after(one)
    read(one)
    be_reminded(one)
    one.press("Diary", "Add a session")
    one.wait_for("Pain: 4 before")
    assert one.faults == []
    assert one.wrote_errors() == ""


def check_in_for_the_first_time(one: Listened) -> None:
    one.press("Start", "1 of 3")
    for screen, following in (("1 of 3", "2 of 3"), ("2 of 3", "3 of 3"), ("3 of 3", "Before you begin")):
        one.check(screen)
        say_none(one, following)
        one.hear(following)
    say_none(one, "You can begin")
    one.hear("You can begin. Go slowly.")
    one.check("what the check-in came to")
    one.press("Start", "Pause")


def say_none(one: Listened, following: str) -> None:
    """Have all questions shown, and say that none of it is true."""
    if one.find("More questions", acts=True):
        one.press("More questions", "None of these")
    one.press("None of these", following)


def practise(one: Listened) -> None:
    one.hear("Small circles")
    one.check("session")
    one.wait_for("1 of 10")
    one.listen()
    before = len(one.told)
    for count in COUNTS:
        one.wait_for(count)
    one.listen()
    counted = one.told[before:]
    # The voice speaks the count. Names of labels change, which readers tell of what has the keyboard alone.
    assert {told.text for told in counted} >= set(COUNTS[:-1])
    assert {(told.kind, told.role) for told in counted} == {("object:property-change:accessible-name", "label")}
    one.press("Pause", "Paused")
    one.hear("Paused. Go on begins with 3, 2, 1.")
    one.check("paused")
    one.press("Go on", "Next:")
    one.wait_for("5 of 10")
    one.press("Stop", "Lower your arms and sit.")
    one.hear("Lower your arms and sit. Why are you stopping?")
    one.check("stop")
    one.press("Go on with the session", "Next:")
    one.press("Forward", "Rest")
    one.hear("Rest")
    one.press("Forward", "Well done.")
    one.hear("Sit quietly")
    one.hear("Well done. ")
    one.check("finish")
    one.press("Sit for a minute before I stand.")
    one.press("Back to Today", "Start")


def rate_before_and_after(one: Listened) -> None:
    one.press("Start", "Before you begin")
    say_none(one, "How do you feel right now, before")
    one.hear("How do you feel right now, before")
    one.check("feelings")
    one.press("Pain: 4 of 10")
    one.press("Go on", "Pause")
    one.press("Stop", "Lower your arms and sit.")
    one.press("Tired", "That is enough for now.")
    one.press("Go on", "How do you feel right now, after")
    one.press("Pain: 3 of 10")
    one.press("Go on", "Start")


def read(one: Listened) -> None:
    one.press("Read", "Gentle arm circles at home")
    page = one.look()
    assert any(thing.role == "document frame" for thing in page)
    assert sum(thing.role == "heading" for thing in page) > 5
    one.wait_for("You trace circles in the air with your arms")


def be_reminded(one: Listened) -> None:
    one.press("Reminders", "Add a reminder")
    one.press("Add a reminder", "Save")
    one.write("Name", "Evening circles")
    one.write("Time", "19:30")
    one.press("Save", "Evening circles")
    one.check("a reminder")
