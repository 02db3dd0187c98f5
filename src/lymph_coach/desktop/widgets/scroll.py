"""A page that scrolls rather than clips."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space

PAGE_PX = 48


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
        self.inside = _Inside()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(PAGE_PX, Space.WIDE, PAGE_PX, Space.WIDE)
        self.column.setSpacing(Space.STEP)
        self.setWidget(self.inside)

    def watch_focus(self) -> None:
        """Keep what has the focus in sight; call once the page is full."""
        for child in self.inside.findChildren(QWidget):
            if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to a child that gets the focus by keyboard."""
        if (
            event.type() is QEvent.Type.FocusIn
            and isinstance(watched, QWidget)
            and QApplication.mouseButtons() is Qt.MouseButton.NoButton
        ):
            self.ensureWidgetVisible(watched, 24, 48)
        return super().eventFilter(watched, event)
