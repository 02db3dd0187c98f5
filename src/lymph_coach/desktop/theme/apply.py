"""Dressing the application in a theme."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lymph_coach.desktop.theme.focus import FocusRing
from lymph_coach.desktop.theme.pictures import Pictures
from lymph_coach.desktop.theme.roles import Roles, load_roles
from lymph_coach.desktop.theme.style import palette_of, style_sheet
from lymph_coach.desktop.theme.type import Scale, body_font, load_font, scale_of, system_factor
from lymph_coach.settings.choices import Motion, Theme
from lymph_coach.system.shipped import shipped


class Look(QObject):
    """Owns what the application wears: style, typeface, pictures and focus ring. One an application, its child."""

    def __init__(self, app: QApplication, roles: Roles, pictures: Path | None = None) -> None:
        """Set the style and load the typeface; nothing is worn before :meth:`wear`.

        Raises:
            FontError: The typeface is missing.
        """
        super().__init__(app)
        self._app = app
        # Read before our own font is set: the system's size must not be ours.
        self._system_factor = system_factor()
        self._family = load_font()
        self._pictures = Pictures(pictures)
        self._ring = FocusRing(self, app, roles)
        self.scale = Scale(1.0)
        self.roles = roles
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")

    def wear(self, roles: Roles, text_percent: int) -> None:
        """Change to ``roles`` with text of ``text_percent`` (100-250) of the system's size, at once and everywhere."""
        self.roles = roles
        self.scale = scale_of(text_percent, self._system_factor)
        self._app.setPalette(palette_of(roles))
        self._app.setFont(body_font(self._family, self.scale))
        self._app.setStyleSheet(style_sheet(roles, self.scale, self._pictures.draw(roles)))
        self._ring.wear(roles)


def apply_theme(app: QApplication, roles: Roles, text_percent: int, pictures: Path | None = None) -> Look:
    """Dress ``app``, the first time or again; returns the look, whose ``roles`` and ``scale`` are those worn.

    Args:
        app: what is dressed.
        roles: the theme.
        text_percent: 100 to 250.
        pictures: where the style's pictures are kept from one start to the next; a passing folder when left out.
    """
    look = app.findChild(Look) or Look(app, roles, pictures)
    look.wear(roles, text_percent)
    return look


def roles_for(theme: Theme) -> Roles:
    """The roles of the user's theme.

    Raises:
        ThemeError: Its file is not whole.
        ShippedFileError: Its file is not there.
    """
    named = system_prefers(QGuiApplication.styleHints()) if theme is Theme.SYSTEM else theme
    return load_roles(shipped("themes", f"{named}.toml"))


class SystemHints(Protocol):
    """What of ``QStyleHints`` is asked; ``accessibility()``, of newer Qt, is looked for besides."""

    def colorScheme(self) -> Qt.ColorScheme:
        """Light, dark or unknown."""
        ...


def system_prefers(hints: SystemHints) -> Theme:
    """The theme nearest to what the system asks for; light where it says nothing."""
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    # Accessibility hints are newer than the oldest Qt we run with.
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "contrastPreference", None) if accessibility else None
    if preference is not None and preference() is Qt.ContrastPreference.HighContrast:
        return Theme.CONTRAST_DARK if dark else Theme.CONTRAST_LIGHT
    return Theme.DARK if dark else Theme.LIGHT


def less_motion(chosen: Motion) -> bool:
    """Whether still steps take the place of movement: as chosen, or as the system asks where it can tell."""
    if chosen is not Motion.SYSTEM:
        return chosen is Motion.ON
    # Newer than the oldest Qt we run with.
    preference = getattr(QGuiApplication.styleHints(), "motionPreference", None)
    return preference is not None and "Reduce" in str(preference())
