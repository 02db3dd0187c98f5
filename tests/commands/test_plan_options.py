"""What a command line may say about a session."""

import argparse
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.commands.plan_options import OptionError, PlanOptions, add_plan_options
from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach
from lymph_coach.routine.plan import Plan
from lymph_coach.session.course import load_course
from lymph_coach.settings.choices import Preset
from lymph_coach.settings.settings import Settings

ROUTINE = load_course().routine
DEFAULTS = Settings()


def plan(saved: Settings = DEFAULTS, /, **options: str) -> Plan:
    return PlanOptions(options).plan(saved, ROUTINE)


def test_every_option_reaches_the_plan() -> None:
    parser = argparse.ArgumentParser()
    add_plan_options(parser)
    words = (
        "--preset gentle --posture standing --range low --arms right --direction forward --rounds 2 --small-s 2.5 "
        "--large-s 4.5 --mid-rest-s 20.5 --round-rest-s 50 --count-in-s 5 --voice gmw/en-us --rate 170"
    )
    options = PlanOptions.of(parser.parse_args(words.split()))
    made = options.plan(Settings(), ROUTINE)
    assert made.preset == "gentle"
    assert asdict(made.manner) == {
        "posture": Posture.STANDING,
        "reach": Reach.LOW,
        "arms": Arms.RIGHT,
        "direction": Direction.FORWARD,
    }
    pace = made.pace
    assert (pace.rounds, pace.small_s, pace.large_s, pace.mid_rest_s, pace.round_rest_s) == (2, 2.5, 4.5, 20.5, 50)
    assert (pace.count_in_s, pace.small_count) == (5, 5)
    settings = options.settings(Settings())
    assert (settings.voice_id, settings.voice_rate_wpm) == ("gmw/en-us", 170)


def test_without_options_the_settings_decide() -> None:
    assert plan() == plan(preset="starter")
    saved = Settings(preset=Preset.STANDARD, rounds=2, small_s=3.0, arms=Arms.LEFT)
    made = plan(saved)
    assert (made.preset, made.pace.rounds, made.pace.small_s, made.manner.arms) == ("standard", 2, 3.0, Arms.LEFT)


def test_an_option_wins_over_the_settings() -> None:
    assert plan(Settings(rounds=2), rounds="3").pace.rounds == 3


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("rounds", "4", "--rounds is '4'; allowed is 1 to 3, whole."),
        ("rounds", "0", "--rounds is '0'; allowed is 1 to 3, whole."),
        ("rounds", "1.5", "--rounds is '1.5'; allowed is 1 to 3, whole."),
        ("small_s", "nan", "--small-s is 'nan'; allowed is 1.5 to 4."),
        ("large_s", "inf", "--large-s is 'inf'; allowed is 3 to 8."),
        ("mid_rest_s", "soon", "--mid-rest-s is 'soon'; allowed is 5 to 60."),
        ("round_rest_s", "-1", "--round-rest-s is '-1'; allowed is 15 to 120."),
        ("count_in_s", "", "--count-in-s is ''; allowed is 0 to 10, whole."),
        ("preset", "hard", "--preset is 'hard'; allowed is one of starter, standard, gentle, circles."),
        ("reach", "high", "--range is 'high'; allowed is one of level, low, bent."),
        ("voice_rate_wpm", "500", "--rate is '500'; allowed is a whole number from 110 to 200 words a minute."),
        ("voice_rate_wpm", "fast", "--rate is 'fast'; allowed is a whole number from 110 to 200 words a minute."),
        ("voice_id", "\x1b[2J", "--voice is '\\x1b[2J'; allowed is up to 200 printable characters."),
    ],
)
def test_a_bad_value_is_refused_with_option_value_and_range(field: str, value: str, message: str) -> None:
    with pytest.raises(OptionError) as refused:
        plan(**{field: value})
    assert str(refused.value) == message


@given(st.sampled_from(("rounds", "small_s", "large_s", "mid_rest_s", "round_rest_s", "count_in_s")), st.text())
def test_any_text_for_a_number_is_a_plan_in_its_range_or_refused(field: str, text: str) -> None:
    try:
        made = plan(**{field: text})
    except OptionError:
        return
    assert asdict(made.pace)[field] in ROUTINE.ranges[field]


@given(st.sampled_from(("rounds", "small_s", "large_s", "mid_rest_s", "round_rest_s", "count_in_s")), st.floats())
def test_any_number_is_taken_as_it_is_or_refused(field: str, number: float) -> None:
    limits = ROUTINE.ranges[field]
    whole = field in {"rounds", "count_in_s"}
    if number in limits and (not whole or number == int(number)):
        assert asdict(plan(**{field: repr(number)}).pace)[field] == number
    else:
        with pytest.raises(OptionError):
            plan(**{field: repr(number)})
