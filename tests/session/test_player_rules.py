"""A session led in any order of presses, readings and faults keeps its promises."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.routine.plans import PLANS, WORDS, assert_whole
from tests.session.fakes import PHRASES, FakeOutput, make_fake_score

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import Segment
from lymph_coach.session.player import Player, Update
from lymph_coach.session.session import PauseReason, Session, State, circle_of
from lymph_coach.sound.notices import SoundNotice, Trouble

REASONS = {
    Trouble.GAP: PauseReason.GAP,
    Trouble.LOST: PauseReason.SOUND_LOST,
    Trouble.STALLED: PauseReason.SOUND_LOST,
}
ENDED = {State.FINISHED, State.STOPPED}
SECONDS = st.one_of(st.floats(0.0, 0.1), st.floats(0.0, 10.0), st.floats(0.0, 200.0))


class LedSession(RuleBasedStateMachine):
    @initialize(plan=PLANS)
    def begin(self, plan: Plan) -> None:
        self.device, self.silent = FakeOutput(), FakeOutput()
        session = Session(plan, build_timeline(plan, WORDS))
        self.player = Player(session, (self.device, self.silent), make_fake_score, PHRASES)
        self.session = session

    def told(self, update: Update) -> None:
        """Look at an update, and at what it says that the one before did not."""
        before, now = self.session, update.session
        assert now is self.player.session
        assert now.position_s >= before.position_s
        assert before.done <= now.done
        led = {circle_of(one) for one in self.led(before, now)}
        assert now.done == before.done | led
        starts = [one.start_s for one in update.entered.segments]
        assert starts == sorted(starts)
        if now.state is State.RUNNING and not now.joined and now.position_s >= 0:
            # All that begins is given out: the present segment was the last one, now or before.
            last = update.entered.segments[-1] if update.entered.segments else before.now.segment
            assert last.start_s == now.now.segment.start_s
        if before.state in ENDED:
            assert now == before
        self.session = now

    def led(self, before: Session, now: Session) -> list[Segment]:
        return [
            one
            for one in now.timeline.segments
            if one.kind is Kind.CIRCLE and not one.cut and before.position_s < one.end_s <= now.position_s
        ]

    def played(self) -> None:
        """Whatever plays now plays on the device, or where it refuses, silently; and never on both."""
        assert self.device.playing == (self.device.refusal is None)
        assert self.silent.playing == (self.device.refusal is not None)

    @rule(seconds=SECONDS)
    def tick(self, seconds: float) -> None:
        for output in (self.device, self.silent):
            output.run(seconds)
        self.told(self.player.tick())

    @rule()
    def go_on(self) -> None:
        was = self.session.state
        update = self.player.go_on()
        self.told(update)
        if was is State.PAUSED:
            assert update.notice == self.device.refusal
            self.played()

    @rule()
    def pause(self) -> None:
        was = self.session
        self.told(self.player.pause())
        if was.state is State.RUNNING and self.session.state is State.PAUSED:
            assert self.session.pause is PauseReason.ASKED
            self.played()

    @rule()
    def ask_to_stop(self) -> None:
        self.told(self.player.pause(PauseReason.STOPPING))
        if self.session.state not in ENDED:
            assert self.session.pause is PauseReason.STOPPING
            assert (self.silent if self.device.refusal else self.device).words == [PHRASES["stopped"]]

    @rule()
    def back(self) -> None:
        self.told(self.player.back())

    @rule()
    def forward(self) -> None:
        self.told(self.player.forward())

    @rule()
    def rest_now(self) -> None:
        self.told(self.player.rest_now())

    @precondition(lambda self: self.session.position_s > 100)
    @rule()
    def stop(self) -> None:
        self.told(self.player.stop())
        assert self.session.state in ENDED

    @rule(refusal=st.sampled_from([None, SoundNotice.NO_DEVICE, SoundNotice.NOT_ANSWERING]))
    def swap_device(self, refusal: SoundNotice | None) -> None:
        self.device.refusal = refusal

    @precondition(lambda self: self.session.state is State.RUNNING)
    @rule(trouble=st.sampled_from(Trouble), seconds=st.floats(0.0, 3.0))
    def break_off(self, trouble: Trouble, seconds: float) -> None:
        playing = self.device if self.device.playing else self.silent
        playing.run(seconds)
        playing.broken = trouble
        heard_s = playing.position_s
        update = self.player.tick()
        self.told(update)
        if self.session.state is State.FINISHED:
            return
        assert (self.session.state, self.session.pause) == (State.PAUSED, REASONS[trouble])
        assert self.session.position_s == max(heard_s, 0.0)
        assert update.notice is trouble.notice
        self.played()

    @invariant()
    def is_whole(self) -> None:
        assert_whole(self.session.timeline)
        assert (self.session.pause is not None) <= (self.session.state is State.PAUSED)
        assert self.session.position_s <= self.session.timeline.duration_s
        assert len(self.session.done) <= self.session.circles_planned
        if self.session.state is State.FINISHED:
            assert not self.device.playing
            assert not self.silent.playing
            assert self.session.position_s == self.session.timeline.duration_s


LedSession.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestLedSession = pytest.mark.no_cover(LedSession.TestCase)
