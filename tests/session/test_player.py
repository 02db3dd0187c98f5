"""Leading a session: what is played, what is said, and what a press does in each state."""

import pytest
from tests.routine.plans import ROUTINE, WORDS
from tests.session.fakes import PHRASES, FakeOutput, make_fake_score

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import make_plan
from lymph_coach.routine.timeline import Entered
from lymph_coach.session.player import Player
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.sound.notices import SoundError, SoundNotice, Trouble

IN_A_CIRCLE_S = 14.5


class Rig:
    """A player of the bare routine on a device and the silent clock."""

    def __init__(self) -> None:
        plan = make_plan(ROUTINE, "circles")
        self.device, self.silent = FakeOutput(), FakeOutput()
        outputs = (self.device, self.silent)
        self.player = Player(Session(plan, build_timeline(plan, WORDS)), outputs, make_fake_score, PHRASES)

    def at(self, position_s: float) -> "Rig":
        self.player.go_on()
        self.device.run(position_s)
        self.player.tick()
        return self

    def entered_next(self) -> Entered:
        """What the next reading gives."""
        self.device.run(0.01)
        return self.player.tick().entered

    @property
    def session(self) -> Session:
        return self.player.session


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_a_session_waits_before_its_start_until_it_is_begun(rig: Rig) -> None:
    for press in (rig.player.tick, rig.player.back, rig.player.forward, rig.player.rest_now):
        update = press()
        assert (update.session.state, update.session.position_s) == (State.PAUSED, -1.0)
    assert rig.device.plays == []
    rig.player.go_on()
    score, from_s = rig.device.plays[0]
    assert (score.cues, score.duration_s, from_s) == (rig.session.timeline.cues, rig.session.timeline.duration_s, 0.0)


def test_a_pause_says_so_and_going_on_plays_from_where_it_was(rig: Rig) -> None:
    rig.at(IN_A_CIRCLE_S)
    update = rig.player.pause()
    assert (update.session.state, update.session.pause) == (State.PAUSED, PauseReason.ASKED)
    assert rig.device.words == ["Paused."]
    rig.device.run(3)
    assert rig.player.tick().session.position_s == IN_A_CIRCLE_S
    rig.player.go_on()
    assert rig.device.plays[-1][1] == IN_A_CIRCLE_S
    entered = rig.entered_next()
    assert [one.kind for one in entered.segments] == [Kind.COUNT_IN]
    assert [cue.text for cue in entered.cues] == ["three"]
    assert rig.entered_next().cues == ()


def test_a_second_pause_or_going_on_does_nothing(rig: Rig) -> None:
    rig.at(IN_A_CIRCLE_S)
    assert rig.player.go_on().entered.segments == ()
    rig.player.pause()
    plays = len(rig.device.plays)
    rig.player.pause(PauseReason.GAP)
    assert (rig.session.pause, len(rig.device.plays)) == (PauseReason.ASKED, plays)


def test_asking_to_stop_says_to_sit_also_in_a_pause(rig: Rig) -> None:
    rig.at(IN_A_CIRCLE_S).player.pause()
    rig.player.pause(PauseReason.STOPPING)
    assert (rig.session.pause, rig.device.words) == (PauseReason.STOPPING, ["Lower your arms and sit."])
    plays = len(rig.device.plays)
    assert rig.player.stop().session.state is State.STOPPED
    assert rig.device.playing
    assert len(rig.device.plays) == plays
    for press in (rig.player.go_on, rig.player.pause, rig.player.back, rig.player.rest_now, rig.player.stop):
        assert press().session.state is State.STOPPED


def test_stopping_at_once_gives_what_began_since_the_last_reading(rig: Rig) -> None:
    rig.at(1.0)
    rig.device.run(IN_A_CIRCLE_S)
    update = rig.player.stop()
    assert update.session.state is State.STOPPED
    assert Kind.CIRCLE in {one.kind for one in update.entered.segments}
    assert not rig.device.playing


