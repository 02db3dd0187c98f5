"""Text on a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_HEADINGS = frozenset({"hero", "title", "section"})


class Heading(QLabel):
    """Text that heads something: a screen reader leads from one to the next."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        """Be called what it says: as a heading it is no label to Qt, which would see to it."""
        super().setText(text)
        self.setAccessibleName(text)


def label(text: str = "", kind: str = "", parent: QWidget | None = None, *, heads: bool = True) -> QLabel:
    """Plain wrapped text of a ``kind`` of the style sheet; large text is a heading, unless it ``heads`` nothing."""
    made = Heading(text, parent) if heads and kind in _HEADINGS else QLabel(text, parent)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    made.setSizePolicy(policy)
    return made


def set_text(where: QLabel, text: str) -> None:
    """Change a label only when its words change, so that nothing is laid out again for nothing."""
    if where.text() != text:
        where.setText(text)
