"""The step that Start begins, taken, left and taken back; and what larger circles are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.routine.plans import ROUTINE

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.offer import STEPS, Offer, Step, Way
from lymph_coach.practice.step import offer_now, step_of, taken_on, with_answer, with_step, without_step
from lymph_coach.routine.kinds import Size
from lymph_coach.session.course import plan_of
from lymph_coach.settings.choices import Preset
from lymph_coach.settings.settings import Settings

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


def finished(days_ago: float, rounds: int = 1) -> Entry:
    began = NOW - timedelta(days=days_ago)
    return Entry(
        f"{days_ago}", began, began, "starter", rounds_done=rounds, circles_done=20 * rounds, why_ended="finished"
    )


def test_the_step_is_what_start_begins() -> None:
    assert step_of(Settings(), ROUTINE) == Step(1)
    assert step_of(Settings(rounds=2), ROUTINE) == Step(2)
    assert step_of(Settings(preset=Preset.STANDARD, larger=True), ROUTINE) == Step(3, larger=True)
    assert step_of(Settings(larger=True), ROUTINE) == Step(1)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_taken_is_the_step_there_is_with_its_day(step: Step) -> None:
    settings = with_step(Settings(), step, NOW)
    assert step_of(settings, ROUTINE) == step
    assert taken_on(settings, ROUTINE) == NOW.date()


def test_three_sessions_lead_from_step_to_step_and_each_is_offered_once() -> None:
    settings, now = Settings(), NOW
    for step in STEPS[1:]:
        done = [finished(days, step_of(settings, ROUTINE).rounds) for days in (2, 1, 0.1)]
        done = [replace(one, began=one.began + (now - NOW), ended=one.ended + (now - NOW)) for one in done]
        assert offer_now(settings, ROUTINE, done, now) == Offer(Way.NEXT, step)
        settings = with_step(settings, step, now)
        assert offer_now(settings, ROUTINE, done, now) is None
        now += timedelta(days=3)


def test_after_a_week_away_a_step_back_is_offered_and_may_be_left() -> None:
    settings = Settings(rounds=2)
    away = [finished(7)]
    assert offer_now(settings, ROUTINE, away, NOW) == Offer(Way.BACK, Step(1))
    left = with_answer(settings, NOW)
    assert step_of(left, ROUTINE) == Step(2)
    assert offer_now(left, ROUTINE, away, NOW) is None


def test_taking_it_back_leaves_what_was_chosen_besides() -> None:
    before = Settings(preset=Preset.GENTLE)
    after = replace(with_step(before, Step(2), NOW), text_percent=150)
    assert without_step(after, before) == replace(before, text_percent=150)


def test_a_step_chosen_in_the_settings_has_no_day() -> None:
    taken = with_step(Settings(), Step(2), NOW)
    assert taken_on(replace(taken, rounds=3), ROUTINE) is None
    assert taken_on(Settings(), ROUTINE) is None


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-22"])
def test_a_spoilt_date_in_the_settings_is_passed_over(text: str) -> None:
    settings = replace(with_step(Settings(), Step(1), NOW), step_taken="1 never", step_answered=text)
    assert taken_on(settings, ROUTINE) is None
    assert offer_now(settings, ROUTINE, [finished(days) for days in (2, 1, 0)], NOW) == Offer(Way.NEXT, Step(2))


@pytest.mark.parametrize("preset", Preset)
def test_a_larger_circle_has_more_time_and_needs_no_rest_put_in(preset: Preset) -> None:
    usual = plan_of(Settings(preset=preset), ROUTINE)
    larger = plan_of(Settings(preset=preset, larger=True), ROUTINE)
    assert larger.circle_s(Size.LARGE) == usual.circle_s(Size.LARGE) + ROUTINE.rules.larger_s
    assert larger.circle_s(Size.SMALL) == usual.circle_s(Size.SMALL)
    assert larger.split_sizes() == ()


def test_the_slowest_circle_is_slow_enough() -> None:
    assert plan_of(Settings(large_s=8.0, larger=True), ROUTINE).circle_s(Size.LARGE) == 8.0
