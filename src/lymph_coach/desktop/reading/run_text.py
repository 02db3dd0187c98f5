"""One run of a page on the screen."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from lymph_coach.desktop.reading.identifiers import is_web
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.pieces import CITE
from lymph_coach.desktop.reading.setting import Link, Manner, SetRun, bare
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.grow_down import grow_down
from lymph_coach.reading.page import Spans

NEAR_PX = 16
"""How far from a link a press still means it: a number set small and high is hard to hit."""
_WASH_PX = 3
_FOR_A_WHILE = frozenset((Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason))


class RunText(QLabel):
    """Words with links. Tab goes from link to link, Enter or a press follows one.

    A label to the layout and to a screen reader, which hears plain words; what is seen is set and painted here, so
    that marks and the focus lie exactly on their words and cost no new layout.

    Args:
        spans: the run.
        numbers: the number of each source on the page.
        manner: how it is set.
        look: theme and text size.
    """

    link_chosen = Signal(QWidget, str)
    link_reached = Signal(QWidget, QRectF)

    def __init__(
        self,
        spans: Spans,
        numbers: Mapping[str, int],
        manner: Manner,
        look: TextLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._run = SetRun(spans, numbers, manner, look)
        self._at = -1
        self._pressed: Link | None = None
        self._hits: tuple[tuple[int, int], ...] = ()
        self._spoken: tuple[int, int] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(self._heard())
        grow_down(self)
        if self._run.links:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setProperty("ownFocus", True)  # the link has a ring
            self.setMouseTracking(True)
            self.setAccessibleName(self.text())
            web = [f"{link.words}: {link.href}" for link in self._run.links if is_web(link.href)]
            self.setAccessibleDescription("; ".join(web))

    def _heard(self) -> str:
        """The words for a screen reader: a citation says what its number is."""
        words = (
            self.tr(" (source {number})").format(number=bare(one)) if one.raised else one.text
            for one in self._run.pieces
        )
        return f"{self._run.manner.marker} {''.join(words)}".lstrip()

    @property
    def hrefs(self) -> tuple[str, ...]:
        """Where its links lead, in order."""
        return tuple(link.href for link in self._run.links)

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """What is marked as found, in places of the plain words."""
        return self._hits

    @property
    def spoken(self) -> tuple[int, int] | None:
        """What is marked as read aloud, in places of the plain words."""
        return self._spoken

    def show_hits(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Mark what a search found, in places of the plain words."""
        self._hits = tuple(stretches)
        self.update()

    def show_spoken(self, stretch: tuple[int, int] | None) -> None:
        """Mark the sentence that is read aloud, in places of the plain words; ``None`` takes the mark away."""
        self._spoken = stretch
        self.update()

    def focus_link(self, href: str) -> bool:
        """Give the keyboard to the first link that leads to ``href``; whether there is one."""
        for number, link in enumerate(self._run.links):
            if link.href == href:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self._reach(number)
                return True
        return False

    def stretch_rect(self, start: int, end: int) -> QRectF:
        """Where a stretch of the plain words stands in the widget; the whole of it where that is nowhere."""
        self._run.lay_out(self.width())
        found = QRectF()
        for rect in self._run.rects_of_words(start, end):
            found = found.united(rect)
        return found if not found.isEmpty() else QRectF(self.rect())

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._run.height_px(width)

    def sizeHint(self) -> QSize:
        """A full line wide, or less where there are few words."""
        width = min(self._look.line_px(), self._run.natural_px)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few letters: a word that is longer is broken rather than cut off."""
        manner = self._run.manner
        return QSize(manner.indent_px + manner.size_px * 3, manner.line_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._run.lay_out(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks, the words on them, and the ring of the link that has the focus."""
        del event
        roles = self._look.roles
        self._run.lay_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stretch in self._hits:
            self._wash(painter, stretch, roles.accent)
        if self._spoken:
            self._wash(painter, self._spoken, roles.primary)
        self._run.draw(painter, QColor(roles.primary))
        if self._at >= 0 and self.hasFocus():
            link = self._run.links[self._at]
            painter.setPen(QPen(QColor(roles.focus), 3))
            for rect in self._run.rects(link.start, link.end):
                painter.drawRoundedRect(self._inside(rect), 5, 5)
        painter.end()

    def _inside(self, rect: QRectF) -> QRectF:
        """A little more than the words, but not over the widget's edge."""
        return rect.adjusted(-3, -1, 3, 1).intersected(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def _wash(self, painter: QPainter, stretch: tuple[int, int], line: str) -> None:
        """A ground and a line under it: never by colour alone."""
        filled = self._run.manner.filled
        line = self._run.manner.colour if filled else line
        for rect in self._run.rects_of_words(*stretch):
            wide = rect.adjusted(-1, 0, 1, 0)
            if not filled:
                painter.fillRect(wide, QColor(self._look.roles.tint))
            under = min(wide.bottom(), self.height() - _WASH_PX)
            painter.fillRect(QRectF(wide.left(), under, wide.width(), _WASH_PX), QColor(line))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's own name for it
        """Go to the next link of this run, if there is one."""
        at = self._at + (1 if next else -1)
        if self.hasFocus() and 0 <= at < len(self._run.links):
            self._reach(at)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first link, or coming backwards at the last."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._reach(len(self._run.links) - 1)
        elif self._at < 0:
            self._reach(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No link is meant any more, unless another window or a menu has the keyboard for a while."""
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_WHILE:
            self._at = -1
        self.update()

    def _reach(self, number: int) -> None:
        self._at = number
        link = self._run.links[number]
        self.update()
        boxes = self._run.rects(link.start, link.end)
        self.link_reached.emit(self, boxes[0] if boxes else QRectF(self.rect()))
        source = self.tr("Source {words}, link") if link.href.startswith(CITE) else self.tr("{words}, link")
        announce(self, source.format(words=link.words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link; every other key is the page's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at >= 0 and not event.isAutoRepeat():
            self.link_chosen.emit(self, self._run.links[self._at].href)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which link is pressed; it acts on release."""
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._run.near(event.position(), NEAR_PX) if left else None
        event.setAccepted(self._pressed is not None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be pressed, and the address of what leads out of the program."""
        near = self._run.near(event.position(), NEAR_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
        self.setToolTip(near.href if near and is_web(near.href) else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link that was pressed, if the pointer is still near it."""
        pressed, self._pressed = self._pressed, None
        if pressed and pressed == self._run.near(event.position(), NEAR_PX):
            self.link_chosen.emit(self, pressed.href)


class HeadingText(RunText):
    """The same as a heading, and named as one to a screen reader."""

    def __init__(
        self,
        spans: Spans,
        numbers: Mapping[str, int],
        manner: Manner,
        look: TextLook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spans, numbers, manner, look, parent)
        self.setAccessibleName(self.text())
