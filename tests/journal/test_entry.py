"""An entry is within its limits or is none, and says which."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lymph_coach.journal.entry import LONGEST_NOTE, EntryError, Ratings

sys.path.insert(0, str(Path(__file__).parent))
from diaries import BEGAN, FULL


def test_ratings_are_empty_when_all_were_skipped() -> None:
    assert Ratings().is_empty
    assert not Ratings(tension=0).is_empty


@pytest.mark.parametrize(("value", "told"), [(11, "pain is 11; allowed are 0 to 10"), (-1, "pain is -1; allowed are")])
def test_a_rating_that_is_on_no_scale_is_refused(value: int, told: str) -> None:
    with pytest.raises(EntryError, match=told):
        Ratings(pain=value)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"id": ""}, "id is empty; allowed is any text"),
        ({"began": BEGAN.replace(tzinfo=None)}, "began and ended have no zone"),
        ({"ended": BEGAN.replace(tzinfo=None)}, "began and ended have no zone"),
        ({"ended": BEGAN - timedelta(seconds=1)}, "ended is 2026-11-01T09:29:59"),
        ({"rounds_planned": 21}, "rounds_planned is 21; allowed are 0 to 20"),
        ({"rounds_done": -1}, "rounds_done is -1; allowed are 0 to 20"),
        ({"circles_planned": 1_001}, "circles_planned is 1001; allowed are 0 to 1000"),
        ({"circles_done": 1_001}, "circles_done is 1001; allowed are 0 to 1000"),
        ({"note": "x" * (LONGEST_NOTE + 1)}, "note has 2001 characters; allowed are 0 to 2000"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(values: dict[str, Any], told: str) -> None:
    with pytest.raises(EntryError, match=told):
        replace(FULL, **values)


def test_the_limits_themselves_are_allowed() -> None:
    replace(
        FULL,
        ended=BEGAN,
        rounds_planned=20,
        rounds_done=0,
        circles_planned=1_000,
        circles_done=0,
        note="x" * LONGEST_NOTE,
        before=Ratings(0, 10),
    )
