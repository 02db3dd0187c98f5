"""What is said and sounded in a session, and when."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from lymph_coach.routine.kinds import Kind, Posture, Size, Turn
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import Cue, CueKind, Missed, Segment
from lymph_coach.routine.voice_track import SpeechLength, VoiceTrack
from lymph_coach.routine.words import Line, Words

END_TONE_S = 1.2  # the closing tone begins this long before the end
_LAST_OPENING = 2  # no circles have been done before the end of this phase
_Lines = Mapping[Posture, Sequence[Line]]
LOOK_BACK_S = 12.0  # what comes next is announced no earlier than this before it


def write_cues(
    segments: Sequence[Segment], plan: Plan, words: Words, speech_length_s: SpeechLength
) -> tuple[tuple[Cue, ...], tuple[Missed, ...]]:
    """Every cue of a session in time order, and the phrases there was no room for."""
    end_s = segments[-1].end_s
    voice = VoiceTrack(speech_length_s, plan.rules.word_gap_s)
    writer = _Writer(plan, words, voice)
    phases = [tuple(run) for _, run in groupby(segments, key=lambda segment: segment.phase)]
    # Counts stand on their beats; what hangs on them goes next; announcements take the room that is left.
    for segment in segments:
        writer.beats(segment)
    for phase in phases:
        writer.within(phase)
    for before, after in pairwise(phases):
        writer.announce(before, after)
    for phase in phases:
        writer.lines(phase)
    tones = [Cue(0.0, CueKind.START), *_tones(segments, plan), Cue(max(end_s - END_TONE_S, 0), CueKind.END)]
    return tuple(sorted([*tones, *voice.cues()], key=lambda cue: (cue.time_s, cue.kind))), tuple(voice.missed)


def phase_intro(phase: Sequence[Segment], plan: Plan, words: Words) -> tuple[tuple[str, ...], ...]:
    """The announcements of a phase, the last to be said first."""
    writer = _Writer(plan, words, VoiceTrack(len, plan.rules.word_gap_s))
    following = writer.next_wordings(phase[0], phase)
    return (writer.raise_wordings(), following) if phase[0].size else (following,)


def rest_key(plan: Plan) -> str:
    """What is said of a rest: seated hands lie in the lap, and arms hang beside somebody who stands."""
    return "rest_lap" if plan.manner.posture is Posture.SEATED else "rest"


def _tones(segments: Sequence[Segment], plan: Plan) -> Iterator[Cue]:
    """The zero of each block, the start of every circle, and the turn or half-way mark in the middle."""
    for before, segment in pairwise(segments):
        if segment.kind is not Kind.CIRCLE or segment.size is None:
            continue
        kind = CueKind.CIRCLE_START
        if before.kind is Kind.RAISE:
            kind = CueKind.ZERO
        elif segment.number == plan.middle(segment.size) + 1:
            kind = CueKind.CHANGE if before.turn is not segment.turn else CueKind.HALF_WAY
        yield Cue(segment.start_s, kind)


class _Writer:
    """Puts the words of one session on its voice track."""

    def __init__(self, plan: Plan, words: Words, voice: VoiceTrack) -> None:
        self._plan = plan
        self._words = words
        self._voice = voice

    def beats(self, segment: Segment) -> None:
        """The words that begin with their segment: counts, breaths, and the count-in before a block."""
        until_s = segment.end_s
        match segment.kind:
            case Kind.CIRCLE | Kind.ROLL:
                number = (self._words.number(segment.number),)
                self._voice.at(segment.start_s, number, until_s, CueKind.COUNT)
            case Kind.BREATHE_IN:
                self._voice.at(segment.start_s, self._words.wordings("breathe_in"), until_s)
            case Kind.BREATHE_OUT:
                self._voice.at(segment.start_s, self._words.wordings("breathe_out"), until_s)
            case Kind.RAISE:
                for left in range(self._plan.pace.count_in_s, 0, -1):
                    at_s = segment.end_s - left
                    self._voice.at(at_s, (self._words.number(left),), at_s + 1, CueKind.COUNT_IN)
            case _:
                pass

    def within(self, phase: Sequence[Segment]) -> None:
        """The words inside a phase that hang on its counts, and the first word of a rest."""
        kind = phase[0].kind
        if kind is Kind.REST:
            at_s = phase[0].start_s + self._plan.rules.word_gap_s
            self._voice.after(at_s, self._say(rest_key(self._plan)), phase[0].end_s)
        circles = [segment for segment in phase if segment.kind is Kind.CIRCLE]
        for circle, following in pairwise(circles):
            self._after_count(circle, following)
        if circles:
            self._voice.before(circles[-1].end_s, self._say("lower"), circles[-1].start_s)
        rolls = [segment for segment in phase if segment.kind is Kind.ROLL]
        for roll, following in pairwise(rolls):
            if roll.turn is not following.turn:
                self._voice.after(roll.start_s, self._say("rolls_change", following.turn), roll.end_s)

    def _after_count(self, circle: Segment, following: Segment) -> None:
        if circle.turn is not following.turn:
            self._voice.after(circle.start_s, self._say("change"), circle.end_s)
        elif circle.size and circle.number == self._plan.middle(circle.size):
            self._voice.after(circle.start_s, self._say("half_way"), circle.end_s)
        elif circle.size is Size.LARGE and circle.number == self._plan.rules.tip_circle:
            self._voice.after(circle.start_s, self._say("tip"), circle.end_s)

    def announce(self, before: Sequence[Segment], after: Sequence[Segment]) -> None:
        """Near the end of a phase: what comes next, and for a block of circles "raise your arms"."""
        first, end_s = after[0], after[0].start_s
        since_s = max(before[0].start_s, end_s - LOOK_BACK_S)
        if before[0].kind is Kind.READY:
            since_s = before[0].start_s + self._plan.rules.say_after_s
        if first.size:
            # A long count-in begins with the arms down, and leaves no room among its counts.
            self._voice.before(end_s, self.raise_wordings(), since_s)
            if before[0].kind is Kind.REST:
                self._voice.after(before[0].start_s, self.next_wordings(first, after), end_s)
            else:
                self._voice.before(end_s, self.next_wordings(first, after), since_s)
        elif first.kind is not Kind.REST:
            self._voice.before(end_s, self.next_wordings(first, after), since_s)

    def raise_wordings(self) -> tuple[str, ...]:
        """The call to raise the arms, with or without counting."""
        return self._say("raise" if self._plan.pace.count_in_s else "raise_silent")

    def next_wordings(self, first: Segment, phase: Sequence[Segment]) -> tuple[str, ...]:
        """The announcement of a phase."""
        key = self._next_key(first, [segment.number for segment in phase if segment.kind is Kind.CIRCLE])
        if key != "next_round":
            return self._say(key, first.turn)
        number, rounds = self._words.number(first.round), self._words.number(self._plan.pace.rounds)
        return self._words.wordings(key, turn=first.turn, round=number, rounds=rounds)

    def _next_key(self, first: Segment, numbers: Sequence[int]) -> str:
        if first.kind is Kind.ROLL:
            return "rolls"
        if first.kind is Kind.CLOSE:
            return "closing"
        if first.size is None:
            # Settling and shoulder rolls at the most come before the breaths that begin a session.
            return "close_breathing" if first.phase > _LAST_OPENING else "breathing"
        if numbers[0] > 1:
            return "next_part"
        if first.size is Size.LARGE:
            return "next_large"
        return "next_small" if first.round == 1 else "next_round"

    def lines(self, phase: Sequence[Segment]) -> None:
        """What is said through a long quiet phase, where there is room for it."""
        first, last = phase[0], phase[-1]
        if first.kind is Kind.SETTLE:
            self._say_lines(first, self._words.settle, self._plan.wording.settle)
        elif first.kind is Kind.READY:
            start_s = first.start_s + self._plan.rules.say_after_s
            self._voice_if_room(start_s, self._say("ready"), first.end_s)
        elif first.kind is Kind.REST and first.duration_s >= self._plan.rules.long_rest_s:
            left_s = first.end_s - self._plan.rules.rest_left_s
            self._voice_if_room(left_s, self._say("rest_left"), first.end_s)
        if last.kind is Kind.CLOSE:
            self._voice.before(last.end_s - END_TONE_S, self._say("well_done"), last.start_s)
            self._say_lines(last, self._words.close, self._plan.wording.close)

    def _say_lines(self, segment: Segment, lines: _Lines, own: _Lines) -> None:
        """Say the lines of the posture; of ours some may be left out, the person is told of each of their own."""
        posture = self._plan.manner.posture
        say = self._voice.at if posture in own else self._voice_if_room
        for line in lines[posture]:
            say(segment.start_s + line.after_s, (line.text,), segment.end_s)

    def _voice_if_room(self, at_s: float, wordings: Sequence[str], until_s: float) -> None:
        """Say something that may be left out without loss."""
        missed = len(self._voice.missed)
        self._voice.at(at_s, wordings, until_s)
        del self._voice.missed[missed:]

    def _say(self, key: str, turn: Turn | None = None) -> tuple[str, ...]:
        return self._words.wordings(key, turn=turn, arms=self._plan.manner.arms)
