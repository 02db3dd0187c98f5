"""The figure's colours in a theme."""

from dataclasses import asdict

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.routine.kinds import Who


def figure_colours(roles: Roles, who: Who = Who.GREY) -> FigureColours:
    """The theme's roles for a person, with those of the page for the floor, the circles and the breath."""
    page = {"floor": roles.floor, "track": roles.track, "accent": roles.accent, "breath": roles.primary}
    return FigureColours(**asdict(roles.people.get(who, roles.figure)), **page)
