"""One voice: phrases placed in time so that no two overlap, in the longest wording that fits."""

from bisect import insort
from collections.abc import Callable, Sequence

from lymph_coach.routine.timeline import Cue, CueKind, Missed

SpeechLength = Callable[[str], float]
ROUNDING_S = 1e-6  # far under one frame of sound


class VoiceTrack:
    """Owns the spoken cues of a session while it is laid out.

    Args:
        speech_length_s: seconds a phrase lasts from its onset; asked for every wording, fitting or not.
        gap_s: silence kept between two phrases.
    """

    def __init__(self, speech_length_s: SpeechLength, gap_s: float) -> None:
        self._length_s = speech_length_s
        self._gap_s = gap_s
        self._busy: list[tuple[float, float]] = []
        self._cues: list[Cue] = []
        self.missed: list[Missed] = []

    def cues(self) -> list[Cue]:
        """The spoken cues in time order."""
        return sorted(self._cues, key=lambda cue: cue.time_s)

    def at(self, time_s: float, wordings: Sequence[str], until_s: float, kind: CueKind = CueKind.SAY) -> None:
        """Say it with its onset at this very moment, ended by another."""
        self._first_fit(wordings, lambda length: self._free(time_s, length, until_s), time_s, until_s, kind)

    def after(self, start_s: float, wordings: Sequence[str], until_s: float) -> None:
        """Say it as early as there is room between two moments."""

        def earliest(length_s: float) -> float | None:
            ends = [end + self._gap_s for _, end in self._busy if start_s < end + self._gap_s < until_s]
            return next((at for at in (start_s, *ends) if self._free(at, length_s, until_s) is not None), None)

        self._first_fit(wordings, earliest, start_s, until_s)

    def before(self, end_s: float, wordings: Sequence[str], since_s: float) -> None:
        """Say it as late as there is room between two moments."""

        def latest(length_s: float) -> float | None:
            starts = [start for start, _ in reversed(self._busy) if since_s < start < end_s]
            ends_at = [one - self._gap_s - length_s for one in (end_s, *starts)]
            fits = (at for at in ends_at if at >= since_s and self._free(at, length_s, end_s) is not None)
            return next(fits, None)

        self._first_fit(wordings, latest, since_s, end_s)

    def _free(self, at_s: float, length_s: float, until_s: float) -> float | None:
        """The moment itself, if the phrase and its gap fit there and overlap nothing."""
        end_s = at_s + length_s
        if end_s > until_s:
            return None
        clash = any(
            start < end_s + self._gap_s - ROUNDING_S and at_s < end + self._gap_s - ROUNDING_S
            for start, end in self._busy
        )
        return None if clash else at_s

    def _first_fit(
        self,
        wordings: Sequence[str],
        place: Callable[[float], float | None],
        start_s: float,
        end_s: float,
        kind: CueKind = CueKind.SAY,
    ) -> None:
        lengths = [self._length_s(wording) for wording in wordings]
        for wording, length_s in zip(wordings, lengths, strict=True):
            at_s = place(length_s)
            if at_s is not None:
                insort(self._busy, (at_s, at_s + length_s))
                self._cues.append(Cue(at_s, kind, wording, length_s))
                return
        self.missed.append(Missed(wordings[-1], start_s, lengths[-1], max(end_s - start_s, 0.0)))
