"""Neck-up as flat shapes: a face without features, ear, and hair as it is worn."""

from collections.abc import Mapping
from typing import Final

from lymph_coach.routine.body import Body
from lymph_coach.routine.person import PEOPLE, Hair
from lymph_coach.routine.view import Curve, Role, Shape, Spot, seen

Outline = tuple[tuple[float, float], ...]

# The head, right and up from its middle on the screen, in metres: it looks to the viewer's right.
_FACE: Final = (
    (0.002, 0.112), (0.048, 0.100), (0.076, 0.062), (0.083, 0.016), (0.081, -0.026), (0.070, -0.068),
    (0.046, -0.103), (0.014, -0.112), (-0.022, -0.090), (-0.050, -0.046), (-0.068, 0.020), (-0.052, 0.080),
)  # fmt: skip
_SKULL: Final = (
    (0.010, 0.124), (0.050, 0.106), (0.077, 0.064), (0.083, 0.016), (0.081, -0.026), (0.070, -0.068),
    (0.046, -0.103), (0.014, -0.112), (-0.022, -0.092), (-0.060, -0.072), (-0.086, -0.036), (-0.097, 0.010),
    (-0.092, 0.058), (-0.070, 0.098), (-0.030, 0.123),
)  # fmt: skip
_SHORT: Final = (
    (0.075, 0.080), (0.061, 0.108), (0.026, 0.130), (-0.028, 0.132), (-0.074, 0.106), (-0.098, 0.056),
    (-0.100, -0.002), (-0.090, -0.050), (-0.070, -0.076), (-0.056, -0.056), (-0.052, -0.016), (-0.036, -0.002),
    (-0.028, 0.028), (-0.010, 0.054), (0.020, 0.074), (0.048, 0.083), (0.066, 0.074),
)  # fmt: skip
_ROUND_THE_BACK: Final = (
    (-0.030, 0.026), (-0.052, 0.038), (-0.078, 0.040), (-0.099, 0.026), (-0.101, -0.010), (-0.090, -0.046),
    (-0.072, -0.070), (-0.056, -0.058), (-0.052, -0.020), (-0.038, -0.002),
)  # fmt: skip
_CHIN_LENGTH: Final = (
    (0.078, 0.070), (0.064, 0.108), (0.026, 0.134), (-0.030, 0.136), (-0.080, 0.110), (-0.106, 0.056),
    (-0.112, -0.006), (-0.110, -0.062), (-0.100, -0.106), (-0.066, -0.122), (-0.026, -0.112), (-0.014, -0.070),
    (-0.018, -0.020), (-0.010, 0.030), (0.016, 0.066), (0.048, 0.082), (0.068, 0.076),
)  # fmt: skip
_COMBED_BACK: Final = (
    (0.073, 0.084), (0.056, 0.110), (0.024, 0.128), (-0.028, 0.130), (-0.074, 0.104), (-0.097, 0.054),
    (-0.099, -0.002), (-0.088, -0.046), (-0.070, -0.066), (-0.056, -0.050), (-0.052, -0.016), (-0.036, 0.004),
    (-0.022, 0.036), (0.006, 0.068), (0.036, 0.088), (0.060, 0.090),
)  # fmt: skip
_BUN: Final = (
    (-0.066, 0.096), (-0.072, 0.126), (-0.096, 0.144), (-0.124, 0.134), (-0.134, 0.108), (-0.124, 0.080),
    (-0.098, 0.070), (-0.074, 0.078),
)  # fmt: skip
_EAR: Final = (
    (-0.036, 0.010), (-0.023, -0.002), (-0.027, -0.026), (-0.040, -0.038), (-0.050, -0.018), (-0.048, 0.002),
)  # fmt: skip

_WORN: Mapping[Hair, tuple[tuple[Role, Outline], ...]] = {
    Hair.SHORT: ((Role.SKIN, _FACE), (Role.HAIR, _SHORT), (Role.SKIN_FAR, _EAR)),
    Hair.BALD: ((Role.SKIN, _SKULL), (Role.HAIR, _ROUND_THE_BACK), (Role.SKIN_FAR, _EAR)),
    Hair.CHIN: ((Role.SKIN, _FACE), (Role.HAIR, _CHIN_LENGTH)),
    Hair.BUN: ((Role.HAIR, _BUN), (Role.SKIN, _FACE), (Role.HAIR, _COMBED_BACK), (Role.SKIN_FAR, _EAR)),
}


def head(body: Body) -> tuple[Shape, ...]:
    """The head of the person, back to front."""
    middle = seen(body.head, 1.0)
    return tuple(
        Curve(role, tuple(Spot(middle.x + x * middle.radius, middle.y - y * middle.radius) for x, y in outline))
        for role, outline in _WORN[PEOPLE[body.who].hair]
    )
