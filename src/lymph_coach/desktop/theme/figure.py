"""The figure's colours in a theme."""

from dataclasses import asdict

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.theme.roles import Roles


def figure_colours(roles: Roles) -> FigureColours:
    """The theme's own figure roles, with the floor, track and accent of the page."""
    return FigureColours(**asdict(roles.figure), floor=roles.floor, track=roles.track, accent=roles.accent)
