"""One spoken phrase, ready to be mixed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 22_050
"""The one sample rate of every clip."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One phrase as sound, trimmed and levelled.

    ``samples`` is one channel, shape ``(n,)``. ``onset_s`` is where in the clip a listener hears the phrase
    begin: place the clip so that this moment falls on the cue. Clips compare by identity.
    """

    samples: NDArray[np.int16]
    rate_hz: int
    onset_s: float

    @property
    def duration_s(self) -> float:
        """Length in seconds, from the first sample to the last."""
        return self.samples.size / self.rate_hz
