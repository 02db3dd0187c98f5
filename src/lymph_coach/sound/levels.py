"""How loud each kind of sound is, as the person chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Levels:
    """Loudness from 0 (silent) to 1 (as recorded) for each kind of sound, and whether circles get a tone.

    ``counts`` is for spoken counts and the count-in, ``voice`` for everything else spoken, ``tones`` for the guide
    tones. ``circle_tones`` adds a tone where each circle starts.

    Raises:
        ValueError: a loudness lies outside 0 to 1; names the field, the value and the range.
    """

    voice: float = 1.0
    counts: float = 1.0
    tones: float = 0.5
    circle_tones: bool = False

    def __post_init__(self) -> None:
        for name, value in (("voice", self.voice), ("counts", self.counts), ("tones", self.tones)):
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"{name} is {value}, but has to be from 0 to 1")
