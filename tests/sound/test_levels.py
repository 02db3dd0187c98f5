"""Loudness: only what lies in the range."""

import math
from dataclasses import replace

import pytest

from lymph_coach.sound.levels import Levels


@pytest.mark.parametrize("field", ["voice", "counts", "tones"])
@pytest.mark.parametrize("value", [-0.01, 1.01, math.nan, math.inf])
def test_a_loudness_out_of_range_is_refused_by_name_value_and_range(field: str, value: float) -> None:
    with pytest.raises(ValueError, match=rf"^{field} is {value}, but has to be from 0 to 1$"):
        replace(Levels(), **{field: value})


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0])
def test_both_ends_of_the_range_are_allowed(value: float) -> None:
    assert Levels(voice=value, counts=value, tones=value).tones == value


def test_circles_have_no_tone_unless_wanted() -> None:
    assert not Levels().circle_tones
