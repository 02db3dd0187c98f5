"""Going on, moving and resting: pure functions from a timeline and a position to the timeline that follows.

Each keeps what has been heard, puts a piece in at the present position, and goes on with the rest. The position
itself never jumps.
"""

from dataclasses import replace

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.timeline import Piece, Segment, Timeline, shifted_cues, shifted_segments

SETTLED_S = 3.0
_MOVING = {Kind.CIRCLE, Kind.BREATHE_IN, Kind.BREATHE_OUT, Kind.ROLL}
_WITH_ARMS = {Kind.COUNT_IN, Kind.RAISE, Kind.LOWER}
_ANNOUNCED = {Kind.READY, Kind.COUNT_IN, Kind.RAISE}


def _splice(timeline: Timeline, position_s: float, piece: Piece | None, rest: Timeline, from_s: float) -> Timeline:
    """What was heard up to a position, a piece, then another timeline from one of its own times on."""
    at = timeline.at(position_s)
    segments = list(timeline.segments[: at.index])
    if at.elapsed_s > 0:
        segments.append(replace(at.segment, end_s=position_s, cut=position_s < at.segment.end_s))
    now_s = segments[-1].end_s if segments else 0.0
    cues = [cue for cue in timeline.cues if cue.time_s <= now_s]
    tail = [one for one in rest.segments if one.end_s > from_s]
    tail[0] = replace(tail[0], start_s=max(from_s, tail[0].start_s))
    if piece:
        segments += shifted_segments(_leading_to(tail[0], piece), now_s)
        cues += shifted_cues(piece.cues, now_s)
    joint_s = segments[-1].end_s if segments else 0.0
    moved = shifted_segments(tail, joint_s - from_s)
    # Floats: the first segment of the tail begins exactly where the piece ends.
    moved[0] = replace(moved[0], start_s=joint_s)
    following = [cue for cue in rest.cues if cue.time_s >= from_s]
    return Timeline(
        (*segments, *moved),
        (*cues, *shifted_cues(following, joint_s - from_s)),
        timeline.inserts,
        timeline.missed,
        timeline.whole,
    )


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
    spoken = timeline.spoken_at(position_s)
    if spoken and at.segment.start_s <= spoken.time_s and position_s < spoken.time_s + spoken.length_s:
        return spoken.time_s
    return min(position_s, at.segment.end_s)


def resume_from(timeline: Timeline, position_s: float) -> Timeline:
    """Going on after a pause at a position: 3-2-1, then the interrupted circle from its start, counted again.

    Before a block of circles (get ready, arms rising) the block's own announcement and count-in are given again
    instead. A finished session is given back as it is.
    """
    if position_s >= timeline.duration_s:
        return timeline
    segment = timeline.at(position_s).segment
    if segment.kind in _ANNOUNCED:
        return move_to_phase(timeline, position_s, segment.phase, position_after(timeline, position_s))
    again_s = _start_again_s(timeline, position_s)
    return _splice(timeline, position_s, timeline.inserts.go_on, timeline, again_s)


def position_after(timeline: Timeline, position_s: float) -> Segment | None:
    """The circle that a count-in in progress leads to, so that going on never skips or repeats another."""
    index = timeline.at(position_s).index
    return next((one for one in timeline.segments[index:] if one.kind not in _ANNOUNCED), None)


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
    began_s, _ = timeline.phase_span(at.index)
    intro = timeline.inserts.intros.get(at.segment.phase)
    settled_s = SETTLED_S + (intro.duration_s if intro else 0.0)
    phase = at.segment.phase if position_s - began_s > settled_s else max(at.segment.phase - 1, 0)
    return move_to_phase(timeline, position_s, phase)


def forward(timeline: Timeline, position_s: float) -> Timeline:
    """To the start of the next phase; in the last one, nothing changes."""
    phase = timeline.at(position_s).segment.phase
    return move_to_phase(timeline, position_s, phase + 1) if phase < timeline.last_phase else timeline


def rest_now(timeline: Timeline, position_s: float) -> Timeline:
    """Put a rest in here. In circles: lower, rest, raise, then the interrupted circle from its start."""
    if position_s >= timeline.duration_s:
        return timeline
    segment = timeline.at(position_s).segment
    if segment.kind is Kind.CIRCLE:
        piece, from_s = timeline.inserts.rest_arms_up, segment.start_s
        return _splice(timeline, position_s, piece, timeline, from_s)
    if segment.kind in _ANNOUNCED:
        target = position_after(timeline, position_s)
        from_s = target.start_s if target else segment.start_s
        arms_down = segment.kind is Kind.READY or target is None or target.kind is not Kind.CIRCLE
        piece = timeline.inserts.rest_arms_down if arms_down else timeline.inserts.rest_arms_up
        return _splice(timeline, position_s, piece, timeline, segment.start_s if arms_down else from_s)
    again_s = _start_again_s(timeline, position_s)
    return _splice(timeline, position_s, timeline.inserts.rest_arms_down, timeline, again_s)


def begin_at(timeline: Timeline, phase: int, number: int) -> Timeline:
    """A planned session begun in the middle, as after a power cut: an announcement or 3-2-1, then on from there.

    Args:
        timeline: the whole session.
        phase: the phase to go on in; one that does not exist means the start.
        number: the circle, breath or roll in it; 0 or an unknown one means the phase's first segment.
    """
    if not 0 < phase <= timeline.last_phase:
        return timeline
    circle = next(
        (one for one in timeline.segments if (one.phase, one.kind, one.number) == (phase, Kind.CIRCLE, number)),
        None,
    )
    return move_to_phase(timeline, 0.0, phase, circle)
