"""Every field says what it takes, and takes nothing else."""

import math
from dataclasses import FrozenInstanceError, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.routine.kinds import Posture
from lymph_coach.settings.choices import Group, Preset, Theme
from lymph_coach.settings.fields import Choice, Number, Rule, Switch, Text
from lymph_coach.settings.settings import SettingError, Settings, rules

if TYPE_CHECKING:
    from enum import StrEnum


def test_a_first_run_is_short_seated_and_spoken() -> None:
    settings = Settings()
    assert (settings.preset, settings.posture, settings.rounds) == (Preset.STARTER, Posture.SEATED, 0)
    assert (settings.count_in_s, settings.voice_rate_wpm, settings.muted) == (3, 150, False)
    assert (settings.voice_volume, settings.count_volume, settings.tone_volume) == (90, 100, 50)
    assert (settings.text_percent, settings.theme, settings.keep_awake) == (100, Theme.SYSTEM, True)


def test_settings_do_not_change_in_place() -> None:
    settings = Settings()
    with pytest.raises(FrozenInstanceError):
        setattr(settings, "rounds", 2)  # noqa: B010 - the checker would refuse the plain assignment


@pytest.mark.parametrize("name", rules())
def test_each_field_has_words_for_the_page_and_takes_its_default(name: str) -> None:
    rule = rules()[name]
    assert rule.label[0].isupper()
    assert not rule.label.endswith(".")
    assert rule.hint.endswith(".")
    assert rule.hint.count(".") - rule.hint.count("...") == 1
    assert rule.read(getattr(Settings(), name)) == getattr(Settings(), name)


def test_only_what_the_program_keeps_for_itself_is_off_the_page() -> None:
    assert [name for name, rule in rules().items() if rule.group is Group.OWN] == [
        "own_routine",
        "step_taken",
        "step_answered",
        "first_run_done",
    ]


@pytest.mark.parametrize("name", [name for name, rule in rules().items() if isinstance(rule, Choice)])
def test_every_member_of_a_choice_is_offered_once(name: str) -> None:
    rule = rules()[name]
    assert isinstance(rule, Choice)
    default: StrEnum = getattr(Settings(), name)
    members = list(type(default))
    assert sorted(rule.options) == sorted(members)
    assert len(set(rule.options.values())) == len(members)
    for member in members:
        assert getattr(replace(Settings(), **{name: member}), name) is member


LIMITS = [
    ("rounds", 1, 3, True),
    ("small_s", 1.5, 4.0, True),
    ("large_s", 3.0, 8.0, True),
    ("mid_rest_s", 5, 60, True),
    ("round_rest_s", 15, 120, True),
    ("count_in_s", 0, 10, False),
    ("voice_rate_wpm", 110, 200, False),
    ("reading_speed_percent", 75, 150, False),
    ("voice_volume", 0, 100, False),
    ("count_volume", 0, 100, False),
    ("tone_volume", 0, 100, False),
    ("sync_offset_ms", -300, 300, False),
    ("text_percent", 100, 250, False),
]


@pytest.mark.parametrize(("name", "low", "high", "zero"), LIMITS)
def test_numbers_keep_their_limits(name: str, low: float, high: float, zero: bool) -> None:  # noqa: FBT001
    rule = rules()[name]
    for value in (low, high, *((0,) if zero else ())):
        assert rule.read(value) == value
    for value in (low - 0.5, low - 1, high + 0.5, high + 1, math.nan, math.inf, -math.inf, 10**400, True, "2", None):
        if value == 0 and zero:
            continue
        with pytest.raises(ValueError, match="number from"):
            rule.read(value)


def test_every_number_is_in_the_table_of_limits() -> None:
    assert {name for name, rule in rules().items() if isinstance(rule, Number)} == {name for name, *_ in LIMITS}


def test_whole_numbers_are_held_as_such_and_halves_refused() -> None:
    rule = rules()["rounds"]
    assert type(rule.read(2.0)) is int
    assert type(rules()["small_s"].read(2)) is float
    with pytest.raises(ValueError, match="0 or a whole number from 1 to 3"):
        rule.read(1.5)


def test_an_impossible_value_raises_at_construction_and_says_what_is_allowed() -> None:
    with pytest.raises(SettingError, match=r"small_s is 9; allowed is 0 or a number from 1\.5 to 4 seconds\."):
        Settings(small_s=9)
    with pytest.raises(SettingError, match="preset is 'hard'; allowed is one of starter, standard, gentle, circles"):
        Settings(preset="hard")  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("value", [0, 1, "true", None, 1.0])
def test_a_switch_is_true_or_false_alone(value: object) -> None:
    with pytest.raises(ValueError, match="true or false"):
        rules()["muted"].read(value)


@pytest.mark.parametrize("value", ["a" * 201, "a\nb", "\0", 3, None])
def test_a_name_is_short_and_printable(value: object) -> None:
    with pytest.raises(ValueError, match="up to 200 printable"):
        rules()["voice_id"].read(value)


def test_the_emergency_number_is_short_and_empty_at_first() -> None:
    rule = rules()["emergency_number"]
    assert Settings().emergency_number == ""
    for number in ("", "911", "+44 999", "1" * 20):
        assert rule.read(number) == number
    for wrong in ("1" * 21, "9\n11", 911, None):
        with pytest.raises(ValueError, match="up to 20 printable"):
            rule.read(wrong)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(name=st.sampled_from(sorted(rules())), value=json_values)
def test_a_rule_gives_a_value_the_dataclass_takes_or_says_no(name: str, value: object) -> None:
    try:
        taken: Any = rules()[name].read(value)
    except ValueError:
        return
    assert getattr(Settings(**{name: taken}), name) == taken


def test_a_bare_rule_is_none() -> None:
    bare = Rule(label="A", group=Group.LOOK, hint="B.")
    with pytest.raises(NotImplementedError):
        bare.read(1)
    with pytest.raises(NotImplementedError):
        _ = bare.allowed
    assert {type(rule) for rule in rules().values()} == {Choice, Number, Switch, Text}
