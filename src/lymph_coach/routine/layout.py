"""From a plan to its timeline: which segments there are, one after another."""

from dataclasses import dataclass, field

from lymph_coach.routine.cues import END_TONE_S, write_cues
from lymph_coach.routine.inserts import write_inserts
from lymph_coach.routine.kinds import Kind, Part, Size, Turn
from lymph_coach.routine.plan import Plan, Stretch
from lymph_coach.routine.timeline import SHORTEST_S, Segment, Timeline
from lymph_coach.routine.voice_track import SpeechLength
from lymph_coach.routine.words import Words

SAID_ASIDE = ("paused", "stopped")
"""Keys of what is said outside the timeline."""

ESTIMATE_S = 0.3, 0.065  # a phrase spoken at 150 words a minute: base, and for each letter


def estimated_length_s(text: str) -> float:
    """About how long a phrase takes to say, where no voice has been measured."""
    base_s, letter_s = ESTIMATE_S
    return base_s + letter_s * len(text)


def build_timeline(plan: Plan, words: Words, speech_length_s: SpeechLength = estimated_length_s) -> Timeline:
    """Lay a plan out in time.

    Args:
        plan: what to practise.
        words: what to say.
        speech_length_s: seconds from a phrase's onset to its end; measured from prepared clips where there are any.
    """
    words = plan.wording.over(words)
    segments = tuple(_segments(plan))
    cues, missed = write_cues(segments, plan, words, speech_length_s)
    return Timeline(segments, cues, write_inserts(segments, plan, words, speech_length_s), missed)


def length_s(plan: Plan) -> float:
    """How long a plan takes, in seconds."""
    return _segments(plan)[-1].end_s


def phrases(plan: Plan, words: Words) -> tuple[str, ...]:
    """Every phrase this plan's session may say, however long each turns out to be; sorted, none twice."""
    asked: set[str] = set()

    def listen(text: str) -> float:
        asked.add(text)
        return estimated_length_s(text)

    build_timeline(plan, words, listen)
    for key in SAID_ASIDE:
        asked.update(words.wordings(key)[:1])
    return tuple(sorted(asked))


@dataclass
class _Row:
    """Segments laid end to start, and the phase they belong to."""

    segments: list[Segment] = field(default_factory=list[Segment])
    phase: int = -1

    def add(
        self,
        kind: Kind,
        duration_s: float,
        turn: Turn | None = None,
        count: tuple[int, int] = (0, 0),
        block: tuple[int, Size | None] = (0, None),
    ) -> None:
        start_s = self.segments[-1].end_s if self.segments else 0.0
        number, of = count
        round_number, size = block
        end_s = start_s + duration_s
        self.segments.append(Segment(kind, start_s, end_s, self.phase, round_number, size, turn, number, of))


def _segments(plan: Plan) -> list[Segment]:
    pace, row = plan.pace, _Row()
    row.phase += 1
    if pace.settle_s >= plan.rules.ready_s:
        row.add(Kind.SETTLE, pace.settle_s)
    else:
        row.add(Kind.READY, plan.rules.ready_s)
    for part in plan.order:
        if part is Part.CIRCLES:
            _add_rounds(row, plan)
        elif part is Part.BREATHE and pace.breaths:
            row.phase += 1
            _add_breaths(row, plan, pace.breaths)
        elif part is Part.ROLLS and pace.rolls:
            row.phase += 1
            for turn in (Turn.BACKWARD, Turn.FORWARD):
                for number in range(1, pace.rolls + 1):
                    row.add(Kind.ROLL, pace.roll_s, turn, (number, pace.rolls))
    # A close shorter than its own tone is none.
    has_close = pace.close_s >= END_TONE_S
    if pace.close_breaths or has_close:
        row.phase += 1
        _add_breaths(row, plan, pace.close_breaths)
        if has_close:
            row.add(Kind.CLOSE, pace.close_s)
    return row.segments


def _add_breaths(row: _Row, plan: Plan, breaths: int) -> None:
    for number in range(1, breaths + 1):
        row.add(Kind.BREATHE_IN, plan.pace.breath_in_s, count=(number, breaths))
        row.add(Kind.BREATHE_OUT, plan.pace.breath_out_s, count=(number, breaths))


def _add_rounds(row: _Row, plan: Plan) -> None:
    first = True
    for round_number, size in plan.blocks():
        for stretch in plan.stretches(size):
            if not first:
                row.phase += 1
                between_rounds = size is Size.SMALL and stretch.first == 1
                rest_s = plan.pace.round_rest_s if between_rounds else plan.pace.mid_rest_s
                row.add(Kind.REST, rest_s, block=(round_number, None))
            first = False
            row.phase += 1
            _add_stretch(row, plan, (round_number, size), stretch)


def _add_stretch(row: _Row, plan: Plan, block: tuple[int, Size], stretch: Stretch) -> None:
    _, size = block
    of = plan.count(size)
    opening, ending = plan.turn(size, stretch.first), plan.turn(size, stretch.last)
    raise_s, early_s = plan.pace.raise_s, plan.pace.count_in_s - plan.pace.raise_s
    if 0 < early_s < SHORTEST_S:
        raise_s = plan.pace.count_in_s
    elif early_s > 0:
        # A count-in longer than the raise begins with the arms still down.
        row.add(Kind.READY, early_s, opening, block=block)
    row.add(Kind.RAISE, raise_s, opening, block=block)
    for number in range(stretch.first, stretch.last + 1):
        row.add(Kind.CIRCLE, plan.circle_s(size), plan.turn(size, number), (number, of), block)
    row.add(Kind.LOWER, plan.pace.lower_s, ending, block=block)
