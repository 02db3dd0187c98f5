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
)
DARK: Final = FigureColours(
    skin="#d9a57f",
    skin_far="#c28a68",
    shirt="#51a8a0",
    shirt_far="#3f8b84",
    trousers="#7b8b93",
    trousers_far="#66757c",
    hair="#b9b7b1",
    shoe="#aeb7be",
    chair="#8d7c61",
    chair_far="#77684f",
    floor="#1b2523",
    track="#39463f",
    accent="#f2a06b",
)
CONTRAST_LIGHT: Final = FigureColours(
    skin="#ffffff",
    skin_far="#ffffff",
    shirt="#ffffff",
    shirt_far="#d0d0d0",
    trousers="#595959",
    trousers_far="#3d3d3d",
    hair="#595959",
    shoe="#000000",
    chair="#ffffff",
    chair_far="#d0d0d0",
    floor="#ffffff",
    track="#767676",
    accent="#8a2f00",
    edge="#000000",
)
CONTRAST_DARK: Final = FigureColours(
    skin="#ffffff",
    skin_far="#d8d8d8",
    shirt="#000000",
    shirt_far="#000000",
    trousers="#000000",
    trousers_far="#000000",
    hair="#7a7a7a",
    shoe="#ffffff",
    chair="#000000",
    chair_far="#000000",
    floor="#000000",
    track="#8c8c8c",
    accent="#ffb27a",
    edge="#ffffff",
)
