"""A routine file is checked before anything is built; what is wrong is named by file, field, value and range."""

import re
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import ROUTINE, ROUTINE_TEXT

from lymph_coach.routine.limits import Limits, OutOfRangeError, RoutineError
from lymph_coach.routine.load import checked_number, parse_routine, table

FILE = "mine.toml"
ANY_NUMBER = st.one_of(st.floats(), st.integers(), st.booleans())


def spoiled(old: str, new: str) -> str:
    assert ROUTINE_TEXT.count(old) >= 1
    return ROUTINE_TEXT.replace(old, new, 1)


def refused(text: str) -> OutOfRangeError:
    with pytest.raises(OutOfRangeError) as caught:
        parse_routine(text, FILE)
    error = caught.value
    assert str(error).startswith(f"{FILE}: ")
    for part in (error.field, error.allowed):
        assert part in str(error)
    return error


def test_the_shipped_routine_is_read() -> None:
    assert ROUTINE.name == "arm_circles"
    assert list(ROUTINE.presets) == ["starter", "standard", "gentle", "circles"]
    assert ROUTINE.presets["standard"].small_count == 10
    assert isinstance(ROUTINE.presets["standard"].rounds, int)
    assert ROUTINE.ranges["small_s"] == Limits(1.5, 4.0)
    assert ROUTINE.rules.arms_up_limit_s == 60
    assert all(
        getattr(pace, name) in limits for pace in ROUTINE.presets.values() for name, limits in ROUTINE.ranges.items()
    )


