"""Values and inks for the tests of charts."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from lymph_coach.desktop.charts.inks import Inks, inks_of
from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.theme.type import load_font
from lymph_coach.journal.change import Pair
from lymph_coach.journal.weeks import PauseReason, Week
from lymph_coach.settings.choices import Theme

MONDAY = date(2026, 3, 2)
THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK)


def weeks_of(*given: int | PauseReason, first: date = MONDAY) -> tuple[Week, ...]:
    """Weeks one after the other: with so many days, or paused."""
    made: list[Week] = []
    for number, each in enumerate(given):
        start = first + timedelta(days=7 * number)
        if isinstance(each, PauseReason):
            made.append(Week(start, (), each))
        else:
            made.append(Week(start, tuple(start + timedelta(days=day) for day in range(each))))
    return tuple(made)


def daily(count: int, before: int | None = 6, after: int | None = 4) -> tuple[Pair, ...]:
    """The same ratings on so many days from MONDAY."""
    return tuple(Pair(MONDAY + timedelta(days=number), before, after) for number in range(count))


def words() -> ChartWords:
    """The words of a place whose weeks begin on Monday."""
    return ChartWords(QLocale("de_DE"))


def inks(theme: Theme = Theme.LIGHT, size_px: int = 17) -> Inks:
    """A theme's inks with type of a size; needs the application."""
    font = QFont(load_font())
    font.setPixelSize(size_px)
    return inks_of(roles_for(theme), font)
