"""The buttons under a page that scrolls."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style import BAR_PX
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.scroll import MEASURE_LETTERS, left_side_px

LEAST_PX = 220


class Foot(QFrame):
    """One row that does not scroll, in line with the column over it; as large as what is pressed in a session.

    Args:
        ways: stand at the beginning.
        actions: stand at the end, apart from the others, and are wide.
    """

    def __init__(
        self, ways: tuple[CalmButton, ...], actions: tuple[CalmButton, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.PAGE, Space.SIDE, Space.PAGE, Space.SIDE)
        self._row.setSpacing(Space.STEP)
        for button in ways:
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in actions:
            button.setMinimumWidth(LEAST_PX)
            self._row.addWidget(button)
        for button in (*ways, *actions):
            button.setProperty("session", True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in line."""
        super().resizeEvent(event)
        self._set_sides()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type has wider lines."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._set_sides()

    def _set_sides(self) -> None:
        measure_px = self.fontMetrics().averageCharWidth() * MEASURE_LETTERS
        left = left_side_px(self.width(), measure_px)
        right = max(self.width() - left - measure_px, Space.PAGE + BAR_PX)
        self._row.setContentsMargins(left, Space.SIDE, right, Space.SIDE)
