"""The list of voices."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class VoiceList(QComboBox):
    """A list that is opened to choose from; the wheel is left to the page, which is scrolled past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing: Qt would take the next voice, told by nothing but its name."""
        event.ignore()
