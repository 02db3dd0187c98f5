"""What is asked before a session: one cut off can be gone on with, and a bad day is for rest."""

from io import StringIO
from pathlib import Path

import pytest
from tests.terminal.fakes import START, FakeStop, FakeTime, Rig, has_checkpoint, last_practice

from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.journal.entry import Entry
from lymph_coach.practice.log import DiaryLog, open_diary
from lymph_coach.session.history import Practice
from lymph_coach.system.local_time import local_now
from lymph_coach.system.stop_signals import Stop


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def cut_off(rig: Rig) -> None:
    """Leave a session behind at circle six."""
    rig.stop = FakeStop(rig.time, 20.5, Stop.ENDED)
    rig.practise()
    rig.stop, rig.time = None, FakeTime()
    rig.out = StringIO()


def test_a_session_cut_off_can_be_gone_on_with(rig: Rig) -> None:
    cut_off(rig)
    rig.presses = ((1.0, "z"), (2.0, "g"))
    assert rig.practise(PlanOptions({"preset": "standard"})) == 0
    assert "A session was cut off today at 09:30, after 5 of 20 circles." in rig.out.getvalue()
    counts = [line for line in rig.lines if line.isdecimal()]
    assert counts == [str(number) for number in [*range(6, 11), *range(1, 11)]]
    practice = last_practice(rig)
    assert (practice.circles_done, practice.preset, practice.began) == (20, "circles", START)


def entries(rig: Rig) -> tuple[Entry, ...]:
    """What the diary holds."""
    with open_diary(rig.folders.data, local_now) as diary:
        return diary.everything().entries


def test_what_was_done_of_it_can_be_kept(rig: Rig) -> None:
    cut_off(rig)
    rig.presses = ((1.0, "k"), (5.0, "q"), (6.0, "q"))
    rig.practise()
    assert "Kept. A new session begins." in rig.lines
    kept, new = entries(rig)
    assert (kept.circles_done, kept.why_ended) == (5, "cut off")
    assert new.why_ended == "stopped"


def test_it_can_be_discarded(rig: Rig) -> None:
    cut_off(rig)
    rig.presses = ((1.0, "d"),)
    rig.practise()
    assert "Discarded. A new session begins." in rig.lines
    assert len(entries(rig)) == 1


@pytest.mark.parametrize("key", ["q", "escape"])
def test_it_can_be_left_for_later(rig: Rig, key: str) -> None:
    cut_off(rig)
    rig.presses = ((1.0, key),)
    assert rig.practise() == 0
    assert has_checkpoint(rig)
    assert rig.time.s == 1.0


def test_ctrl_c_at_the_question_leaves_it_too(rig: Rig) -> None:
    cut_off(rig)
    rig.stop = FakeStop(rig.time, 1.0)
    assert rig.practise() == 130
    assert has_checkpoint(rig)


def test_where_nobody_can_answer_it_is_kept(rig: Rig) -> None:
    cut_off(rig)
    rig.present = False
    assert rig.practise() == 0
    assert "It is kept in your diary, and a new session begins." in rig.lines
    assert rig.lines[-1] == "20 of 20 circles done."
    assert "Space" not in rig.out.getvalue()


def unwell_today(rig: Rig, why: str) -> None:
    with open_diary(rig.folders.data, local_now) as diary:
        DiaryLog(diary).keep(Practice(START, START, "standard", 3, 60, why, id="unwell"))


@pytest.mark.parametrize(("why", "words"), [("pain", "because of pain"), ("dizzy", "because you felt dizzy")])
def test_after_pain_or_dizziness_the_day_is_for_rest(rig: Rig, why: str, words: str) -> None:
    unwell_today(rig, why)
    rig.presses = ((1.0, "q"),)
    assert rig.practise() == 0
    assert words in rig.out.getvalue()
    assert rig.time.s == 1.0


def test_who_feels_fine_again_may_go_on(rig: Rig) -> None:
    unwell_today(rig, "dizzy")
    rig.presses = ((1.0, "k"), (2.0, "g"))
    rig.practise()
    assert rig.lines[-1] == "20 of 20 circles done."


def test_nobody_is_led_after_dizziness_without_being_asked(rig: Rig) -> None:
    unwell_today(rig, "dizzy")
    rig.present = False
    assert rig.practise() == 0
    assert rig.time.s == 0.0


def test_the_day_after_all_is_open_again(rig: Rig) -> None:
    unwell_today(rig, "pain")
    rig.time.s = 24 * 3_600.0
    rig.stop = FakeStop(rig.time, rig.time.s + 5)
    rig.limit_s = rig.time.s + 100
    assert rig.practise() == 130
    assert "best to rest" not in rig.out.getvalue()