@pytest.mark.parametrize(
    ("old", "new", "field", "value", "allowed"),
    [
        ("schema = 1", "schema = 2", "schema", 2, "1"),
        ("schema = 1", "", "schema", None, "1"),
        ("schema = 1", "schema = 1\ncolour = 3", "colour", 3, "one of defaults, id, presets"),
        ("settle_s = [0, 60]", "", "ranges.settle_s", "missing", "given"),
        ("settle_s = [0, 60]", "settle_s = 60", "ranges.settle_s", 60, "two numbers"),
        ("settle_s = [0, 60]", "settle_s = [0]", "ranges.settle_s", [0], "two numbers"),
        ("settle_s = [0, 60]", "settle_s = [60, 0]", "ranges.settle_s", [60, 0], "lowest first"),
        ("settle_s = [0, 60]", "settle_s = [0, 60]\nwarm_up_s = [0, 1]", "ranges.warm_up_s", [0, 1], "one of"),
        ("settle_s = [0, 60]", "settle_s = [0, '60']", "ranges.settle_s", "60", "0 to 120"),
        ("settle_s = [0, 60]", "settle_s = [0, nan]", "ranges.settle_s", None, "0 to 120"),
        ("settle_s = [0, 60]", "settle_s = [0, inf]", "ranges.settle_s", inf, "0 to 120"),
        ("raise_s = [3, 6]", "raise_s = [0, 6]", "ranges.raise_s", 0, "0.5 to 120"),
        ("small_count = [5, 10]", "small_count = [5, 12]", "ranges.small_count", 12, "1 to 10, whole"),
        ("small_count = [5, 10]", "small_count = [0, 10]", "ranges.small_count", 0, "1 to 10, whole"),
        ("rounds = [1, 3]", "rounds = [1, 2.5]", "ranges.rounds", 2.5, "1 to 10, whole"),
        ("count_in_s = [0, 10]", "count_in_s = [0, 11]", "ranges.count_in_s", 11, "0 to 10, whole"),
        ("ready_s = 5 ", "", "rules.ready_s", "missing", "given"),
        ("ready_s = 5 ", "ready_s = 0", "rules.ready_s", 0, "0.05 to 120"),
        ("ready_s = 5 ", "steady_s = 1\nready_s = 5", "rules.steady_s", 1, "one of"),
        ("go_on_s = 3 ", "go_on_s = 11", "rules.go_on_s", 11, "1 to 10, whole"),
        ("tip_circle = 3 ", "tip_circle = true", "rules.tip_circle", True, "1 to 10, whole"),
        ("arms_up_limit_s = 60", "arms_up_limit_s = 19", "rules.arms_up_limit_s", 19, "20 or more"),
        ("settle_s = 30", "", "defaults.settle_s", "missing", "given"),
        ("settle_s = 30", "settle_s = 30\nspeed = 1", "defaults.speed", 1, "one of"),
        ("[presets.gentle]", "[presets.gentle]\nspeed = 1", "presets.gentle.speed", 1, "one of"),
        ("[presets.starter]\nrounds = 1", "[presets.starter]\nrounds = 4", "rounds", 4, "1 to 3, whole"),
        ("[presets.starter]\nrounds = 1", "[presets.starter]\nrounds = false", "rounds", False, "1 to 3, whole"),
        ("small_s = 2.5", "small_s = 1.4", "small_s", 1.4, "1.5 to 4"),
        ("small_s = 2.5", "small_s = 1979-05-27", "small_s", None, "1.5 to 4"),
        ("small_s = 2.5", "small_s = 0x" + "f" * 9_000, "small_s", None, "1.5 to 4"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, field: str, value: object, allowed: str) -> None:
    error = refused(spoiled(old, new))
    assert error.field == field
    assert error.allowed.startswith(allowed)
    if value is not None or field == "schema":
        assert error.value == value


def test_the_preset_that_is_wrong_is_named() -> None:
    with pytest.raises(
        OutOfRangeError, match=re.escape("mine.toml: presets.starter: small_s is 1.4, allowed is 1.5 to 4")
    ):
        parse_routine(spoiled("small_s = 2.5", "small_s = 1.4"), FILE)


def test_a_file_without_presets_is_refused() -> None:
    text = ROUTINE_TEXT[: ROUTINE_TEXT.index("[presets.starter]")]
    assert refused(text + "[presets]").allowed == "one preset at least"
    assert refused(text + "[presets]\nstarter = 3").allowed == "a table"
    assert refused(text).allowed == "a table"


@pytest.mark.parametrize("text", ["schema = ", "a = " + "[" * 20_000, "schema = " + "9" * 5_000, "\0"])
def test_what_is_no_toml_is_refused_with_the_file_s_name(text: str) -> None:
    with pytest.raises(RoutineError, match=r"^mine\.toml: "):
        parse_routine(text, FILE)


def test_a_value_too_long_to_read_is_shown_in_part() -> None:
    error = refused(spoiled("small_s = 2.5", f"small_s = '{'x' * 9_000}'"))
    assert len(str(error)) < 300
    error = refused(spoiled("small_s = 2.5", "small_s = 0x" + "f" * 9_000))
    assert "a number of thousands of digits" in str(error)


def test_a_file_of_somebody_else_may_narrow_the_ranges_but_not_leave_them() -> None:
    narrow = spoiled("small_s = [1.5, 4.0]", "small_s = [2.0, 4.0]")
    assert parse_routine(narrow, FILE, ROUTINE).ranges["small_s"] == Limits(2.0, 4.0)
    assert parse_routine(ROUTINE_TEXT, FILE, ROUTINE) == ROUTINE
    for wide in (
        spoiled("small_s = [1.5, 4.0]", "small_s = [1.0, 4.0]"),
        spoiled("arms_up_limit_s = 60", "arms_up_limit_s = 90"),
    ):
        assert parse_routine(wide, FILE).presets
        with pytest.raises(OutOfRangeError):
            parse_routine(wide, FILE, ROUTINE)


def test_a_routine_without_a_name_is_called_by_its_file() -> None:
    assert parse_routine(spoiled('id = "arm_circles"', ""), FILE).name == FILE


@given(st.sampled_from(sorted(ROUTINE.ranges)), ANY_NUMBER)
def test_a_number_is_taken_if_and_only_if_it_is_in_its_range(field: str, value: float) -> None:
    limits = ROUTINE.ranges[field]
    whole = isinstance(getattr(ROUTINE.presets["standard"], field), int)
    legal = not isinstance(value, bool) and limits.low <= value <= limits.high and (not whole or value == int(value))
    if legal:
        assert checked_number(field, value, limits) == value
    else:
        with pytest.raises(OutOfRangeError) as caught:
            checked_number(field, value, limits)
        assert caught.value.field == field


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_by_our_own_error(text: str) -> None:
    with pytest.raises(RoutineError):
        parse_routine(text)


@given(
    st.integers(0, len(ROUTINE_TEXT) - 1),
    st.integers(0, 40),
    st.sampled_from(["", "0", "-", "[", '"', "\n", "1e9", "nan"]),
)
def test_any_damage_is_survived(start: int, length: int, put: str) -> None:
    text = ROUTINE_TEXT[:start] + put + ROUTINE_TEXT[start + length :]
    try:
        routine = parse_routine(text, within=ROUTINE)
    except RoutineError:
        return
    assert routine.presets


def test_a_range_nothing_can_meet_is_refused() -> None:
    with pytest.raises(RoutineError, match="from 3 to 2"):
        Limits(3, 2)
    assert str(Limits(1.5, 4.0)) == "1.5 to 4"


def test_a_table_is_a_table() -> None:
    assert table({"a": {"b": 1}}, "a", FILE) == {"b": 1}
    with pytest.raises(OutOfRangeError, match="allowed is a table"):
        table({}, "a", FILE)
