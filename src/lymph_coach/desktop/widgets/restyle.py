"""Giving a widget another kind once it is on screen."""

from PySide6.QtWidgets import QWidget


def set_kind(widget: QWidget, kind: str) -> None:
    """Let the style sheet see the widget as another kind; its rules are only looked up again when asked to."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
