"""Rules as a plain record, and back."""

import json
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.reminders.record import from_record, to_record
from lymph_coach.reminders.reminder import EVERY_DAY, LATEST_PAUSE, MOST_REMINDERS, Quiet, Reminder, Rules

minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
reminders = st.builds(
    Reminder,
    st.uuids().map(str),
    st.text(min_size=1, max_size=60).filter(lambda name: bool(name.strip())),
    minutes,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.text(max_size=120),
    st.text(max_size=20),
    st.booleans(),
)
quiets = st.tuples(minutes, minutes).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Quiet(*ends))
rules = st.builds(
    Rules,
    st.lists(reminders, max_size=4, unique_by=lambda one: one.id).map(tuple),
    st.none() | quiets,
    st.none() | st.dates(max_value=LATEST_PAUSE),
    st.integers(0, 720).map(lambda grace_min: timedelta(minutes=grace_min)),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("id", "name", "at", "days", "habit", "preset", "on")
odd_reminders = st.dictionaries(st.sampled_from(FIELDS), json_values | st.sampled_from(["18:00", "a"]))
odd_records = st.fixed_dictionaries(
    {},
    optional={
        "reminders": st.lists(odd_reminders) | json_values,
        "quiet": json_values | st.fixed_dictionaries({"start": json_values, "end": st.just("07:00")}),
        "paused_until": json_values | st.dates().map(str),
        "grace_min": json_values | st.just(10**5000),
    },
)
GOOD: dict[str, Any] = {"id": "a", "name": "Circles", "at": "18:00"}


@given(rules)
def test_what_is_written_is_read_as_the_same(one: Rules) -> None:
    assert from_record(json.loads(json.dumps(to_record(one)))) == (one, ())


@given(odd_records | json_values)
def test_anything_is_rules_or_is_named(raw: object) -> None:
    found, problems = from_record(raw)
    assert isinstance(found, Rules)
    assert all(len(problem) < 200 for problem in problems)


def test_a_record_is_plain_to_read() -> None:
    one = Reminder("a", "Circles", time(18), frozenset({2, 0}), "after tea", "short", on=False)
    assert to_record(Rules((one,), Quiet(time(22), time(7)), date(2026, 12, 1))) == {
        "version": 1,
        "reminders": [
            {
                "id": "a",
                "name": "Circles",
                "at": "18:00",
                "days": [0, 2],
                "habit": "after tea",
                "preset": "short",
                "on": False,
            }
        ],
        "quiet": {"start": "22:00", "end": "07:00"},
        "paused_until": "2026-12-01",
        "grace_min": 120,
    }


def test_what_is_missing_has_its_default_silently() -> None:
    assert from_record({"reminders": [GOOD]}) == (Rules((Reminder("a", "Circles", time(18)),)), ())
    assert from_record({}) == (Rules(), ())


@pytest.mark.parametrize(
    ("change", "kept", "problem"),
    [
        ({"name": ""}, {"name": "18:00"}, None),
        ({"name": 5}, {"name": "18:00"}, "reminder 1: name is 5; allowed is text of up to 60 characters"),
        (
            {"habit": "x" * 121},
            {"habit": ""},
            f"reminder 1: habit is '{'x' * 40}'; allowed is text of up to 120 characters",
        ),
        ({"preset": None}, {"preset": ""}, "reminder 1: preset is None; allowed is text of up to 120 characters"),
        ({"on": "yes"}, {"on": True}, "reminder 1: on is 'yes'; allowed is true or false"),
        ({"days": []}, {"days": EVERY_DAY}, "reminder 1: days is ''; allowed is at least one day"),
        ({"days": 3}, {"days": EVERY_DAY}, "reminder 1: days is 3; allowed is a list"),
        ({"days": [1, 7]}, {"days": {1}}, "reminder 1: days is 7; allowed is each of 0 (Monday) to 6 (Sunday)"),
        (
            {"days": [1, [2]]},
            {"days": {1}},
            "reminder 1: days is of type list; allowed is each of 0 (Monday) to 6 (Sunday)",
        ),
    ],
)
def test_a_wrong_field_of_a_reminder_has_its_default(
    change: dict[str, object], kept: dict[str, object], problem: str | None
) -> None:
    found, problems = from_record({"reminders": [{**GOOD, **change}]})
    (one,) = found.reminders
    assert {name: getattr(one, name) for name in kept} == kept
    expected = () if problem is None else (f"{problem}; left out.",)
    assert tuple(sorted(problems))[-1:] == expected[-1:]


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({**GOOD, "id": ""}, "reminder 1: id is ''; allowed is text of 1 to 100 characters; left out."),
        ({**GOOD, "id": "a\ud800"}, "reminder 1: id is 'a\\ud800'; allowed is text of 1 to 100 characters; left out."),
        ({**GOOD, "at": "18:75"}, "reminder 1: at is '18:75'; allowed is a time such as 18:00; left out."),
        ({**GOOD, "at": "18:00:30"}, "reminder 1: at is '18:00:30'; allowed is a time such as 18:00; left out."),
        ({**GOOD, "at": "18:00+02:00"}, "reminder 1: at is '18:00+02:00'; allowed is a time such as 18:00; left out."),
        ({**GOOD, "at": 18}, "reminder 1: at is 18; allowed is a time such as 18:00; left out."),
        ("a", "reminder 1 is 'a'; allowed is a record; left out."),
    ],
)
def test_a_reminder_that_cannot_be_is_left_out_and_named(item: object, problem: str) -> None:
    assert from_record({"reminders": [item]}) == (Rules(), (problem,))


def test_an_id_counts_once_and_there_is_a_most() -> None:
    found, problems = from_record({"reminders": [GOOD, {**GOOD, "name": "Second"}]})
    assert [one.name for one in found.reminders] == ["Circles"]
    assert problems == ("reminder 2 is 'a'; allowed is an id of its own; left out.",)
    found, problems = from_record({"reminders": [{**GOOD, "id": str(number)} for number in range(MOST_REMINDERS + 1)]})
    assert len(found.reminders) == MOST_REMINDERS
    assert problems == ("reminder 101 is 'Circles'; allowed is no more than 100 reminders; left out.",)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ([], "reminders is of type list; allowed is a record; left out."),
        ({"reminders": "none"}, "reminders is 'none'; allowed is a list; left out."),
        ({"quiet": "night"}, None),
        ({"quiet": {"start": "22:00"}}, "quiet: end is None; allowed is a time such as 18:00; left out."),
        (
            {"quiet": {"start": "22:00", "end": "22:00"}},
            "quiet hours start and end at 22:00; allowed are two different times; left out.",
        ),
        ({"paused_until": "soon"}, "paused_until is 'soon'; allowed is a day such as 2026-11-22; left out."),
        ({"paused_until": 5}, "paused_until is 5; allowed is a day such as 2026-11-22; left out."),
        (
            {"paused_until": "9999-12-31"},
            "paused_until is 9999-12-31; allowed are days up to 2999-12-31; left out.",
        ),
        ({"grace_min": 721}, "grace_min is 721; allowed is a whole number from 0 to 720; left out."),
        ({"grace_min": True}, "grace_min is True; allowed is a whole number from 0 to 720; left out."),
        ({"grace_min": 10**5000}, "grace_min is of type int; allowed is a whole number from 0 to 720; left out."),
    ],
)
def test_a_wrong_field_of_the_rules_has_its_default_and_is_named(raw: object, problem: str | None) -> None:
    found, problems = from_record(raw)
    assert found == Rules()
    assert problem is None or problems == (problem,)
    assert problems
