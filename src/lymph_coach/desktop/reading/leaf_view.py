"""Where a page is read: it scrolls, and remembers what is in sight."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.leaf import Leaf
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.tab_order import stops, tab_through
from lymph_coach.reading.runs import TITLE

SIDE_PX = 36
_TOP_PX = 32
_ABOVE_PX = 24
"""Room left above what was scrolled to."""
_BY_TAB = frozenset((Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))


class Middle(QWidget):
    """A column in the middle of a widget, no wider than reads easily; owns ``row``, the widget's layout."""

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self.row = QHBoxLayout(holder)
        self.row.setSpacing(0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.PART)
        self.row.addStretch(1)
        self.row.addWidget(self, 1000)
        self.row.addStretch(1)


class LeafView(QScrollArea):
    """Holds one leaf in a column no wider than reads easily. Emits ``end_seen`` when its last words are in sight."""

    end_seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "page")
        self.setProperty("ownFocus", True)  # the style sheet rings it inside: outside there is no room
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._leaf: Leaf | None = None
        self._passing = False
        self._inside = QWidget()
        self._middle = Middle(self._inside)
        self._middle.row.setContentsMargins(SIDE_PX, _TOP_PX, SIDE_PX, Space.WIDE)
        self.column = self._middle.column
        self.setWidget(self._inside)
        self.verticalScrollBar().valueChanged.connect(self.look_for_end)

    @property
    def leaf(self) -> Leaf | None:
        """The page that is shown."""
        return self._leaf

    def show_leaf(self, leaf: Leaf, look: TextLook) -> None:
        """Put another page in the place of the one before, at its beginning."""
        if self._leaf is not None:
            self._leaf.hide()
            self.column.removeWidget(self._leaf)
            self._leaf.deleteLater()
        self._leaf = leaf
        self._middle.setMaximumWidth(look.line_px())
        self.verticalScrollBar().setSingleStep(look.scale.px(40))
        self.column.addWidget(leaf)
        leaf.show()  # now, not with the next event: what is hidden has no place to scroll to
        leaf.link_reached.connect(self.reveal)
        self.keep_in_sight(*leaf.findChildren(QAbstractButton))
        tab_through(self)  # before what stands under the view, which was there before the leaf
        self.setAccessibleName(leaf.page.title)
        self._settle()
        self.verticalScrollBar().setValue(0)

    def _settle(self) -> None:
        """Lay the page out now, so that it can be scrolled to a place before it is first painted."""
        self._inside.ensurePolished()
        self._inside.show()
        width_px = self.viewport().width()
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
            self._inside.resize(width_px, max(layout.totalHeightForWidth(width_px), self.viewport().height()))
            layout.activate()

    def show_run(self, run: int) -> None:
        """Scroll a run to the top; the title is shown with all that stands above it."""
        if self._leaf is not None:
            widget = self._leaf.runs.get(run)
            self.show_widget(widget if run != TITLE else None)

    def show_widget(self, widget: QWidget | None, *, passing: bool = False) -> None:
        """Scroll a part of the page to the top; none is its beginning.

        Args:
            widget: the part.
            passing: it is only looked up: an end that comes in sight with it has not been read.
        """
        self._settle()
        self._passing = passing
        y_px = widget.mapTo(self._inside, QPoint(0, 0)).y() - _ABOVE_PX if widget else 0
        self.verticalScrollBar().setValue(max(y_px, 0))
        self._passing = False
        if not passing:
            self.look_for_end()  # also where it did not have to scroll

    def reveal(self, widget: QWidget, rect: QRectF) -> None:
        """Scroll only as far as a part of a widget needs to be in sight."""
        self._settle()
        at = widget.mapTo(self._inside, rect.center().toPoint())
        self.ensureVisible(at.x(), at.y(), 0, round(rect.height() / 2) + 48)

    def keep_in_sight(self, *buttons: QAbstractButton) -> None:
        """Scroll to these when Tab comes to them: Qt does so only where it comes from within."""
        for button in buttons:
            button.installEventFilter(self)

    def run_in_sight(self) -> int:
        """The first run that is in sight; the title's while the page stands at its beginning."""
        top_px = self.verticalScrollBar().value()
        if self._leaf is None or top_px == 0:
            return TITLE
        return self._leaf.at(top_px - self._leaf.mapTo(self._inside, QPoint(0, 0)).y() + _ABOVE_PX - 1)

    def look_for_end(self) -> None:
        """Tell if the end is in sight, as that of a short page is at once."""
        if self._leaf is None or self._passing or not self.isVisible():
            return
        end_px = self._leaf.end.mapTo(self._inside, QPoint(0, 0)).y()
        top_px = self.verticalScrollBar().value()
        if max(top_px, 1) <= end_px <= top_px + self.viewport().height():
            self.end_seen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on by most of a screen, with Shift back; Home and End go to the ends.

        Left and Right, by which nothing scrolls, are left to whoever reads aloud.
        """
        bar = self.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep() * 9 // 10)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to a button that Tab comes to, while it scrolls with the page."""
        if (
            isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() in _BY_TAB
            and isinstance(watched, QWidget)
            and self._inside.isAncestorOf(watched)
        ):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name for it
        """Tab goes on from what is in sight: from the top of the page it would lead who has read on back up."""
        wanted = self._first_in_sight() if next and self.hasFocus() and self.verticalScrollBar().value() else None
        if wanted is None:
            return super().focusNextPrevChild(next)
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(wanted)
        return True

    def _first_in_sight(self) -> QWidget | None:
        """The first that takes the keyboard and reaches below the upper edge."""
        for stop in stops(self._inside):
            takes = stop.isVisible() and stop.isEnabled() and bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and stop.mapTo(self, stop.rect().bottomLeft()).y() > 0:
                return stop
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place when lines break anew."""
        run = self.run_in_sight()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and run != TITLE:
            self.show_run(run)

    def showEvent(self, event: QShowEvent) -> None:
        """A short page can be read at once."""
        super().showEvent(event)
        self.look_for_end()
