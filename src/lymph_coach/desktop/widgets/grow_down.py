"""Widgets that need more height where they have less width."""

from PySide6.QtWidgets import QSizePolicy, QWidget


def grow_down(widget: QWidget, across: QSizePolicy.Policy = QSizePolicy.Policy.Preferred) -> None:
    """Have a widget be as high as it says it has to be at its width, and ``across`` as wide as there is room."""
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
