"""10,000 random cases against the oracle: in eight zones, around clock changes, year ends and a 29 February."""

from random import Random
from zoneinfo import ZoneInfo

import pytest
from tests.reminders.cases import ZONES, make_history, make_now, make_rules, make_scene
from tests.reminders.oracle import Case, Scene

from lymph_coach.reminders.rules import missed, next_due
from lymph_coach.reminders.upcoming import upcoming

SCENES_A_ZONE = 10
CASES_A_SCENE = 125
MISSED_DAYS = 3


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ZONES)
def test_what_is_due_and_what_was_missed_is_what_the_clock_on_the_wall_says(name: str) -> None:
    random = Random(name)  # noqa: S311  # the same cases in every run
    late = coming = 0
    for _ in range(SCENES_A_ZONE):
        scene, day = make_scene(random, ZoneInfo(name))
        for _ in range(CASES_A_SCENE):
            rules = make_rules(random, day)
            now = make_now(random, scene, rules, day)
            case = Case(scene, rules, make_history(random, scene, rules, now), now)
            told = compare(scene, case)
            coming += told is not None
            late += told is True
    # The comparison means something only where there is something to tell.
    assert coming > SCENES_A_ZONE * CASES_A_SCENE / 2
    assert late > SCENES_A_ZONE * CASES_A_SCENE / 50


def compare(scene: Scene, case: Case) -> bool | None:
    """Hold one case against the oracle; returns whether it is told late, or None if nothing is told."""
    asked = (case.rules, case.history, case.now, scene.zone)
    right = case.next
    due = next_due(*asked)
    if right is None:
        assert due is None or due.moment > scene.minutes[-3 * 24 * 60], (asked, due)
    else:
        assert due is not None, (asked, right)
        assert (due.slot, due.moment, due.catch_up) == right, asked
    assert set(missed(*asked, days=MISSED_DAYS)) == case.missed(MISSED_DAYS), asked
    listed = upcoming(*asked)
    assert listed[:1] == ((due,) if due in listed else ()), asked
    return None if due is None else due.catch_up
