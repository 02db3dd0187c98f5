"""Dressing the application in a theme.

The first picture waits for nothing here that touches the namespace ``Qt``: PySide makes all its enumerations for Python
at once, which takes a tenth of the start.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from lymph_coach.desktop.theme.kept_icons import KeptIcons
from lymph_coach.desktop.theme.pictures import Pictures
from lymph_coach.desktop.theme.roles import Roles, load_roles
from lymph_coach.desktop.theme.style import palette_of, style_sheet
from lymph_coach.desktop.theme.type import Scale, body_font, load_font, scale_of, system_factor
from lymph_coach.settings.choices import Motion, Theme
from lymph_coach.system.shipped import shipped

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from lymph_coach.desktop.theme.focus import FocusRing

STYLE_OPTIONS = ("-style", "fusion")
"""What an application is made with to wear this. Asking it for its style would make the enumerations of ``QStyle``."""

_NAME = "look"


class Look(QObject):
    """Owns what the application wears: typeface, pictures and focus ring. One an application, its child."""

    def __init__(self, app: QApplication, roles: Roles, pictures: Path | None = None) -> None:
        """Load the typeface; nothing is worn before :meth:`wear`.

        Raises:
            FontError: The typeface is missing.
        """
        super().__init__(app)
        vars(app)[_NAME] = self  # findChild would look at every child, and make the enumerations of QStyle for it
        self._app = app
        # Read before our own font is set: the system's size must not be ours.
        self._system_factor = system_factor()
        self._family = load_font()
        self._pictures = Pictures(pictures)
        self._ring: FocusRing | None = None
        self.scale = Scale(1.0)
        self.roles = roles
        self.icons = KeptIcons()

    def wear(self, roles: Roles, text_percent: int) -> None:
        """Change to ``roles`` with text of ``text_percent`` (100-250) of the system's size, at once and everywhere."""
        self.roles = roles
        self.scale = scale_of(text_percent, self._system_factor)
        self._app.setPalette(palette_of(roles))
        self._app.setFont(body_font(self._family, self.scale))
        pictures = self._pictures.draw(roles)
        self.icons = KeptIcons(Path(pictures) if pictures else None)
        self._app.setStyleSheet(style_sheet(roles, self.scale, pictures))
        if self._ring is not None:
            self._ring.wear(roles)

    def follow_focus(self) -> None:
        """Show the focus ring from now on."""
        from lymph_coach.desktop.theme.focus import FocusRing  # noqa: PLC0415  # touches Qt

        if self._ring is None:
            self._ring = FocusRing(self, self._app, self.roles)
            self._ring.wear(self.roles)


def apply_theme(
    app: QApplication, roles: Roles, text_percent: int, pictures: Path | None = None, *, opening: bool = False
) -> Look:
    """Dress ``app``, the first time or again; returns the look, whose ``roles`` and ``scale`` are those worn.

    Args:
        app: what is dressed.
        roles: the theme.
        text_percent: 100 to 250.
        pictures: where the style's pictures are kept from one start to the next; a passing folder when left out.
        opening: leave the focus ring for after the first picture.
    """
    found: object = vars(app).get(_NAME)
    look = found if isinstance(found, Look) and isValid(found) else Look(app, roles, pictures)
    look.wear(roles, text_percent)
    if not opening:
        look.follow_focus()
    return look


def opening_roles(theme: Theme, palette: QPalette) -> Roles:
    """The roles to open with: where the system's are asked for, light or dark like ``palette``, the system's own.

    :func:`roles_for` knows of strong contrast too, and is to be asked once the window has been painted.

    Raises:
        ThemeError: The theme's file is not whole.
        ShippedFileError: It is not there.
    """
    if theme is not Theme.SYSTEM:
        return roles_for(theme)
    dark = palette.windowText().color().lightness() > palette.window().color().lightness()
    return roles_for(Theme.DARK if dark else Theme.LIGHT)


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

    def colorScheme(self) -> "Qt.ColorScheme":
        """Light, dark or unknown."""
        ...


def system_prefers(hints: SystemHints) -> Theme:
    """The theme nearest to what the system asks for; light where it says nothing."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  # it takes a tenth of a start to make

    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    # Accessibility hints are newer than the oldest Qt we run with.
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "contrastPreference", None) if accessibility else None
    if preference is not None and preference() is Qt.ContrastPreference.HighContrast:
        return Theme.CONTRAST_DARK if dark else Theme.CONTRAST_LIGHT
    return Theme.DARK if dark else Theme.LIGHT


def on_system_change(wear: Callable[[], None]) -> None:
    """Have this called, a method of a ``QObject``, when the system goes dark or light, or to another contrast."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(wear)
    accessibility = getattr(hints, "accessibility", None)
    if accessibility:
        accessibility().contrastPreferenceChanged.connect(wear)


def less_motion(chosen: Motion) -> bool:
    """Whether still steps take the place of movement: as chosen, or as the system asks where it can tell."""
    if chosen is not Motion.SYSTEM:
        return chosen is Motion.ON
    # Newer than the oldest Qt we run with.
    preference = getattr(QGuiApplication.styleHints(), "motionPreference", None)
    return preference is not None and "Reduce" in str(preference())
