"""What a screen reader takes our own widgets for."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES: Mapping[str, QAccessible.Role] = {
    "HeadingText": QAccessible.Role.Heading,
    "DrawingView": QAccessible.Role.Graphic,
    "LeafView": QAccessible.Role.Document,
    "Heading": QAccessible.Role.Heading,
    # Qt's own, asked for a scroll bar that has gone since its children were counted, ends the program.
    "QScrollArea": QAccessible.Role.Client,
}


def heard_as(kind: str, made: QObject | None) -> QAccessibleInterface | None:
    """The interface of one of our kinds; none for any other, which Qt then makes itself.

    Qt's plain class with a role, and nothing overridden: an interface that Python answers for would be asked in
    the middle of a screen reader's call. The level of a heading would need one, and is left out: with PySide 6.11 the
    first screen reader that asked for it ended the program each time.
    """
    role = _ROLES.get(kind)
    return QAccessibleWidget(made, role) if role is not None and isinstance(made, QWidget) else None


def name_roles() -> None:
    """Have Qt ask :func:`heard_as`; from then on, for the whole program."""
    QAccessible.installFactory(heard_as)
