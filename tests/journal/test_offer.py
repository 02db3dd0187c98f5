"""A next step after three finished sessions, a step back after a week away; never by what was rated."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.strategies import ENTRIES, MONDAY, RATINGS, days, practised, told

from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.offer import STEPS, Offer, Step, StepError, Way, offered

FIRST, SECOND, THIRD, LAST = STEPS
TODAY = MONDAY + timedelta(days=3)


def three(rounds: int = 1) -> list[Entry]:
    return [practised(day, rounds=rounds) for day in days(3)]


@pytest.mark.parametrize(("at", "following"), [(FIRST, SECOND), (SECOND, THIRD), (THIRD, LAST)])
def test_after_three_finished_sessions_the_next_step_may_be_taken(at: Step, following: Step) -> None:
    assert offered(three(at.rounds), at, None, TODAY) == Offer(Way.NEXT, following)
    assert offered(three(at.rounds)[:2], at, None, TODAY) is None


def test_the_steps_are_rounds_then_larger_circles_and_end_there() -> None:
    assert list(STEPS) == [Step(1), Step(2), Step(3), Step(3, larger=True)]
    assert offered(three(3), LAST, None, TODAY) is None


@pytest.mark.parametrize("why", ["pain", "dizzy", "tired", "done", "other", ""])
def test_a_session_that_was_stopped_begins_the_three_anew(why: str) -> None:
    stopped = practised(MONDAY + timedelta(days=2), 18, why=why)
    entries = [*three(), stopped]
    assert offered(entries, FIRST, None, TODAY) is None
    entries += [practised(MONDAY + timedelta(days=3), hour) for hour in (8, 12, 18)]
    assert offered(entries, FIRST, None, TODAY) == Offer(Way.NEXT, SECOND)


def test_fewer_rounds_than_the_step_has_do_not_lead_past_it() -> None:
    assert offered(three(1), SECOND, None, TODAY) is None


def test_a_finished_session_with_every_circle_skipped_leads_nowhere() -> None:
    assert offered([practised(day, circles=0) for day in days(3)], FIRST, None, TODAY) is None


def test_told_sessions_neither_count_nor_break_the_three() -> None:
    assert offered([told(day) for day in days(3)], FIRST, None, TODAY) is None
    assert offered([*three(), told(TODAY)], FIRST, None, TODAY) == Offer(Way.NEXT, SECOND)


def test_what_came_before_the_last_step_no_longer_counts() -> None:
    taken = datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert offered(three(), FIRST, taken, TODAY) is None
    more = [practised(TODAY, hour) for hour in (8, 10)]
    assert offered([*three(), *more], FIRST, taken, TODAY) == Offer(Way.NEXT, SECOND)


@pytest.mark.parametrize(("away", "offer"), [(6, None), (7, Offer(Way.BACK, SECOND)), (400, Offer(Way.BACK, SECOND))])
def test_a_step_back_is_offered_after_seven_days_away(away: int, offer: Offer | None) -> None:
    assert offered([practised(MONDAY, rounds=3)], THIRD, None, MONDAY + timedelta(days=away)) == offer


def test_after_a_week_away_no_next_step_is_offered() -> None:
    week_later = MONDAY + timedelta(days=9)
    assert offered(three(2), SECOND, None, week_later) == Offer(Way.BACK, FIRST)
    assert offered(three(), FIRST, None, week_later) is None


def test_an_answered_offer_is_not_made_again_for_the_same_absence() -> None:
    answered = datetime(2026, 3, 20, 9, tzinfo=UTC)
    entries = [practised(MONDAY, rounds=2)]
    assert offered(entries, SECOND, answered, answered.date() + timedelta(days=30)) is None
    entries.append(practised(answered.date() + timedelta(days=1), rounds=2))
    assert offered(entries, SECOND, answered, answered.date() + timedelta(days=8)) == Offer(Way.BACK, FIRST)


@pytest.mark.parametrize(("away", "offer"), [(6, None), (7, Offer(Way.BACK, FIRST)), (38, Offer(Way.BACK, FIRST))])
def test_who_takes_or_leaves_a_step_and_then_stays_away_is_offered_one_back(away: int, offer: Offer | None) -> None:
    answered = datetime(2026, 3, 4, 18, tzinfo=UTC)  # after the last of the three
    assert offered(three(), SECOND, answered, answered.date() + timedelta(days=away)) == offer


def test_what_lies_ahead_is_passed_over() -> None:
    assert offered(three(), FIRST, None, MONDAY + timedelta(days=1)) is None


def test_a_step_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(StepError, match=r"^at is Step\(rounds=2, larger=True\); allowed are Step\(rounds=1, "):
        offered((), Step(2, larger=True), None, TODAY)


@given(ENTRIES, st.sampled_from(STEPS), st.integers(-20, 90), st.lists(RATINGS, min_size=10, max_size=10))
def test_ratings_change_no_offer_and_an_offer_is_one_step(
    entries: list[Entry], at: Step, ahead: int, values: list[int | None]
) -> None:
    today = MONDAY + timedelta(days=ahead)
    offer = offered(entries, at, None, today)
    rated = [replace(entry, before=Ratings(*values[:5]), after=Ratings(*values[5:])) for entry in entries]
    assert offered(rated, at, None, today) == offer
    assert offered(entries[::-1], at, None, today) == offer
    if offer:
        moved = STEPS.index(offer.step) - STEPS.index(at)
        assert moved == (1 if offer.way is Way.NEXT else -1)
