"""Times as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.reminders.reminder import ReminderError
from lymph_coach.reminders.time_of_day import read_time, show_time

whole_minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))

CLEAR: tuple[tuple[str, time], ...] = (
    ("18", time(18)),
    ("18:00", time(18)),
    ("18.00", time(18)),
    ("18,30", time(18, 30)),
    ("1800", time(18)),
    ("18h", time(18)),
    ("18h30", time(18, 30)),
    ("18 30", time(18, 30)),
    (" 18 : 05 ", time(18, 5)),
    ("0", time(0)),
    ("0:30", time(0, 30)),
    ("0030", time(0, 30)),
    ("23:59", time(23, 59)),
    ("6pm", time(18)),
    ("6 PM", time(18)),
    ("6p", time(18)),
    ("6 p.m.", time(18)),
    ("6 p. m.", time(18)),
    ("6:30 am", time(6, 30)),
    ("6:30\u202fPM", time(18, 30)),
    ("630pm", time(18, 30)),
    ("6.30a", time(6, 30)),
    ("06:30 AM", time(6, 30)),
    ("6 o'clock pm", time(18)),
    ("6 o\u2019clock pm", time(18)),
    ("12am", time(0)),
    ("12 pm", time(12)),
    ("12:30 AM", time(0, 30)),
    ("12:30 PM", time(12, 30)),
    ("noon", time(12)),
    ("Midday", time(12)),
    ("12 noon", time(12)),
    ("MIDNIGHT", time(0)),
    ("12:00 midnight", time(0)),
    ("\uff11\uff18:\uff10\uff10", time(18)),  # full-width digits, as an Asian keyboard writes them
)


@pytest.mark.parametrize("twelve_hour", [False, True])
@pytest.mark.parametrize(("text", "at"), CLEAR)
def test_what_can_mean_only_one_time_is_that_time(text: str, at: time, twelve_hour: bool) -> None:  # noqa: FBT001
    assert read_time(text, twelve_hour=twelve_hour) == at


@pytest.mark.parametrize(
    ("text", "at"), [("6", time(6)), ("6:00", time(6)), ("0630", time(6, 30)), ("12", time(12)), ("1:05", time(1, 5))]
)
def test_without_am_and_pm_small_hours_are_the_morning(text: str, at: time) -> None:
    assert read_time(text, twelve_hour=False) == at


ALWAYS_EXPLAINED: tuple[tuple[str, str], ...] = (
    ("18:75", "18:75 has no such minute: minutes go from 00 to 59"),
    ("1860", "18:60 has no such minute: minutes go from 00 to 59"),
    ("18:5", "18:5: write both digits of the minutes, such as 18:05 or 18:50"),
    ("25:00", "25:00 has no such hour: hours go from 0 to 23"),
    ("24:30", "24:30 has no such hour: hours go from 0 to 23"),
    ("99", "99:00 has no such hour: hours go from 0 to 23"),
    ("18:00 PM", "18:00 PM does not exist: with AM and PM, hours go from 1 to 12. Write 6:00 PM or 18:00"),
    ("0:30 am", "0:30 AM does not exist: with AM and PM, hours go from 1 to 12. Write 12:30 AM or 00:30"),
    ("30 am", "30:00 AM does not exist: with AM and PM, hours go from 1 to 12"),
)


@pytest.mark.parametrize("twelve_hour", [False, True])
@pytest.mark.parametrize(("text", "message"), ALWAYS_EXPLAINED)
def test_what_cannot_be_is_explained(text: str, message: str, twelve_hour: bool) -> None:  # noqa: FBT001
    assert explained(text, twelve_hour=twelve_hour) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("6:00", "6:00: morning or evening? Write 6:00 AM or 6:00 PM"),
        ("6", "6:00: morning or evening? Write 6:00 AM or 6:00 PM"),
        ("0630", "6:30: morning or evening? Write 6:30 AM or 6:30 PM"),
        ("12:15", "12:15: midday or midnight? Write 12:15 PM for midday or 12:15 AM for midnight"),
        ("24:00", "24:00 is midnight, when the next day begins. Write 12:00 AM, and choose that next day"),
        ("", "No time yet. Write a time such as 6:00 PM"),
        ("soon", '"soon" is not a time we understand. Write a time such as 6:00 PM'),
    ],
)
def test_with_am_and_pm_what_could_be_two_times_is_asked_about(text: str, message: str) -> None:
    assert explained(text, twelve_hour=True) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("24:00", "24:00 is midnight, when the next day begins. Write 00:00, and choose that next day"),
        (" ", "No time yet. Write a time such as 18:00"),
        ("6:00 xm", '"6:00 xm" is not a time we understand. Write a time such as 18:00'),
        ("18:00:00", '"18:00:00" is not a time we understand. Write a time such as 18:00'),
        ("-6", '"-6" is not a time we understand. Write a time such as 18:00'),
        ("x" * 21, f'"{"x" * 20}…" is not a time we understand. Write a time such as 18:00'),
    ],
)
def test_without_am_and_pm_the_example_has_none(text: str, message: str) -> None:
    assert explained(text, twelve_hour=False) == message


def explained(text: str, *, twelve_hour: bool) -> str:
    with pytest.raises(ReminderError) as caught:
        read_time(text, twelve_hour=twelve_hour)
    return str(caught.value)


@given(st.text() | st.from_regex(r"[0-9]{0,4}[:. ]?[0-9]{0,2} ?[apAP]?\.?[mM]?\.?", fullmatch=True), st.booleans())
def test_anything_is_a_whole_minute_or_is_explained(text: str, twelve_hour: bool) -> None:  # noqa: FBT001
    try:
        at = read_time(text, twelve_hour=twelve_hour)
    except ReminderError as error:
        found = str(error)
    else:
        found = show_time(at, twelve_hour=False)
    assert 0 < len(found) < 120


@given(whole_minutes, st.booleans())
def test_what_is_shown_is_read_as_the_same(at: time, twelve_hour: bool) -> None:  # noqa: FBT001
    assert read_time(show_time(at, twelve_hour=twelve_hour), twelve_hour=twelve_hour) == at


@pytest.mark.parametrize(
    ("at", "twelve", "twenty_four"),
    [
        (time(0), "12:00 AM", "00:00"),
        (time(6, 5), "6:05 AM", "06:05"),
        (time(12), "12:00 PM", "12:00"),
        (time(23, 59), "11:59 PM", "23:59"),
    ],
)
def test_times_are_shown_in_the_persons_own_form(at: time, twelve: str, twenty_four: str) -> None:
    assert show_time(at, twelve_hour=True) == twelve
    assert show_time(at, twelve_hour=False) == twenty_four
