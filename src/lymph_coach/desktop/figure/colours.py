"""The figure's colours, one set a theme."""

from dataclasses import dataclass
from typing import Final

from lymph_coach.routine.view import Role


@dataclass(frozen=True, slots=True)
class FigureColours:
    """One colour a role, as ``#rrggbb``; ``edge``, when given, is drawn round every shape of the body."""

    skin: str
    skin_far: str
    shirt: str
    shirt_far: str
    trousers: str
    trousers_far: str
    hair: str
    shoe: str
    chair: str
    chair_far: str
    floor: str
    track: str
    accent: str
    breath: str
    edge: str = ""

    def of(self, role: Role) -> str:
        """The colour of a role."""
        colour: str = getattr(self, role.value)
        return colour


LIGHT: Final = FigureColours(
    skin="#e2b08c",
    skin_far="#d39d78",
    shirt="#2f8079",
    shirt_far="#266a64",
    trousers="#4b5a62",
    trousers_far="#3e4c53",
    hair="#8d8c87",
    shoe="#2b3337",
    chair="#c8b699",
    chair_far="#b3a182",
    floor="#eae4d8",
    track="#d9d2c5",
    accent="#c4571f",
    breath="#1f6f6a",
)
