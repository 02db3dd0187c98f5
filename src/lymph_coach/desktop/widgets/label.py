"""Text on a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str = "", kind: str = "", parent: QWidget | None = None) -> QLabel:
    """Plain wrapped text; ``kind`` is one of the style sheet's."""
    made = QLabel(text, parent)
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
