"""The five buttons of a session."""

from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton

GAP_PX = Space.STEP


class Controls(QWidget):
    """Back, Pause, Forward, Rest now, Stop: in one row, or Pause above the others where the window is narrow."""

    back_chosen = Signal()
    pause_chosen = Signal()
    forward_chosen = Signal()
    rest_chosen = Signal()
    stop_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = CalmButton(self.tr("Back"))
        self.pause_button = CalmButton(self.tr("Pause"), "hero")
        self._forward = CalmButton(self.tr("Forward"))
        self._rest = CalmButton(self.tr("Rest now"))
        self._stop = CalmButton(self.tr("Stop"), "danger")
        self._small = (self._back, self._forward, self._rest, self._stop)
        for button in self._small:
            button.setProperty("session", True)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.pause_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back.chosen.connect(self.back_chosen)
        self.pause_button.chosen.connect(self.pause_chosen)
        self._forward.chosen.connect(self.forward_chosen)
        self._rest.chosen.connect(self.rest_chosen)
        self._stop.chosen.connect(self.stop_chosen)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self._rows = 0
        self._arrange(1)

    def show_paused(self, *, paused: bool) -> bool:
        """Name the large button after what it does now; whether that has changed."""
        text = self.tr("Go on") if paused else self.tr("Pause")
        if self.pause_button.text() == text:
            return False
        self.pause_button.setText(text)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row when one is too narrow."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The text may be larger than when it was shown last."""
        super().showEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Two rows, so that a narrow window is not held open by one."""
        widths = [button.sizeHint().width() for button in self._small]
        hint = super().minimumSizeHint()
        return QSize(sum(widths) + GAP_PX * (len(widths) - 1), hint.height())

    def _fit(self) -> None:
        buttons = (*self._small, self.pause_button)
        needed = sum(button.sizeHint().width() for button in buttons) + GAP_PX * (len(buttons) - 1)
        self._arrange(1 if needed <= self.width() else 2)

    def _arrange(self, rows: int) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        if rows == 1:
            for column, button in enumerate(self._order()):
                self._grid.addWidget(button, 0, column)
                self._grid.setColumnStretch(column, 1 if button is self.pause_button else 0)
        else:
            self._grid.addWidget(self.pause_button, 0, 0, 1, len(self._small))
            for column, button in enumerate(self._small):
                self._grid.addWidget(button, 1, column)
                self._grid.setColumnStretch(column, 1)
            self._grid.setColumnStretch(len(self._small), 0)
        order = self._order()
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _order(self) -> tuple[CalmButton, ...]:
        """As they are seen: Pause stands in the row, or above it."""
        first, second = (self._back, self.pause_button) if self._rows == 1 else (self.pause_button, self._back)
        return (first, second, self._forward, self._rest, self._stop)
