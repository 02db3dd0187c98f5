"""The cards of the reminders page: each says how things are, in plain words, and tells what is wanted."""

from datetime import date, datetime, time, timedelta

import pytest
from pytestqt.qtbot import QtBot
from tests.desktop.announced import announced
from tests.desktop.reminders_stage import EVENING, MORNING, NIGHT, NOW, THREE, WEEKEND, Maker, press

from lymph_coach.desktop.reminders.closed_card import ClosedHelper
from lymph_coach.desktop.reminders.status_card import Standing
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.reminder import Quiet, Rules
from lymph_coach.reminders.status import Silence, Status


@pytest.fixture
def make(qtbot: QtBot) -> Maker:
    return Maker(qtbot)


def test_quiet_hours_are_switched_on_with_a_night_and_off_again(make: Maker) -> None:
    opened = make()
    quiet = opened.page.quiet
    assert not quiet.hours.isVisible()
    press(quiet.switch)
    assert opened.told == [("quiet", NIGHT)]
    assert quiet.says.text() == "Nothing reminds you from 21:00, through the night, until 07:00."
    opened.page.quiet.switch._last_s = float("-inf")  # long ago
    press(quiet.switch)
    assert opened.told[1] == ("quiet", None)
    assert not quiet.hours.isVisible()


def test_quiet_hours_are_stepped_and_typed_and_may_not_be_all_day(make: Maker) -> None:
    opened = make(Rules(THREE.reminders, NIGHT))
    quiet = opened.page.quiet
    press(quiet.start.later_button)
    assert opened.told == [("quiet", Quiet(time(21, 15), time(7)))]
    quiet.end.line.setText("nine")
    quiet.end.line.editingFinished.emit()
    quiet.start.step(1)
    quiet.start.step(-1)
    quiet.end.line.setText("21:15")
    quiet.end.line.editingFinished.emit()
    assert len(opened.told) == 1
    assert quiet.says.text() == "From and until are the same time. Choose two different times."
    assert quiet.says.property("kind") == "wrong"
    quiet.end.line.setText("22")
    quiet.end.line.editingFinished.emit()
    assert opened.told[1] == ("quiet", Quiet(time(21, 15), time(22)))
    assert quiet.says.text() == "Nothing reminds you from 21:15 until 22:00."


def test_a_pause_ends_by_itself_on_a_day_that_is_named(make: Maker) -> None:
    opened = make()
    pause = opened.page.pause
    for button, days in ((pause.tomorrow_button, 1), (pause.week_button, 7)):
        press(button)
        assert opened.told[-1] == ("paused", NOW.date() + timedelta(days=days))
    assert pause.says.text() == "Reminders rest. They come again on Sunday 29 November, by themselves."
    press(pause.end_button)
    assert opened.told[-1] == ("paused", None)
    assert pause.day_button.hasFocus()
    assert not pause.end_button.isVisible()


def test_a_day_is_found_with_buttons_and_never_lies_in_the_past(make: Maker) -> None:
    opened = make()
    pause = opened.page.pause
    press(pause.day_button)
    assert pause.until_day.says.text() == "Reminders come again on Monday 23 November"
    assert not pause.until_day.day_less_button.isEnabled()
    assert not pause.until_day.week_less_button.isEnabled()
    press(pause.until_day.week_more_button)
    press(pause.until_day.day_more_button)
    press(pause.until_day.day_less_button)
    press(pause.until_button)
    assert opened.told == [("paused", date(2026, 11, 30))]
    assert not pause.chooser.isVisible()
    pause.day_button.chosen.emit()  # a second press would count as trembling
    assert pause.chooser.isVisible()
    assert pause.until_day.says.text() == "Reminders come again on Monday 30 November"


def test_the_chooser_is_put_away_again(make: Maker) -> None:
    pause = make().page.pause
    pause.day_button.chosen.emit()
    pause.day_button.chosen.emit()
    assert not pause.chooser.isVisible()


def due(at: datetime) -> Due:
    return Due(Slot("a", at.date(), at.time()), at)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(due(NOW.replace(hour=18))), "Next reminder: today at 18:00"),
        (Status(due(NOW + timedelta(days=1))), "Next reminder: tomorrow at 12:00"),
        (Status(due(NOW + timedelta(days=3))), "Next reminder: Wednesday at 12:00"),
        (Status(due(NOW + timedelta(days=9))), "Next reminder: Tuesday 1 December at 12:00"),
        (Status(due(NOW)), "Next reminder: now"),
        (Status(due(NOW), paused_until=date(2026, 11, 29)), "Reminders rest. They come again on Sunday 29 November."),
        (Status(None, Silence.ALL_OFF), "No reminder is switched on."),
        (Status(None, Silence.ALL_QUIET), "No reminder will come: their times all lie in your quiet hours."),
    ],
)
def test_the_status_says_what_comes_or_why_nothing_does(make: Maker, status: Status, words: str) -> None:
    page = make().page
    page.show_status(Standing(status))
    assert page.status.when.text() == words
    assert page.status.resume_button.isVisible() is (status.paused_until is not None)


def test_the_status_says_what_it_depends_on(make: Maker) -> None:
    page = make().page
    page.show_status(Standing(Status(due(NOW))))
    assert page.status.how.text() == "Works while Lymph Coach is open."
    page.show_status(Standing(Status(due(NOW)), closed=True))
    assert "even when Lymph Coach is closed" in page.status.how.text()
    page.show_status(Standing(Status(due(NOW)), notified=False))
    assert "shows no notifications" in page.status.how.text()


