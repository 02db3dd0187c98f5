"""Going on, moving and resting: pure functions from a timeline and a position to the timeline that follows.

Each keeps what has been heard, puts a piece in at the present position, and goes on with the rest. The position
itself never jumps.
"""

from dataclasses import replace
from itertools import pairwise

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.timeline import (
    SHORTEST_S,
    Cue,
    CueKind,
    Moment,
    Piece,
    Segment,
    Timeline,
    shifted_cues,
    shifted_segments,
)

SETTLED_S = 3.0
_MOVING = frozenset({Kind.CIRCLE, Kind.BREATHE_IN, Kind.BREATHE_OUT, Kind.ROLL})
_WITH_ARMS = frozenset({Kind.COUNT_IN, Kind.RAISE, Kind.LOWER})
_COUNTED_IN = frozenset({Kind.COUNT_IN, Kind.RAISE})
_FIRST_TONES = frozenset({CueKind.ZERO, CueKind.CIRCLE_START})
_ANNOUNCED = frozenset({Kind.READY, Kind.RAISE})
_LEADING = _ANNOUNCED | {Kind.COUNT_IN}


def _splice(timeline: Timeline, position_s: float, piece: Piece | None, rest: Timeline, from_s: float) -> Timeline:
    """What was heard up to a position, a piece, then another timeline from one of its own times on."""
    at = timeline.at(position_s)
    segments = list(timeline.segments[: at.index])
    if at.elapsed_s > 0:
        segments.append(replace(at.segment, end_s=position_s, cut=position_s < at.segment.end_s))
    now_s = segments[-1].end_s if segments else 0.0
    # A phrase that was broken off would sound on into the piece.
    cues = [cue for cue in timeline.cues if cue.time_s < now_s and cue.time_s + cue.length_s <= now_s]
    heard = len(segments), len(cues)
    tail = [one for one in rest.segments if one.end_s > from_s]
    if len(tail) > 1 and tail[0].end_s - from_s < SHORTEST_S:
        del tail[0]
        from_s = tail[0].start_s
    tail[0] = replace(tail[0], start_s=max(from_s, tail[0].start_s))
    if piece:
        segments += shifted_segments(_leading_to(tail[0], piece), now_s)
        cues += shifted_cues(piece.cues, now_s)
    joint_s = segments[-1].end_s if segments else 0.0

    def moved_s(time_s: float) -> float:
        # In this order of sums ``from_s`` falls on the joint to the last bit, and a count on its beat.
        return joint_s + (time_s - from_s)

    moved = [replace(one, start_s=moved_s(one.start_s), end_s=moved_s(one.end_s)) for one in tail]
    following = [replace(cue, time_s=moved_s(cue.time_s)) for cue in rest.cues if cue.time_s >= from_s]
    if piece and piece.segments[-1].kind in _COUNTED_IN and tail[0].kind is Kind.CIRCLE:
        # Zero has its own sound after every count-in, not only the one before a block.
        following = [cue for cue in following if cue.time_s > joint_s or cue.kind not in _FIRST_TONES]
        cues.append(Cue(joint_s, CueKind.ZERO))
    return Timeline((*segments, *moved), (*cues, *following), timeline.inserts, timeline.missed, heard, timeline.whole)


def _leading_to(following: Segment, piece: Piece) -> list[Segment]:
    """The piece's segments as part of the phase they lead to; arms move in them only if circles follow."""
    led = replace(following, cut=False, number=0, of=0)
    return [
        replace(
            led,
            kind=one.kind,
            start_s=one.start_s,
            end_s=one.end_s,
            size=following.size if one.kind in _WITH_ARMS else None,
        )
        for one in piece.segments
    ]


def _start_again_s(timeline: Timeline, position_s: float) -> float:
    """Where the interrupted thing begins again: a circle or breath at its start, a long quiet phase where it was."""
    at = timeline.at(position_s)
    if at.segment.kind in _MOVING:
        return at.segment.start_s
    if at.segment.kind is Kind.LOWER:
        # The arms are down by now: nothing to do again, unless nothing follows.
        return at.segment.end_s if at.segment.end_s < timeline.duration_s else at.segment.start_s
    if at.segment.kind is Kind.COUNT_IN:
        return at.segment.end_s
    spoken = timeline.spoken_at(position_s)
    if spoken and at.segment.start_s <= spoken.time_s and position_s < spoken.time_s + spoken.length_s:
        return spoken.time_s
    return min(position_s, at.segment.end_s)


