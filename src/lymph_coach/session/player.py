"""Leading a session: owns the session value and the output that plays it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from lymph_coach.routine.timeline import Cue, CueKind, Entered
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.sound.notices import SoundError, SoundNotice, Trouble

if TYPE_CHECKING:
    # The window is on screen before the sound's libraries are loaded.
    from lymph_coach.sound.output import Output
    from lymph_coach.sound.score import Score

MakeScore: TypeAlias = "Callable[[Sequence[Cue], float], Score]"
_NOTHING = Entered((), ())
_REASONS: Mapping[Trouble, PauseReason] = {
    Trouble.GAP: PauseReason.GAP,
    Trouble.LOST: PauseReason.SOUND_LOST,
    Trouble.STALLED: PauseReason.SOUND_LOST,
}
PHRASE_S = 6.0
"""So long at the most is what is said on pausing and on stopping; it is cut off there."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a front end draws: the session, what began since the last update, and a sentence to tell, if any."""

    session: Session
    entered: Entered = _NOTHING
    notice: SoundNotice | None = None


class Player:
    """Moves one session through time. All calls come from one thread; nothing here waits or counts.

    Args:
        session: where to begin, paused.
        outputs: what to play on, the best first; the last one must always work (the silent clock).
        make_score: cues and their duration in seconds to sound.
        phrases: what is said on pausing and on stopping, by the keys of ``SAID_ASIDE`` in ``routine.layout``.
    """

    def __init__(
        self, session: Session, outputs: "Sequence[Output]", make_score: MakeScore, phrases: Mapping[str, str]
    ) -> None:
        self._session = session
        self._outputs = tuple(outputs)
        self._make_score = make_score
        self._phrases = phrases
        self._output = self._outputs[-1]

    @property
    def session(self) -> Session:
        """The session as it is."""
        return self._session

    def go_on(self) -> Update:
        """Begin, or go on after a pause."""
        if self._session.state is not State.PAUSED:
            return Update(self._session)
        self._session = self._session.running()
        return self._play()

    def pause(self, reason: PauseReason = PauseReason.ASKED) -> Update:
        """Freeze at once at what was heard last, and say so.

        With the reason STOPPING the words are "lower your arms and sit"; a paused session says them too.
        """
        if self._ended or (self._session.pause and reason is not PauseReason.STOPPING):
            return Update(self._session)
        entered = self._halt() if self._session.state is State.RUNNING else _NOTHING
        if self._ended:
            return Update(self._session, entered)
        self._session = self._session.paused(reason)
        return Update(self._session, entered, self._say("stopped" if reason is PauseReason.STOPPING else "paused"))

    def stop(self) -> Update:
        """End here; what is being said is said to its end."""
        entered = self._halt() if self._session.state is State.RUNNING else _NOTHING
        if not self._ended:
            self._session = self._session.stopped()
        return Update(self._session, entered)

    def back(self) -> Update:
        """To the start of this phase or the one before; a paused session stays paused."""
        return self._changed(Session.back)

    def forward(self) -> Update:
        """To the next phase; a paused session stays paused."""
        return self._changed(Session.forward)

    def rest_now(self) -> Update:
        """Rest here; a paused session goes on with the rest."""
        if self._session.state is State.PAUSED and self._session.position_s >= 0:
            self._session = replace(self._session.rested(), state=State.RUNNING, pause=None)
            return self._play()
        return self._changed(Session.rested)

    def tick(self) -> Update:
        """Read the clock. Late or bunched ticks lose nothing: every segment and cue since the last one is given."""
        if self._session.state is not State.RUNNING:
            return Update(self._session)
        trouble = self._output.trouble()
        self._session, entered = self._session.advanced(self._output.position())
        if self._ended:
            self._output.stop()
        if self._ended or trouble is None:
            return Update(self._session, entered)
        return replace(self.pause(_REASONS[trouble]), entered=entered, notice=trouble.notice)

    def close(self) -> None:
        """Let go of the device; whatever plays next opens it again."""
        self._output.stop()

    @property
    def _ended(self) -> bool:
        return self._session.state in {State.FINISHED, State.STOPPED}

    def _halt(self) -> Entered:
        self._session, entered = self._session.advanced(self._output.stop())
        return entered

    def _changed(self, change: Callable[[Session], Session]) -> Update:
        running = self._session.state is State.RUNNING
        entered = self._halt() if running else _NOTHING
        if self._ended or self._session.position_s < 0:
            return Update(self._session, entered)
        self._session = change(self._session)
        return replace(self._play(), entered=entered) if running else Update(self._session, entered)

    def _play(self) -> Update:
        timeline = self._session.timeline
        score = self._make_score(timeline.cues, timeline.duration_s)
        return Update(self._session, _NOTHING, self._play_on_best(score, max(self._session.position_s, 0.0)))

    def _say(self, key: str) -> SoundNotice | None:
        cue = Cue(0.0, CueKind.SAY, self._phrases[key])
        return self._play_on_best(self._make_score((cue,), PHRASE_S), 0.0)

    def _play_on_best(self, score: "Score", from_s: float) -> SoundNotice | None:
        """Play on the first output that takes it; what kept the others from it is told once it is known."""
        notice: SoundNotice | None = None
        for output in self._outputs:
            try:
                output.play(score, from_s)
            except SoundError as error:
                notice = error.notice
            else:
                if output is not self._output:
                    self._output.stop()
                self._output = output
                return notice
        raise SoundError(notice or SoundNotice.NO_DEVICE)
