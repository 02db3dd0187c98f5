"""Which frame is heard now, worked out from when the device asked for frames."""

from collections import deque
from dataclasses import dataclass

from lymph_coach.speech.clip import RATE_HZ

_WINDOW_S = 10.0  # a card that runs 230 ppm off slips by 2 ms in it
_RECENT = 4  # pulls; the interpreter is not late so often in a row
_SLIP_S = 0.05  # the device itself stood still if all recent pulls are later than this
_LAG_OF_BLOCK = 0.5  # measured on PulseAudio: half of one block is still queued when the next is pulled,
_SERVER_LAG_FRAMES = 0.018 * RATE_HZ  # and the server itself takes another 18 ms (16 to 21 in twelve plays)
_FASTEST = 1.01  # no card runs off by so much; a device that plays into nothing may take a session in a second


@dataclass(frozen=True, slots=True)
class _Pace:
    """What the last pull told: frame 0 would have been asked for at ``origin_s`` by a device that is never late.

    ``began_s`` is when it was asked for.
    """

    began_s: float
    origin_s: float
    pulled: int
    block: int


class HeardFrames:
    """Turns pulls, which come late when the machine is busy, into an even count of frames heard.

    A pull may be late and is never early, so the earliest in the window tells the truth; when all recent ones are
    later, the device stood still meanwhile, and only they count. ``pulled`` belongs to the sound thread and ``at`` to
    any other: they share one immutable value, replaced whole.
    """

    def __init__(self) -> None:
        self._origins: deque[tuple[float, float]] = deque()
        self._pace: _Pace | None = None

    def pulled(self, now_s: float, frames: int) -> None:
        """Take note that the device asked for ``frames`` more at a monotonic moment."""
        before, began_s = (0, now_s) if self._pace is None else (self._pace.pulled, self._pace.began_s)
        self._origins.append((now_s, now_s - before / RATE_HZ))
        while now_s - self._origins[0][0] > _WINDOW_S:
            self._origins.popleft()
        origin_s = self._earliest()
        self._pace = _Pace(began_s, origin_s, before + frames, frames)

    def at(self, now_s: float) -> float:
        """Frames heard by a monotonic moment, never more than were pulled or than there was time for."""
        pace = self._pace
        if pace is None:
            return 0.0
        heard = (now_s - pace.origin_s) * RATE_HZ - pace.block * _LAG_OF_BLOCK - _SERVER_LAG_FRAMES
        most = min(float(pace.pulled), (now_s - pace.began_s) * RATE_HZ * _FASTEST)
        return max(min(heard, most), 0.0)

    def _earliest(self) -> float:
        origins = [origin_s for _, origin_s in self._origins]
        earliest_s, recent_s = min(origins), min(origins[-_RECENT:])
        if recent_s - earliest_s <= _SLIP_S:
            return earliest_s
        while len(self._origins) > _RECENT:
            self._origins.popleft()
        return recent_s
