"""The ring round the widget that has the focus: 3 px, two-toned, seen on every surface and filled button."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QWidget
from shiboken6 import isValid

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.style import RADIUS_PX

RING_PX = 3
_GAP_PX = 2
_FOLLOWED = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide))


class Ring(QWidget):
    """The ring itself; lies over a widget that has room for it, takes no click and no focus."""

    def __init__(self, target: QWidget, host: QWidget, roles: Roles) -> None:
        """Lie round ``target`` on ``host``, one of those it stands in."""
        super().__init__(host)
        self._target = target
        self._host = host
        self._outer = QColor(roles.focus)
        self._inner = QColor(roles.focus_gap)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def follow(self) -> None:
        """Be where the widget is now."""
        # Shown first: that can make the parent lay its widgets out anew.
        self.setVisible(self._target.isVisible())
        self.setGeometry(_round(self._target, self._host))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outer line beside the widget's edge, the inner one on it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius_px = self._radius_px() + RING_PX
        for colour, width_px, inset_px in ((self._outer, RING_PX, 0), (self._inner, _GAP_PX, RING_PX)):
            painter.setPen(QPen(colour, width_px))
            inset = inset_px + width_px / 2
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            radius = max(2.0, radius_px - inset)
            painter.drawRoundedRect(box, radius, radius)

    def _radius_px(self) -> float:
        kind = str(self._target.property("kind") or "plain")
        if kind in {"pill", "search"}:
            return self._target.height() / 2
        return RADIUS_PX.get(kind, RADIUS_PX["plain"])


class FocusRing(QObject):
    """Owns the one ring there is, and moves it with the focus."""

    def __init__(self, parent: QObject, app: QApplication, roles: Roles) -> None:
        """Watch the application's focus from now on."""
        super().__init__(parent)
        self._app = app
        self._roles = roles
        self._target: QWidget | None = None
        self._ring: Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self.show_focus)

    def wear(self, roles: Roles) -> None:
        """Take a theme's colours, and show what has the focus already."""
        self._roles = roles
        self.show_focus(None, self._app.focusWidget())

    @Slot(QWidget, QWidget)
    def show_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Go from the widget that had the focus to the one that has it."""
        del old
        self._leave()
        if new is None or not _takes_ring(new):
            return
        self._target = new
        host = _host_of(new)
        self._ring = Ring(new, host, self._roles)
        self._watched = [new]
        while (beyond := self._watched[-1].parentWidget()) is not None and beyond is not host:
            self._watched.append(beyond)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._ring.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget when it, or what it stands in, moves, grows, hides or shows; lets every event pass."""
        if event.type() in _FOLLOWED and watched in self._watched and self._ring is not None and isValid(self._ring):
            self._ring.follow()
        return False

    def _leave(self) -> None:
        """Take the ring away; widget and ring may have gone before with their page."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target = None
        self._ring = None


def _takes_ring(widget: QWidget) -> bool:
    """Whether a ring can lie round ``widget``.

    A window has no parent to lie on, a splitter would take the ring for one of its panes, and a list that has popped
    up shows its own current row. A widget with the property ``ownFocus`` shows itself where in it the focus is. What
    takes no keyboard has the focus only where a page has nothing else to give it to.
    """
    popped_up = widget.window().windowType() is Qt.WindowType.Popup
    in_splitter = isinstance(widget.parentWidget(), QSplitter)
    takes_none = widget.focusPolicy() is Qt.FocusPolicy.NoFocus
    return not (widget.isWindow() or popped_up or in_splitter or takes_none or widget.property("ownFocus"))


def _round(target: QWidget, host: QWidget) -> QRect:
    """The ring's place on ``host``."""
    return QRect(target.mapTo(host, QPoint()), target.size()).adjusted(-RING_PX, -RING_PX, RING_PX, RING_PX)


def _host_of(target: QWidget) -> QWidget:
    """The nearest of those the widget stands in that has room for the ring; none beyond what scrolls with it."""
    host = target.parentWidget()
    while host is not None and not host.isWindow() and not host.rect().contains(_round(target, host)):
        beyond = host.parentWidget()
        if beyond is None or isinstance(beyond.parentWidget(), QAbstractScrollArea) or isinstance(beyond, QSplitter):
            break
        host = beyond
    assert host is not None, "a window takes no ring"  # noqa: S101  # asked before
    return host
