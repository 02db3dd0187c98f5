"""The session view."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.widget import FigureWidget
from lymph_coach.desktop.practise.controls import Controls
from lymph_coach.desktop.practise.dots import PhaseBar
from lymph_coach.desktop.practise.motion import Motion
from lymph_coach.desktop.practise.readout import Readout
from lymph_coach.desktop.practise.stop_card import StopCard
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.wording import Wording
from lymph_coach.routine.kinds import Kind, Who
from lymph_coach.session.player import Update
from lymph_coach.session.session import PauseReason, Session, State

if TYPE_CHECKING:
    from lymph_coach.routine.timeline import Cue

NOTICE_MS = 12_000
LOW_PX, VERY_LOW_PX = 480, 340
_PAUSE_KEYS = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_MediaPlay,
        Qt.Key.Key_MediaPause,
        Qt.Key.Key_MediaTogglePlayPause,
    }
)


class SessionPage(QWidget):
    """Draws the session it is shown and passes on what the person wants; owns nothing of the session itself."""

    pause_or_go_on = Signal()
    pause_wanted = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()
    rest_wanted = Signal()
    stop_wanted = Signal()
    restart_wanted = Signal()
    stop_reason = Signal(str)
    seen = Signal(bool)

    def __init__(self, roles: Roles, scale: Scale, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._scale = scale
        self._room = (False, False)
        self._notices: tuple[str, ...] = ()
        self._motion = Motion()
        self._announced: tuple[object, ...] = ()
        self._words: tuple[object, ...] = ()
        self._spoken: Cue | None = None
        self._latest: Update | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.where = label(kind="section")
        self.what = label(kind="soft")
        self.left = label(kind="soft")
        self.notice = label(kind="strong")
        self.figure = FigureWidget(self._motion.resting())
        self.readout = Readout(roles, scale, wording)
        self.bar = PhaseBar(roles)
        self.controls = Controls()
        self.restart_button = CalmButton(self.tr("Start over"))
        self.stop_card = StopCard()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(NOTICE_MS)
        self._quiet.timeout.connect(self._hide_notice)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._header = QWidget()
        header = QHBoxLayout(self._header)
        header.setContentsMargins(0, 0, 0, 0)
        header.setSpacing(Space.STEP)
        for text in (self.where, self.left):
            text.setWordWrap(False)
        header.addWidget(self.where)
        header.addWidget(self.what, 1)
        header.addWidget(self.left)
        header.addWidget(self.restart_button)
        self._body = body = QWidget(self)  # without one, the stack would show it as a window of its own for a moment
        self._row = row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.BLOCK)
        row.addWidget(self.figure, 3)
        row.addWidget(self.readout, 2)
        self._middle = QStackedLayout()
        self._middle.addWidget(body)
        self._middle.addWidget(self.stop_card)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.CARD, Space.WIDE, Space.CARD)
        column.setSpacing(Space.STEP)
        column.addWidget(self._header)
        column.addWidget(self.notice)
        column.addLayout(self._middle, 1)
        column.addWidget(self.bar)
        column.addWidget(self.controls)
        self.notice.hide()
        self.restart_button.hide()

    def _connect(self) -> None:
        self.controls.back_chosen.connect(self.back_wanted)
        self.controls.pause_chosen.connect(self.pause_or_go_on)
        self.controls.forward_chosen.connect(self.forward_wanted)
        self.controls.rest_chosen.connect(self.rest_wanted)
        self.controls.stop_chosen.connect(self.stop_wanted)
        self.restart_button.chosen.connect(self.restart_wanted)
        self.stop_card.reason_given.connect(self.stop_reason)
        self.stop_card.go_on_chosen.connect(self.pause_or_go_on)

    def wear(self, roles: Roles, scale: Scale, colours: FigureColours, who: Who) -> None:
        """Change theme, text size and person."""
        self._motion.show_by(who)
        self.figure.set_colours(colours)
        self.readout.wear(roles, scale)
        self.bar.wear(roles)
        self._scale = scale
        self._make_room()

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Show still steps instead of movement."""
        self._motion.reduced = reduced

    def begin(self, session: Session) -> None:
        """A session is about to be shown."""
        self._motion.practise(session.plan.manner)
        self._announced = ()
        self._words = ()
        self._latest = None
        self._hide_notice()
        self.controls.pause_button.setFocus()

    def show_update(self, update: Update) -> None:
        """Draw one moment; while nobody can see it, it is only remembered."""
        self._latest = update
        if self.isVisible():
            self._draw(update.session)

    def _draw(self, session: Session) -> None:
        asking = session.pause is PauseReason.STOPPING
        if asking != bool(self._middle.currentIndex()):
            self._middle.setCurrentIndex(int(asking))
            self.controls.setVisible(not asking)
            self._show_header()
            if asking:
                self.stop_card.focus_first()
            else:
                self.controls.pause_button.setFocus()
            announce(self, self.stop_card.question if asking else "")
        now, timeline = session.now, session.timeline
        # Words are looked up, and labels asked, once a second and when something begins, not with every picture.
        words = (timeline, now.index, session.state, session.pause, ceil(session.left_s))
        spoken = timeline.spoken_at(session.position_s)
        if words != self._words or spoken is not self._spoken:
            self._words, self._spoken = words, spoken
            self._show_words(session)
        else:
            self.readout.show_moment(session)
        began_s, ends_s = timeline.phase_span(now.index)
        self.bar.show_fraction(min(max((session.position_s - began_s) / (ends_s - began_s), 0.0), 1.0))
        self.figure.show_pose(self._motion.pose(session))

    def _show_words(self, session: Session) -> None:
        asking = session.pause is PauseReason.STOPPING
        paused = session.state is State.PAUSED
        if self.controls.show_paused(paused=paused) and session.pause and not asking:
            announce(self, f"{self.tr('Paused')}. {self.readout.goes_on(session)}")
        self.restart_button.setVisible(paused and not asking)
        now = session.now
        what = self._wording.what(now.segment, session.timeline.led_to(now.index))
        set_text(self.where, self._wording.where(session))
        set_text(self.what, what)
        set_text(self.left, self.tr("{time} left").format(time=self._wording.clock(session.left_s)))
        self.readout.show_words(session)
        # A rest that was asked for is of the phase that it interrupts.
        begun = now.segment.phase, now.segment.kind is Kind.REST
        if begun != self._announced:
            self._announced = begun
            announce(self, what)

    def show_notice(self, text: str) -> None:
        """Tell something once, for a while, above the figure."""
        self._notices = (*self._notices, text) if text not in self._notices else self._notices
        self.notice.setText("\n".join(self._notices))
        self._show_header()  # what goes, goes first: both at once would open a low window further
        self.notice.show()
        self._quiet.start()
        announce(self, text)

    def _hide_notice(self) -> None:
        self._notices = ()
        self.notice.hide()
        self._show_header()

    def _show_header(self) -> None:
        """In a low window a notice, or why one stops, takes the place of the heading for as long as it stands."""
        taken = bool(self._notices or self._middle.currentIndex())
        self._header.setVisible(not (taken and self._room[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a session, wherever the focus is."""
        if event.isAutoRepeat():
            return
        if event.key() in _PAUSE_KEYS:
            self.pause_or_go_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.pause_wanted.emit()
        elif self._middle.currentIndex():
            super().keyPressEvent(event)  # while it is asked why one stops, nothing moves behind the question
        elif event.key() == Qt.Key.Key_Left:
            self.back_wanted.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.forward_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window with large text, what comes next gives its place to the count."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        height_px = self.height()
        room = (height_px < self._scale.px(LOW_PX), height_px < self._scale.px(VERY_LOW_PX))
        if room != self._room:
            self._room = room
            self._show_header()
            low, very_low = room
            self.readout.set_low(low=low, very_low=very_low)
            figure, words = (2, 3) if very_low else (1, 1) if low else (3, 2)
            self._row.setStretch(0, figure)
            self._row.setStretch(1, words)
            self.bar.setVisible(not low)
            sides = (Space.BLOCK, Space.STEP, Space.NEAR) if low else (Space.WIDE, Space.CARD, Space.STEP)
            side_px, above_px, between_px = sides
            self._column.setContentsMargins(side_px, above_px, side_px, above_px)
            self._column.setSpacing(between_px)
            # While it is hidden nobody else asks anew how much room it needs, and it would open a low window further.
            for part in (self.readout, self._body, self):
                part.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are wanted again."""
        super().showEvent(event)
        if self._latest:
            self._draw(self._latest.session)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.seen.emit(False)
