"""The check-in in a terminal: the same questions, the same outcomes, and nobody led who could not be asked."""

from pathlib import Path

import pytest
from tests.safety.shipped_checkin import YES, answers, shipped_checkin
from tests.terminal.fakes import START, FakeStop, Rig, has_checkpoint

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.journal.entry import Entry
from lymph_coach.practice.log import open_diary
from lymph_coach.safety.question import Answer
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SettingsStore
from lymph_coach.system.local_time import local_now
from lymph_coach.system.stop_signals import Stop
from lymph_coach.terminal.checkin import NOBODY_GENTLE, NOBODY_REFUSED, check_in

CHECKIN = shipped_checkin()
EVERY = {question.key: str(number) for number, question in enumerate(CHECKIN.every.questions, 1)}
STANDING = PlanOptions({"preset": "circles", "rounds": "1", "posture": "standing"})


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path, check_in=check_in)


def kept_file(rig: Rig) -> CheckinFile:
    return CheckinFile(rig.folders.data / "checkin.json")


def asked_before(rig: Rig, **given: Answer) -> None:
    kept_file(rig).save(KeptCheckin(START.date(), answers(CHECKIN.first, **given)))


def practised(rig: Rig, keys: str, options: PlanOptions = STANDING) -> Entry | None:
    """Press these keys, one a second, and practise; the entry of the session, if there was one."""
    rig.presses = [(1.0 + place, key) for place, key in enumerate(keys)]
    assert rig.practise(options) == 0
    with open_diary(rig.folders.data, local_now) as diary:
        return diary.last()


def led(rig: Rig, keys: str) -> Entry:
    """The same, of a session that took place."""
    entry = practised(rig, keys)
    assert entry is not None
    assert entry.why_ended == "finished"
    return entry


def test_none_of_these_begins_at_once(rig: Rig) -> None:
    asked_before(rig)
    entry = led(rig, "n")
    assert (entry.posture, entry.reach, entry.arms) == ("standing", "level", "both")
    assert "1: My chest hurts, I cannot get my breath, or I may faint." in rig.lines


def test_the_first_time_all_is_asked_and_kept(rig: Rig) -> None:
    led(rig, "nnnn")
    kept = kept_file(rig).load()
    assert kept.asked == START.date()
    assert kept.answers == answers(CHECKIN.first)
    assert not kept.due(CHECKIN, START.date())


def test_a_key_that_comes_twice_does_not_answer_what_is_not_read(rig: Rig) -> None:
    rig.presses = [(1.0, "n"), (1.2, "n"), (3.0, "q")]
    assert rig.practise() == 0
    assert sum(line.startswith("n: none of these") for line in rig.lines) == 2
    assert kept_file(rig).load() == KeptCheckin()


def test_a_key_that_is_held_does_not_either(rig: Rig) -> None:
    rig.presses = [(1.0, "n"), *((1.66 + step * 0.03, "n") for step in range(100)), (6.0, "q")]
    assert rig.practise() == 0
    assert sum(line.startswith("n: none of these") for line in rig.lines) == 2
    assert kept_file(rig).load() == KeptCheckin()


@pytest.mark.parametrize(
    ("keys", "posture", "reach", "arms"),
    [
        (EVERY["shoulder-worse"] + "\n\n", "standing", "low", "both"),
        (EVERY["dizzy"] + "\n1\n", "seated", "level", "both"),
        (EVERY["new-sore"] + "\n1\n\n", "standing", "level", "right"),
        (EVERY["new-sore"] + "\r23\r\r", "seated", "level", "left"),
        (EVERY["ill"] + "c" + EVERY["shoulder-worse"] + "\n\n", "standing", "low", "both"),
    ],
)
def test_a_limit_is_said_and_kept_to(rig: Rig, keys: str, posture: str, reach: str, arms: str) -> None:
    asked_before(rig)
    entry = led(rig, keys)
    assert (entry.posture, entry.reach, entry.arms) == (posture, reach, arms)
    assert "Press Enter to begin, or q to leave." in rig.lines


@pytest.mark.parametrize("keys", [EVERY["ill"] + "\n", EVERY["limb"] + "\n", EVERY["dizzy"] + "\n2"])
def test_not_today_is_not_today(rig: Rig, keys: str) -> None:
    asked_before(rig)
    assert practised(rig, keys) is None
    assert "Not today." in rig.lines


@pytest.mark.parametrize(("setting", "number"), [("", "911"), ("999", "999")])
def test_an_emergency_says_whom_to_call_and_asks_no_more(rig: Rig, setting: str, number: str) -> None:
    SettingsStore(rig.folders.config / "settings.json").save(Settings(emergency_number=setting))
    asked_before(rig)
    assert practised(rig, EVERY["new-sore"] + EVERY["chest-or-breath"] + "\n") is None
    assert rig.lines[rig.lines.index("Call for help now.") + 1] == number
    assert not any("Where is it?" in line for line in rig.lines)


def test_who_is_to_ask_first_waits_until_they_have(rig: Rig) -> None:
    asked_before(rig, heart=YES)
    assert practised(rig, "nn") is None
    assert "Please ask first." in rig.lines
    rig.time.s = 0.0
    led(rig, "n1")
    assert kept_file(rig).load().cleared == {"heart": START.date()}


@pytest.mark.parametrize("key", ["q", "escape"])
def test_leaving_begins_nothing(rig: Rig, key: str) -> None:
    rig.presses = [(1.0, key)]
    assert rig.practise() == 0
    assert rig.time.s == 1.0
    assert not has_checkpoint(rig)


def test_ctrl_c_leaves_the_check_in(rig: Rig) -> None:
    rig.stop = FakeStop(rig.time, 1.0, Stop.INTERRUPTED)
    assert rig.practise() == 130
    assert not has_checkpoint(rig)


def test_where_nobody_can_answer_a_known_person_is_led_gently(rig: Rig) -> None:
    asked_before(rig)
    rig.present = False
    entry = led(rig, "")
    assert (entry.posture, entry.reach) == ("seated", "low")
    assert NOBODY_GENTLE in rig.lines


@pytest.mark.parametrize("known", [False, True])
def test_where_nobody_can_answer_nobody_is_led_who_is_unknown_or_is_to_ask_first(rig: Rig, *, known: bool) -> None:
    if known:
        asked_before(rig, heart=YES)
    rig.present = False
    assert practised(rig, "") is None
    assert NOBODY_REFUSED in rig.lines


def test_a_session_cut_off_that_is_too_much_today_is_kept_and_begun_anew(rig: Rig) -> None:
    asked_before(rig)
    rig.stop = FakeStop(rig.time, 22.0, Stop.ENDED)
    rig.presses = [(1.0, "n")]
    assert rig.practise(STANDING) == 143
    rig.stop, rig.time.s = None, 0.0
    entry = led(rig, "g" + EVERY["dizzy"] + "\n1\n")
    assert (entry.posture, entry.circles_done) == ("seated", 20)
    with open_diary(rig.folders.data, local_now) as diary:
        assert sorted(one.why_ended for one in diary.everything().entries) == ["cut off", "finished"]


def test_answers_that_the_disk_does_not_take_hold_for_today(rig: Rig) -> None:
    (rig.folders.data / "checkin.json").mkdir(parents=True)
    led(rig, "nnnn")
    assert any("could not be written" in line for line in rig.lines)