def resume_from(timeline: Timeline, position_s: float) -> Timeline:
    """Going on after a pause at a position: 3-2-1, then the interrupted circle from its start, counted again.

    Before a block of circles (get ready, arms rising) the block's own announcement and count-in are given again
    instead; an interrupted 3-2-1 begins anew. A finished session is given back as it is.
    """
    if _is_over(timeline, position_s):
        return timeline
    segment = timeline.at(position_s).segment
    if segment.kind in _ANNOUNCED:
        return move_to_phase(timeline, position_s, segment.phase, _led_to(timeline, position_s))
    again_s = _start_again_s(timeline, position_s)
    return _splice(timeline, position_s, timeline.inserts.go_on, timeline, again_s)


def _is_over(timeline: Timeline, position_s: float) -> bool:
    return position_s > timeline.duration_s - SHORTEST_S


def _led_to(timeline: Timeline, position_s: float) -> Segment | None:
    """What the announcement or count-in at a position leads to in its phase: going on skips and repeats no other."""
    at = timeline.at(position_s)
    same_phase = (one for one in timeline.segments[at.index :] if one.phase == at.segment.phase)
    return next((one for one in same_phase if one.kind not in _LEADING), None)


def move_to_phase(timeline: Timeline, position_s: float, phase: int, at_segment: Segment | None = None) -> Timeline:
    """Go to a phase of the planned session from wherever the session is.

    Args:
        timeline: the session as it is.
        position_s: the present position in it.
        phase: number of the phase to go to.
        at_segment: a segment of that phase to go on at, by its kind and number; by default the phase's first.
    """
    whole = timeline.whole
    target = next(one for one in whole.segments if one.phase == phase)
    if at_segment and at_segment.number and at_segment.kind is Kind.CIRCLE:
        circle = next(
            one
            for one in whole.segments
            if (one.phase, one.kind, one.number) == (at_segment.phase, Kind.CIRCLE, at_segment.number)
        )
        if circle.number != next(one.number for one in whole.segments if one.phase == phase and one.number):
            return _splice(timeline, position_s, timeline.inserts.go_on, whole, circle.start_s)
    return _splice(timeline, position_s, timeline.inserts.intros.get(phase), whole, target.start_s)


def back(timeline: Timeline, position_s: float) -> Timeline:
    """To the start of this phase; in its first seconds, to the phase before it."""
    at = timeline.at(position_s)
    intro = timeline.inserts.intros.get(at.segment.phase)
    settled_s = SETTLED_S + (intro.duration_s if intro else 0.0)
    in_s = position_s - _began_s(timeline, at)
    phase = at.segment.phase if in_s > settled_s else max(at.segment.phase - 1, 0)
    return move_to_phase(timeline, position_s, phase)


def _began_s(timeline: Timeline, at: Moment) -> float:
    """When the present phase began, or began anew after a Back: Back twice is two phases."""
    planned = next(one for one in timeline.whole.segments if one.phase == at.segment.phase)
    began_s, _ = timeline.phase_span(at.index)
    run = [one for one in timeline.segments[: at.index + 1] if one.start_s >= began_s]
    for before, one in pairwise(run):
        if before.cut and (one.kind is Kind.READY or (one.kind, one.number) == (planned.kind, planned.number)):
            began_s = one.start_s
    return began_s


def forward(timeline: Timeline, position_s: float) -> Timeline:
    """To the start of the next phase; in the last one, nothing changes."""
    phase = timeline.at(position_s).segment.phase
    return move_to_phase(timeline, position_s, phase + 1) if phase < timeline.last_phase else timeline


def rest_now(timeline: Timeline, position_s: float) -> Timeline:
    """Put a rest in here. In circles: lower, rest, raise, then the interrupted circle from its start."""
    if _is_over(timeline, position_s):
        return timeline
    segment = timeline.at(position_s).segment
    target = segment
    if segment.kind in _LEADING:
        target = _led_to(timeline, position_s)
    if target and target.kind is Kind.CIRCLE and segment.kind is not Kind.READY:
        return _splice(timeline, position_s, timeline.inserts.rest_arms_up, timeline, target.start_s)
    from_s = segment.start_s if segment.kind in _LEADING else _start_again_s(timeline, position_s)
    return _splice(timeline, position_s, timeline.inserts.rest_arms_down, timeline, from_s)


def begin_at(timeline: Timeline, phase: int, number: int) -> Timeline:
    """A planned session begun in the middle, as after a power cut: an announcement or 3-2-1, then on from there.

    Args:
        timeline: the whole session.
        phase: the phase to go on in; one that does not exist means the start.
        number: the circle in it; 0, or one it does not have, means the phase's first segment.
    """
    if not 0 < phase <= timeline.last_phase:
        return timeline
    circle = next(
        (one for one in timeline.segments if (one.phase, one.kind, one.number) == (phase, Kind.CIRCLE, number)),
        None,
    )
    begun = move_to_phase(timeline, 0.0, phase, circle)
    return replace(begun, cues=(timeline.cues[0], *begun.cues))
