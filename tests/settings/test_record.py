"""Whatever a file holds, settings come of it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.routine.kinds import Posture
from lymph_coach.settings.choices import Theme
from lymph_coach.settings.migrations import migrate, newest
from lymph_coach.settings.problems import Problem, shown
from lymph_coach.settings.record import read_settings, to_record, unknown_keys
from lymph_coach.settings.settings import Settings, rules


def test_nothing_gives_the_defaults_without_a_word() -> None:
    assert read_settings({}) == (Settings(), ())


def test_what_is_written_is_read() -> None:
    settings = Settings(posture=Posture.STANDING, small_s=2.5, theme=Theme.DARK, muted=True, voice_id="en-gb")
    assert read_settings(to_record(settings, {})) == (settings, ())


def test_a_wrong_field_falls_back_alone_and_is_told() -> None:
    settings, problems = read_settings({"rounds": 9, "theme": "dark"}, file="mine.json")
    assert settings == Settings(theme=Theme.DARK)
    assert problems == (Problem("mine.json", "rounds", "9", "0 or a whole number from 1 to 3"),)
    assert problems[0].sentence == "mine.json: rounds is 9; allowed is 0 or a whole number from 1 to 3."


@pytest.mark.parametrize("schema", ["1", 0, -1, True, None, 1.5, []])
def test_a_schema_that_is_none_is_told_and_the_fields_still_count(schema: object) -> None:
    settings, problems = read_settings({"schema": schema, "rounds": 2})
    assert settings.rounds == 2
    assert [(p.field, p.allowed) for p in problems] == [("schema", "a whole number from 1")]


def test_unknown_keys_are_kept_and_known_ones_are_not_among_them() -> None:
    raw = {"schema": 1, "rounds": 2, "from_the_future": [1, {"a": None}]}
    assert unknown_keys(raw) == {"from_the_future": [1, {"a": None}]}
    assert unknown_keys({"schema": "?", "x": 1}) == {"x": 1}
    assert to_record(Settings(), unknown_keys(raw))["from_the_future"] == [1, {"a": None}]


def test_a_file_of_a_newer_program_is_read_as_far_as_it_is_known() -> None:
    assert read_settings({"schema": 99, "rounds": 2})[0].rounds == 2


def rename_sets(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {key: value for key, value in raw.items() if key != "sets"}
    return {**kept, "rounds": raw["sets"]} if "sets" in raw else kept


def double_rounds(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**raw, "rounds": raw.get("rounds", 0) * 2}


def test_migrations_run_in_order_from_the_schema_of_the_file() -> None:
    steps = (rename_sets, double_rounds)
    assert newest(steps) == 3
    assert migrate({"schema": 1, "sets": 1}, steps)["rounds"] == 2
    assert migrate({"schema": 2, "rounds": 1}, steps)["rounds"] == 2
    assert migrate({"schema": 3, "rounds": 1}, steps)["rounds"] == 1
    assert migrate({"rounds": 1}, steps)["rounds"] == 1


def test_an_old_file_is_read_through_its_migrations() -> None:
    raw = {"schema": 1, "sets": 3, "other": 5}
    assert read_settings(raw, steps=(rename_sets,)) == (Settings(rounds=3), ())
    assert unknown_keys(raw, steps=(rename_sets,)) == {"other": 5}


def test_values_in_messages_are_short_and_have_a_form() -> None:
    assert len(shown("x" * 10_000)) == 60
    assert shown(10**5000) == "a very long number"
    assert shown("x") == "'x'"


keys = st.sampled_from([*rules(), "schema"]) | st.text(max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@pytest.mark.no_cover
@given(raw=st.dictionaries(keys, values))
def test_no_content_ever_raises(raw: dict[str, Any]) -> None:
    settings, problems = read_settings(raw)
    again, none = read_settings(to_record(settings, unknown_keys(raw)))
    assert (again, none) == (settings, ())
    assert {problem.field for problem in problems} <= raw.keys()
