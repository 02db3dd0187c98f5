"""Giving a widget another kind while it is on screen."""

from PySide6.QtWidgets import QWidget


def change_kind(widget: QWidget, kind: str) -> None:
    """Have the style sheet see the widget as another kind; it does not look again by itself."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
