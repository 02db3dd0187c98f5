"""The pieces that pausing, moving and resting put into a session, made once when it is laid out."""

from collections.abc import Sequence
from itertools import groupby

from lymph_coach.routine.cues import phase_intro, rest_key
from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import CueKind, Inserts, Piece, Segment
from lymph_coach.routine.voice_track import SpeechLength, VoiceTrack
from lymph_coach.routine.words import Words


def write_inserts(segments: Sequence[Segment], plan: Plan, words: Words, speech_length_s: SpeechLength) -> Inserts:
    """Make the pieces for one session."""
    maker = _Maker(plan, words, speech_length_s)
    intros = {
        run[0].phase: maker.intro(phase_intro(run, plan, words))
        for run in (tuple(group) for _, group in groupby(segments, key=lambda segment: segment.phase))
        if run[0].size or run[0].kind is Kind.ROLL
    }
    return Inserts(maker.go_on(), maker.rest(arms_up=True), maker.rest(arms_up=False), intros)


class _Maker:
    """Makes pieces whose times count from 0; the splice fills in phase and round."""

    def __init__(self, plan: Plan, words: Words, speech_length_s: SpeechLength) -> None:
        self._plan = plan
        self._words = words
        self._speech_length_s = speech_length_s

    def _voice(self) -> VoiceTrack:
        return VoiceTrack(self._speech_length_s, self._plan.rules.word_gap_s)

    def _say(self, key: str) -> tuple[str, ...]:
        return self._words.wordings(key, arms=self._plan.manner.arms)

    def _count_in(self, voice: VoiceTrack, zero_s: float, seconds: int) -> None:
        for left in range(seconds, 0, -1):
            at_s = zero_s - left
            voice.at(at_s, (self._words.number(left),), at_s + 1, CueKind.COUNT_IN)

    def go_on(self) -> Piece:
        """3-2-1, and the sound of zero."""
        seconds = self._plan.rules.go_on_s
        voice = self._voice()
        self._count_in(voice, seconds, seconds)
        return Piece((Segment(Kind.COUNT_IN, 0.0, seconds, 0),), tuple(voice.cues()))

    def intro(self, wordings: Sequence[Sequence[str]]) -> Piece:
        """The announcement of a phase that is jumped to, last phrase first placed."""
        end_s = self._plan.rules.ready_s
        voice = self._voice()
        for phrase in wordings:
            voice.before(end_s, phrase, 0.0)
        return Piece((Segment(Kind.READY, 0.0, end_s, 0),), tuple(voice.cues()))

    def rest(self, *, arms_up: bool) -> Piece:
        """A rest asked for: with the arms up, they are lowered before it and raised after it."""
        pace = self._plan.pace
        lower_s, raise_s = (pace.lower_s, pace.raise_s) if arms_up else (0.0, 0.0)
        rest_end_s = lower_s + pace.mid_rest_s
        end_s = rest_end_s + raise_s
        voice = self._voice()
        segments = [Segment(Kind.REST, lower_s, rest_end_s, 0)]
        if arms_up:
            seconds = min(pace.count_in_s, int(raise_s))
            segments.insert(0, Segment(Kind.LOWER, 0.0, lower_s, 0))
            segments.append(Segment(Kind.RAISE, rest_end_s, end_s, 0))
            self._count_in(voice, end_s, seconds)
            key = "raise" if seconds else "raise_silent"
            voice.before(rest_end_s, self._say(key), lower_s)
        voice.at(0.0, self._say("rest_now" if arms_up else rest_key(self._plan)), end_s)
        return Piece(tuple(segments), tuple(voice.cues()))
