"""What just happened, in a sentence on a page and aloud."""

from PySide6.QtWidgets import QLabel

from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.label import label


def notice() -> QLabel:
    """The place for such a sentence; it takes no room while there is none."""
    made = label(kind="strong")
    made.hide()
    return made


def tell(where: QLabel, text: str) -> None:
    """Say something there; empty takes away what was said."""
    where.setText(text)
    where.setVisible(bool(text))
    announce(where, text)