def test_the_end_is_reached_once_and_lets_the_device_go(rig: Rig) -> None:
    rig.at(0.0)
    rig.device.run(9_999)
    update = rig.player.tick()
    assert update.session.state is State.FINISHED
    assert len(update.session.done) == update.session.circles_planned == 60
    assert not rig.device.playing
    assert rig.player.tick().entered.segments == ()


@pytest.mark.parametrize("reason", [PauseReason.ASKED, PauseReason.STOPPING])
def test_a_press_that_comes_with_the_end_finds_a_finished_session(rig: Rig, reason: PauseReason) -> None:
    rig.at(0.0)
    rig.device.run(9_999)
    update = rig.player.pause(reason)
    assert update.session.state is State.FINISHED
    assert update.entered.cues
    assert len(rig.device.plays) == 1


def test_back_and_forward_that_come_with_the_end_do_nothing(rig: Rig) -> None:
    rig.at(0.0)
    rig.device.run(9_999)
    assert rig.player.back().session.state is State.FINISHED
    assert len(rig.device.plays) == 1


def test_moving_while_it_runs_plays_on_at_once(rig: Rig) -> None:
    rig.at(IN_A_CIRCLE_S)
    update = rig.player.forward()
    assert update.session.state is State.RUNNING
    assert rig.device.plays[-1][1] == IN_A_CIRCLE_S
    assert [one.kind for one in rig.entered_next().segments] == [Kind.REST]
    rig.player.back()
    assert [one.kind for one in rig.entered_next().segments] == [Kind.READY]


def test_moving_in_a_pause_stays_paused_and_shows_where_it_goes_on(rig: Rig) -> None:
    rig.at(IN_A_CIRCLE_S).player.pause()
    plays = len(rig.device.plays)
    update = rig.player.forward()
    assert (update.session.state, update.session.now.segment.kind) == (State.PAUSED, Kind.REST)
    assert len(rig.device.plays) == plays


def test_resting_in_a_pause_goes_on_with_the_rest(rig: Rig) -> None:
    rig.at(IN_A_CIRCLE_S).player.pause()
    update = rig.player.rest_now()
    assert update.session.state is State.RUNNING
    entered = rig.entered_next()
    assert [one.kind for one in entered.segments] == [Kind.LOWER]
    assert [cue.text for cue in entered.cues] == ["Lower your arms and rest."]


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (Trouble.GAP, PauseReason.GAP),
        (Trouble.LOST, PauseReason.SOUND_LOST),
        (Trouble.STALLED, PauseReason.SOUND_LOST),
    ],
)
def test_trouble_pauses_at_what_was_heard_last_and_says_why(rig: Rig, trouble: Trouble, reason: PauseReason) -> None:
    rig.at(IN_A_CIRCLE_S)
    rig.device.broken = trouble
    rig.device.refusal = SoundNotice.NO_DEVICE
    update = rig.player.tick()
    assert (update.session.pause, update.session.position_s) == (reason, IN_A_CIRCLE_S)
    assert update.notice is trouble.notice
    assert rig.silent.words == ["Paused."]


def test_without_a_device_it_goes_on_silently_and_tries_the_device_each_time(rig: Rig) -> None:
    rig.device.refusal = SoundNotice.NOT_ANSWERING
    assert rig.player.go_on().notice is SoundNotice.NOT_ANSWERING
    rig.silent.run(IN_A_CIRCLE_S)
    assert rig.player.tick().session.position_s == IN_A_CIRCLE_S
    rig.player.pause()
    rig.device.refusal = None
    assert rig.player.go_on().notice is None
    assert rig.device.playing
    rig.player.close()
    assert not rig.device.playing


def test_nothing_to_play_on_at_all_is_an_error_of_sound() -> None:
    rig = Rig()
    rig.device.refusal = rig.silent.refusal = SoundNotice.NO_DEVICE
    with pytest.raises(SoundError, match="No speaker"):
        rig.player.go_on()
