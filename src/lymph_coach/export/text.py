"""A session's cues as JSON, and its words as WebVTT captions."""

import json
from html import escape
from itertools import pairwise

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.timeline import Cue, Timeline

_SHOWN_S = 4.0  # how long a caption stands where nothing follows; longer if the speech is
_SHORTEST_MS = 1


def cues_json(timeline: Timeline, rate_hz: int) -> str:
    """Every cue, spoken or a tone, in time order.

    ``frame`` is ``time_s`` at the sample rate that stands beside the list; ``round`` and ``circle`` count from 1 and
    are 0 outside rounds and circles.
    """
    record = {
        "sample_rate_hz": rate_hz,
        "duration_s": round(timeline.duration_s, 6),
        "cues": [_record(cue, timeline, rate_hz) for cue in timeline.cues],
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def _record(cue: Cue, timeline: Timeline, rate_hz: int) -> dict[str, object]:
    segment = timeline.at(cue.time_s).segment
    return {
        "time_s": round(cue.time_s, 6),
        "frame": round(cue.time_s * rate_hz),
        "kind": str(cue.kind),
        "text": cue.text,
        "round": segment.round,
        "circle": segment.number if segment.kind is Kind.CIRCLE else 0,
    }


def captions_vtt(timeline: Timeline) -> str:
    """Everything spoken, each caption until the next one or for a few seconds, none over another."""
    spoken = [cue for cue in timeline.cues if cue.text]
    starts = [_milliseconds(cue.time_s) for cue in spoken]
    end = _milliseconds(timeline.duration_s)
    blocks = ["WEBVTT"]
    for number, (cue, (start, following)) in enumerate(zip(spoken, pairwise([*starts, end]), strict=True), start=1):
        until = min(following, start + _milliseconds(max(cue.length_s, _SHOWN_S)))
        until = max(until, start + _SHORTEST_MS)
        blocks.append(f"{number}\n{_stamp(start)} --> {_stamp(until)}\n{escape(cue.text, quote=False)}")
    return "\n\n".join(blocks) + "\n"


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
