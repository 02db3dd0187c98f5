"""What a listener has at hand while a page is read aloud."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lymph_coach.desktop.listening.caption import Caption
from lymph_coach.desktop.listening.listening import SPEED, Listening
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.stepper import Stepper
from lymph_coach.desktop.words.settings import said
from lymph_coach.narration.heard import State
from lymph_coach.settings.fields import Number
from lymph_coach.settings.settings import rules

GAP_PX = Space.NEAR
RING_PX = 6
LOW_LINES = 16
"""In a window of fewer lines the page itself, where the sentence is marked, gets the caption's room."""
PAUSE_PX = 150
NOTICE_MS = 12_000
SLOW_MS = 1_500
"""Getting the voice ready takes a third of this as a rule, and what flashes by is no help to anybody."""

_PAUSE_KEYS = frozenset(
    {Qt.Key.Key_Space, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaPause, Qt.Key.Key_MediaTogglePlayPause}
)
_KEYS = _PAUSE_KEYS | {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape}
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
"""With one of these a key is somebody else's, as Alt and Left lead back to the page before."""


class ListeningBar(QFrame):
    """Shows the sentence being spoken and what can be done; hidden while nothing is read and nothing is to be told.

    Emits ``left`` when the page it stands on is left while something is read, and ``released`` when it goes and had
    the keyboard, which somebody else has to take.

    Args:
        listening: what it shows and steers.
    """

    left = Signal()
    released = Signal()

    def __init__(self, listening: Listening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._reading = self._waiting = False
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Reading aloud"))
        self.notice = label(kind="strong")
        self.caption = Caption()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Getting the voice ready"))
        self.cancel_button = CalmButton(self.tr("Cancel"))
        self.pause_button = CalmButton(self.tr("Pause"), "primary")
        self.pause_button.setMinimumWidth(PAUSE_PX)
        self.back_button = CalmButton(self.tr("Back"))
        self.back_button.setAccessibleName(self.tr("Back a sentence"))
        self.forward_button = CalmButton(self.tr("Forward"))
        self.forward_button.setAccessibleName(self.tr("Forward a sentence"))
        rule = rules()[SPEED]
        assert isinstance(rule, Number)  # noqa: S101  # it is
        self.speed = Stepper(said(rule.label), rule, said(rule.unit), "", self.tr("Speed"))
        self.speed.words.setWordWrap(False)
        self.stop_button = CalmButton(self.tr("Stop"), "danger")
        self._slow = self._alarm(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._quiet = self._alarm(NOTICE_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self._lay_out()
        self._connect()
        self._on_state(listening.state)

    def _alarm(self, wait_ms: int) -> QTimer:
        alarm = QTimer(self)
        alarm.setSingleShot(True)
        alarm.setInterval(wait_ms)
        return alarm

    def _lay_out(self) -> None:
        self.wait = QWidget()
        waiting = QHBoxLayout(self.wait)
        waiting.setContentsMargins(RING_PX, RING_PX, RING_PX, RING_PX)
        waiting.setSpacing(GAP_PX)
        waiting.addWidget(self.progress, 1)
        waiting.addWidget(self.cancel_button)
        self.controls = QWidget()
        around = QVBoxLayout(self.controls)
        # Room for the focus ring outside the buttons.
        around.setContentsMargins(RING_PX, RING_PX, RING_PX, RING_PX)
        row = FlowLayout(GAP_PX)
        around.addLayout(row)
        for part in (self.pause_button, self.back_button, self.forward_button, self.speed, self.stop_button):
            row.addWidget(part)
        for button in self.controls.findChildren(CalmButton):
            button.setProperty("session", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.STEP, Space.SIDE, Space.STEP, Space.SIDE)
        column.setSpacing(Space.TOUCH)
        for part in (self.notice, self.caption, self.wait, self.controls):
            column.addWidget(part)
        self.notice.hide()
        self.wait.hide()

    def _connect(self) -> None:
        listening = self._listening
        self.pause_button.chosen.connect(listening.pause_or_go_on)
        self.back_button.chosen.connect(listening.back)
        self.forward_button.chosen.connect(listening.forward)
        self.speed.changed.connect(listening.set_speed)
        self.stop_button.chosen.connect(self._on_stop)
        self.cancel_button.chosen.connect(self._on_stop)
        self.left.connect(listening.pause)
        listening.state_changed.connect(self._on_state)
        listening.sentence_heard.connect(self._on_sentence)
        listening.progressed.connect(self._on_progress)
        listening.told.connect(self.show_notice)

    def show_notice(self, text: str) -> None:
        """Tell something for a while, also when the reading has ended with it."""
        self.notice.setText(text)
        self.notice.show()
        self.show()
        self._quiet.start()
        announce(self, text)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means while something is read, and say whether it meant anything."""
        if self._listening.state is State.ENDED or event.key() not in _KEYS or event.modifiers() & _OTHERS:
            return False
        if event.isAutoRepeat():
            return True
        if event.key() in _PAUSE_KEYS:
            self._listening.pause_or_go_on()
        elif event.key() == Qt.Key.Key_Left:
            self._listening.back()
        elif event.key() == Qt.Key.Key_Right:
            self._listening.forward()
        else:
            self._on_stop()
        return True

    def watch(self, page: QWidget) -> None:
        """Take the keys that reach a page, and that neither it nor what has the focus on it needs first."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a page that is watched."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.take(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys, with the focus in the bar."""
        if not self.take(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A voice whose controls are out of reach is paused; a window put away reads on."""
        super().hideEvent(event)
        if not event.spontaneous() and self._listening.state is not State.ENDED:
            self.left.emit()

    def _on_state(self, state: State) -> None:
        self.pause_button.setText(self.tr("Go on") if state is State.PAUSED else self.tr("Pause"))
        began, self._reading = not self._reading and state is not State.ENDED, state is not State.ENDED
        if began:
            self.progress.reset()
        if state is State.PREPARING:
            self._slow.start()
        else:
            self._slow.stop()
            self._waiting = False
        self._arrange()
        if began:
            # With the focus left on what began it, Space would begin it once more instead of pausing.
            self.pause_button.setFocus()

    def _on_stop(self) -> None:
        """What was told of the reading ends with it: nothing waits any more."""
        self._quiet.stop()
        self.notice.hide()
        self._listening.stop()

    def _on_slow(self) -> None:
        self._waiting = True
        self._arrange()

    def _on_sentence(self, _index: int) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Progress and Cancel, or the controls, or only what is to be told; the focus goes along."""
        reading = self._reading
        waiting = reading and self._waiting
        had_focus = any(button.hasFocus() for button in self.findChildren(CalmButton))
        self.caption.show_text(
            self.tr("Getting the voice ready\N{HORIZONTAL ELLIPSIS}") if waiting else self._listening.sentence
        )
        self.caption.setVisible(waiting or (reading and self._has_room()))
        self.wait.setVisible(waiting)
        self.controls.setVisible(reading and not waiting)
        self.setVisible(reading or self._quiet.isActive())
        if reading:
            self.speed.show_value(self._listening.speed_percent)
        if had_focus and not reading:
            self.released.emit()
        elif had_focus and not any(button.hasFocus() for button in self.findChildren(CalmButton)):
            (self.cancel_button if waiting else self.pause_button).setFocus()

    def _has_room(self) -> bool:
        return self.window().height() >= LOW_LINES * self.fontMetrics().lineSpacing()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setMaximum(total)
        self.progress.setValue(done)

    def _on_quiet(self) -> None:
        self.notice.hide()
        self._arrange()
