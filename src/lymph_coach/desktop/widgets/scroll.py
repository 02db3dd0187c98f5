"""A page that scrolls rather than clips."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style import BAR_PX

PAGE_PX = Space.PAGE
MEASURE_LETTERS = 78
"""In average letters of the type, how wide a column is: 75 of them a line inside a card."""


def left_side_px(page_px: int, measure_px: int) -> int:
    """The room left of a column in the middle of a page, which is so wide at the most.

    Room for a scroll bar is kept whether it is there or not: no page stands elsewhere than one without.
    """
    return max((page_px - BAR_PX - measure_px) // 2, PAGE_PX)


class _Inside(QWidget):
    """What scrolls: as high as its words are at its width, and no higher.

    Its smallest height would be that of words set narrow, which leaves a page of nothing under what is set wide.
    """

    def minimumSizeHint(self) -> QSize:
        """The width the parts need; the height follows from the width."""
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(QScrollArea):
    """Owns a column that grows downward; what gets the keyboard focus is scrolled into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._letters = 0
        self.inside = _Inside()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(PAGE_PX, Space.WIDE, PAGE_PX, Space.WIDE)
        self.column.setSpacing(Space.STEP)
        self.setWidget(self.inside)

    def keep_measure(self, letters: int = MEASURE_LETTERS) -> None:
        """Stand in the middle of a wide window, no wider than is read well, or than so many letters of the type."""
        self._letters = letters

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what room is left between the two sides."""
        super().resizeEvent(event)
        self._set_sides()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type has wider lines."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._set_sides()

    def _set_sides(self) -> None:
        if not self._letters:
            return
        measure_px = self.fontMetrics().averageCharWidth() * self._letters
        left = left_side_px(self.width(), measure_px)
        right = max(self.viewport().width() - left - measure_px, PAGE_PX)
        margins = self.column.contentsMargins()
        self.column.setContentsMargins(left, margins.top(), right, margins.bottom())

    def watch_focus(self) -> None:
        """Keep what has the focus in sight; call once the page is full."""
        for child in self.inside.findChildren(QWidget):
            if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)

    def show_whole(self, child: QWidget) -> None:
        """Scroll until all of it is in sight: of a text field Qt would show the line with the cursor."""
        box = QRect(child.mapTo(self.inside, QPoint()), child.size())
        room = self.viewport().size() / 2
        across = min(box.width() // 2 + Space.BLOCK, room.width())
        down = min(box.height() // 2 + Space.PAGE, room.height())
        self.ensureVisible(box.center().x(), box.center().y(), across, down)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to a child that gets the focus by keyboard."""
        if (
            event.type() is QEvent.Type.FocusIn
            and isinstance(watched, QWidget)
            and QApplication.mouseButtons() is Qt.MouseButton.NoButton
        ):
            self.show_whole(watched)
        return super().eventFilter(watched, event)
