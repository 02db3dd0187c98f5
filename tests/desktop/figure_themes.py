"""The figure's colours as the shipped themes have them, spelled as Qt names the colours of pixels."""

from dataclasses import asdict

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.theme.figure import figure_colours
from lymph_coach.settings.choices import Theme


def _colours(theme: Theme) -> FigureColours:
    return FigureColours(
        **{role: str(colour).lower() for role, colour in asdict(figure_colours(roles_for(theme))).items()}
    )


LIGHT = _colours(Theme.LIGHT)
DARK = _colours(Theme.DARK)
CONTRAST_LIGHT = _colours(Theme.CONTRAST_LIGHT)
CONTRAST_DARK = _colours(Theme.CONTRAST_DARK)
