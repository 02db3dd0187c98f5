"""What a moment of a session is called in a terminal."""

from lymph_coach.routine.kinds import Arms, Kind, Posture, Reach, Size
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import CueKind, Segment, Timeline
from lymph_coach.session.session import PauseReason, Session, State

_PRESETS = (("starter", "Starter"), ("standard", "Standard"), ("gentle", "Gentle"), ("circles", "Just the circles"))
_REACHES = ((Reach.LEVEL, "arms level"), (Reach.LOW, "arms low"), (Reach.BENT, "elbows bent"))
_ARMS = ((Arms.BOTH, "both arms"), (Arms.LEFT, "left arm"), (Arms.RIGHT, "right arm"))
_DOINGS = (
    (Kind.READY, "Get ready"),
    (Kind.SETTLE, "Settle"),
    (Kind.BREATHE_IN, "Breathe in"),
    (Kind.BREATHE_OUT, "Breathe out"),
    (Kind.ROLL, "Roll your shoulders"),
    (Kind.RAISE, "Raise your arms"),
    (Kind.CIRCLE, "Circle"),
    (Kind.LOWER, "Lower your arms"),
    (Kind.REST, "Rest"),
    (Kind.CLOSE, "Sit quietly"),
    (Kind.COUNT_IN, "Get ready"),
)


def clock(seconds: float) -> str:
    """Minutes and seconds, ``4:10``."""
    whole = max(round(seconds), 0)
    return f"{whole // 60}:{whole % 60:02d}"


def spoken_clock(seconds: float) -> str:
    """Minutes and seconds in words, for a screen reader: ``4 minutes 10 seconds``."""
    minutes, rest = divmod(max(round(seconds), 0), 60)
    parts = [_counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(_counted(rest, "second"))
    return " ".join(parts)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def title(plan: Plan) -> str:
    """The routine and how it is done."""
    manner = plan.manner
    words = ["seated" if manner.posture is Posture.SEATED else "standing", dict(_REACHES)[manner.reach]]
    name = dict(_PRESETS).get(plan.preset, plan.preset)
    return f"{name}, {', '.join([*words, dict(_ARMS)[manner.arms]])}"


def split(plan: Plan) -> str:
    """Says that a long set of circles is split by a rest; empty if none is."""
    if not plan.split_sizes():
        return ""
    limit_s = round(plan.rules.arms_up_limit_s)
    return f"At this pace your arms would be up for more than {limit_s} seconds, so there is a rest half way."


def phase(timeline: Timeline, segment: Segment) -> str:
    """What the phase round a segment is; one put in (a rest asked for, a 3-2-1) is called by its own kind."""
    if segment.kind is Kind.REST:
        return "Rest"
    members = [one for one in timeline.whole.segments if one.phase == segment.phase]
    first = members[0]
    if first.size:
        turns = {str(one.turn) for one in members if one.turn}
        turn = f", {turns.pop()}" if len(turns) == 1 else ""
        return f"{'Small' if first.size is Size.SMALL else 'Large'} circles{turn}"
    match first.kind:
        case Kind.ROLL:
            return "Shoulder rolls"
        case Kind.BREATHE_IN | Kind.BREATHE_OUT:
            return "Slow, easy breaths"
        case _:
            return doing(first)


def doing(segment: Segment) -> str:
    """What to do now, in a few words."""
    words = dict(_DOINGS)[segment.kind]
    return f"{words} {segment.turn}" if segment.turn and segment.kind in {Kind.CIRCLE, Kind.ROLL} else words


def round_of(session: Session) -> str:
    """The round, or empty outside the rounds."""
    number = session.now.segment.round
    return f"round {number} of {session.plan.pace.rounds}" if number else ""


def following(session: Session) -> str:
    """What comes after this phase."""
    after = session.timeline.next_phase(session.now.index)
    if after is None:
        return "Next: the end"
    what = phase(session.timeline, after)
    return f"Next: {what[:1].lower()}{what[1:]}"


def count(session: Session) -> int:
    """The number to show large: the circle, roll or breath there is, or the seconds of a count-in; 0 for none."""
    segment = session.now.segment
    if segment.kind in {Kind.COUNT_IN, Kind.RAISE}:
        zero = next((one for one in session.timeline.segments[session.now.index :] if not _before_zero(one)), None)
        cue = session.timeline.spoken_at(session.position_s)
        left_s = zero.start_s - session.position_s if zero else 0.0
        counting = cue is not None and cue.kind is CueKind.COUNT_IN and cue.time_s >= segment.start_s
        return max(-int(-left_s // 1), 1) if counting else 0
    return segment.number


def _before_zero(segment: Segment) -> bool:
    return segment.kind in {Kind.COUNT_IN, Kind.RAISE}


def caption(session: Session) -> str:
    """What was said last."""
    cue = session.timeline.spoken_at(session.position_s)
    return cue.text if cue else ""


def standing(session: Session, *, has_keys: bool) -> str:
    """Says that and why the session stands still, and what to do; empty while it runs."""
    if session.state is not State.PAUSED or session.position_s < 0:
        return ""
    if not has_keys:
        return "Paused. It goes on by itself."
    if session.pause is PauseReason.STOPPING:
        return "Lower your arms and sit. Press q again to end, Space to go on."
    return "Paused. Press Space to go on."
