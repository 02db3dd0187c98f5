"""Routine and word files, whatever is in them: our own error in one line, or a session that is led to its end."""

import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.fuzz.damage import cheaply, damaged, misread, toml_file
from tests.routine.plans import MANNERS, OWN_TEXTS, ROUNDING_S, ROUTINE, ROUTINE_TEXT, WORDS, WORDS_TEXT, assert_whole

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.limits import RoutineError
from lymph_coach.routine.load import parse_routine
from lymph_coach.routine.own import own_plan, parse_own
from lymph_coach.routine.own_template import own_template
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.words import parse_words
from lymph_coach.session.course import Course
from lymph_coach.session.own_routines import OwnRoutines, read_own

pytestmark = pytest.mark.no_cover

COURSE = Course(ROUTINE, WORDS)
TEMPLATES = [
    own_template(ROUTINE, WORDS, base, "Mine").replace("# [w", "[w").replace("# tip", "tip").encode()
    for base in ROUTINE.presets
]
SCRAPS = [
    b"nan", b"inf", b"1e999", b"0x" + b"f" * 5_000, b"true", b"1979-05-27", b"[[settle.seated]]\n", b"after_s = 1\n",
    b"text = '''\n", b"{turn}", b"{x.__class__}", b"a" + b".a" * 1_500 + b" = 1\n", b"name = 'Two'\n", b"\r",
    b"\\u202e",
    b"[pace]\n", b"small_s = 1.5\n", b"order = ['circles']\n",
]  # fmt: skip

_Read = TypeVar("_Read")


def read(work: Callable[[], _Read]) -> _Read | None:
    """What is read, or None for our own error in one line that can be shown."""
    try:
        return cheaply(work)
    except RoutineError as error:
        told = str(error)
    assert told.isprintable()
    assert told.startswith("x.toml: ")
    assert len(told) < 700
    return None


def assert_led(plan: Plan) -> None:
    """The rules of the house hold for it, whoever wrote it."""
    timeline = build_timeline(plan, WORDS)
    assert_whole(timeline)
    up_s = None
    for one in timeline.segments:
        if one.kind is Kind.RAISE:
            up_s = one.start_s
        if one.kind is Kind.LOWER:
            assert up_s is not None
            assert one.end_s - up_s <= ROUTINE.rules.arms_up_limit_s + ROUNDING_S
            up_s = None
        assert up_s is not None or one.kind is not Kind.CIRCLE
    for name, limits in ROUTINE.ranges.items():
        assert getattr(plan.pace, name) in limits
    assert all(cue.text.isprintable() for cue in timeline.cues)


@given(damaged(TEMPLATES, SCRAPS), MANNERS)
@example(b"x" + b".a" * 900 + b" = 1", Manner())  # a table in a table, deeper than Python can write it out
@example(b"x" + b".a" * 30_000 + b" = 1", Manner())  # gigabytes, without a limit
@example(b"schema = 1\nname = 'M'\n[[settle.seated]]\nafter_s = 0\ntext = 'a'", Manner())  # over the opening tone
def test_an_own_routine_is_refused_in_one_line_or_led_by_the_rules(data: bytes, manner: Manner) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        path.write_bytes(data)
        own = read(lambda: read_own(path, COURSE))
        assert len(OwnRoutines(Path(folder), COURSE).all()) == 1
    if own:
        assert_led(own_plan(own, ROUTINE, manner))


OWN = {
    "schema": 1,
    "name": "Mine",
    "start_from": "gentle",
    "order": ["breathe", "circles", "rolls"],
    "pace": {"rounds": 2, "small_s": 3.5, "settle_s": 0},
    "words": {"tip": ["Soft.", "So."], "next_round": "Round {round}, {turn}."},
    "settle": {"seated": [{"after_s": 1, "text": "Sit."}]},
    "close": {"standing": [{"after_s": 8, "text": "Sit."}, {"after_s": 60, "text": "Well."}]},
}


@given(misread(OWN), MANNERS)
def test_a_value_of_any_kind_in_any_place_is_refused_by_name_or_led(value: object, manner: Manner) -> None:
    own = read(lambda: parse_own(toml_file(value), ROUTINE, WORDS, "x.toml"))
    if own:
        assert_led(own_plan(own, ROUTINE, manner))


@given(misread(tomllib.loads(ROUTINE_TEXT)))
def test_a_value_of_any_kind_in_a_whole_routine_is_refused_by_name_or_led(value: object) -> None:
    routine = read(lambda: parse_routine(toml_file(value), "x.toml", ROUTINE))
    for preset in routine.presets if routine else ():
        assert_led(make_plan(routine or ROUTINE, preset))


@given(misread(tomllib.loads(WORDS_TEXT)))
def test_a_value_of_any_kind_in_words_is_refused_by_name_or_said(value: object) -> None:
    words = read(lambda: parse_words(toml_file(value), "x.toml"))
    if words:
        assert_whole(build_timeline(make_plan(ROUTINE, "standard"), words))


@given(OWN_TEXTS, MANNERS)
def test_every_right_file_is_led_by_the_rules(text: str, manner: Manner) -> None:
    own = read(lambda: parse_own(text, ROUTINE, WORDS, "x.toml"))
    assert own
    assert_led(own_plan(own, ROUTINE, manner))


@given(damaged([ROUTINE_TEXT.encode()], SCRAPS))
def test_a_whole_routine_is_refused_in_one_line_or_within_the_shipped_one(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    routine = read(lambda: parse_routine(text, "x.toml", ROUTINE))
    for preset in routine.presets if routine else ():
        assert_led(make_plan(routine or ROUTINE, preset))


@given(damaged([WORDS_TEXT.encode()], SCRAPS))
def test_words_are_refused_in_one_line_or_can_all_be_said(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    words = read(lambda: parse_words(text, "x.toml"))
    if words:
        assert_whole(build_timeline(make_plan(ROUTINE, "standard"), words))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_name_of_a_file_is_told_in_one_line(name: str) -> None:
    with pytest.raises(RoutineError) as caught:
        read_own(Path("/nowhere") / f"{name.replace('/', '')}.toml", COURSE)
    assert str(caught.value).isprintable()