def test_a_pause_is_ended_from_the_status_too(make: Maker) -> None:
    opened = make(Rules((MORNING,), paused_until=date(2026, 11, 29)))
    opened.page.show_status(Standing(Status(None, paused_until=date(2026, 11, 29))))
    press(opened.page.status.resume_button)
    assert opened.told == [("paused", None)]
    assert opened.page.status.test_button.hasFocus()


def test_a_test_is_asked_for(make: Maker) -> None:
    opened = make()
    press(opened.page.status.test_button)
    assert opened.told == [("test", None)]


def test_the_days_ahead_are_a_plain_list(make: Maker) -> None:
    page = make().page
    tomorrow = (NOW + timedelta(days=1)).replace(hour=8)
    page.show_upcoming((due(NOW.replace(hour=18)), due(tomorrow), due(tomorrow.replace(hour=18))))
    assert [(day.text(), told.text()) for day, told in page.coming.lines] == [
        ("Today", "18:00 Morning circles"),
        ("Tomorrow", "08:00 Morning circles, 18:00 Morning circles"),
    ]
    page.show_upcoming((due(tomorrow),))
    assert [day.text() for day, _ in page.coming.lines] == ["Tomorrow"]
    page.show_upcoming(())
    assert page.coming.none.isVisible()


def test_what_did_not_get_through_is_said_without_a_reproach(make: Maker) -> None:
    opened = make()
    page = opened.page
    opened.rules = Rules((MORNING,))
    opened.show()
    page.show_missed((Slot("b", date(2026, 11, 17), time(18)), Slot("a", date(2026, 11, 21), time(8))))
    assert page.coming.missed.text() == (
        "Not shown, because this computer was off, asleep or quiet:"
        " Evening circles, Tuesday at 18:00; Morning circles, yesterday at 08:00."
    )
    page.show_missed(())
    assert not page.coming.missed.isVisible()


@pytest.mark.parametrize(
    ("helper", "state", "enabled"),
    [
        (ClosedHelper("A timer.", on=True, active=True), "Active now.", True),
        (
            ClosedHelper("A timer.", on=True, problem="It was removed."),
            "Switched on, but not active now. It was removed.",
            True,
        ),
        (
            ClosedHelper("A timer.", on=True, idle=True, problem="It is off."),
            "Switched on. It begins as soon as there is a reminder to come.",
            True,
        ),
        (ClosedHelper("A timer."), "Not active.", True),
        (ClosedHelper("There is no timer here.", possible=False), "Not possible on this computer.", False),
    ],
)
def test_what_reminds_when_closed_is_said_as_it_is(
    make: Maker, helper: ClosedHelper, state: str, *, enabled: bool
) -> None:
    page = make().page
    page.show_closed_helper(helper)
    assert (page.closed.state.text(), page.closed.what.text()) == (state, helper.what)
    assert (page.closed.switch.isChecked(), page.closed.switch.isEnabled()) == (helper.on, enabled)


def test_the_helper_and_the_calendar_are_asked_for(make: Maker) -> None:
    opened = make()
    press(opened.page.closed.switch)
    press(opened.page.closed.calendar_button)
    press(opened.page.list.rows["b"].calendar_button)
    assert opened.told == [("closed", True), ("calendar", THREE.reminders), ("calendar", (EVENING,))]


def test_a_notice_is_shown_and_hidden(make: Maker) -> None:
    page = make().page
    page.show_notice("The disk is full.")
    assert page.notice.isVisible()
    page.show_notice("")
    assert not page.notice.isVisible()


def test_hours_that_were_set_before_come_back_with_the_switch(make: Maker) -> None:
    opened = make(Rules(THREE.reminders, Quiet(time(20), time(6))))
    switch = opened.page.quiet.switch
    press(switch)
    assert opened.rules.quiet is None
    switch._last_s = float("-inf")  # long ago
    press(switch)
    assert opened.told == [("quiet", None), ("quiet", Quiet(time(20), time(6)))]


def test_hours_that_cannot_be_read_become_the_usual_night(make: Maker) -> None:
    opened = make()
    opened.page.quiet.start.line.setText("what")
    press(opened.page.quiet.switch)
    assert opened.told == [("quiet", NIGHT)]
    assert opened.page.quiet.start.line.text() == "21:00"


def test_what_is_being_typed_or_stepped_stays_when_the_page_is_shown_anew(make: Maker) -> None:
    opened = make(Rules(THREE.reminders, NIGHT, date(2026, 11, 29)))
    opened.page.quiet.start.line.setText("2")
    opened.page.pause.day_button.chosen.emit()
    opened.page.pause.until_day.day_more_button.chosen.emit()
    opened.show()
    assert opened.page.quiet.start.line.text() == "2"
    assert opened.page.pause.until_day.says.text() == "Reminders come again on Monday 30 November"


def test_for_what_is_off_no_calendar_file_is_offered(make: Maker) -> None:
    opened = make()
    assert [row.calendar_button.isVisible() for row in opened.page.list.rows.values()] == [True, True, False]
    assert opened.page.closed.calendar_button.isEnabled()
    opened.rules = Rules((WEEKEND,))
    opened.show()
    assert not opened.page.closed.calendar_button.isEnabled()


def test_a_notice_and_what_was_understood_are_said_aloud(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch)
    opened = make(Rules(THREE.reminders, NIGHT))
    opened.page.show_notice("The disk is full.")
    opened.page.quiet.end.line.setText("6 in")
    opened.page.quiet.end.line.editingFinished.emit()
    assert said == ["The disk is full.", '"6 in" is not a time we understand. Write a time such as 18:00.']
