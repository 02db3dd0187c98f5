"""The running session on the GUI thread: preparing, ticking, telling."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from lymph_coach.desktop.practise.keeping import Keeping
from lymph_coach.desktop.work import Work
from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.history import PracticeLog
from lymph_coach.session.player import PHRASE_S, Player, Update
from lymph_coach.session.session import PauseReason, Session, State

MOVING_MS = 16  # sixty pictures a second
STEPS_MS = 100
HIDDEN_MS = 500
SAID_MS = round(1_000 * (PHRASE_S + 2.0))  # with the lead-in and what the device is late


@dataclass(frozen=True, slots=True)
class Started:
    """A session made ready in the background: its player, and a sentence if something is amiss."""

    player: Player
    notice: str


Prepare = Callable[[Plan | Checkpoint, Callable[[int, int], None], Callable[[], bool]], Started]


class Coach(QObject):
    """Owns the player and the alarm that ticks it.

    Args:
        prepare: makes a session ready; runs off the GUI thread.
        checkpoint: where the running session is kept.
        history: where sessions are kept, each from its start.
        disk: does the writing while a session runs, one job after another.
        now: local time with its zone.

    Every signal carries one frozen value. ``updated`` comes with each tick and each change, ``ended`` once.
    """

    progressed = Signal(int, int)
    cancelled = Signal()
    refused = Signal()
    began = Signal(object)
    updated = Signal(object)
    told = Signal(str)
    ended = Signal(object)

    def __init__(
        self,
        prepare: Prepare,
        checkpoint: CheckpointFile,
        history: PracticeLog,
        disk: Executor,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._checkpoint = checkpoint
        self._keeping = Keeping(checkpoint, history, disk, now, self)
        # Later: what the disk refuses at the start or the end is told on the page that is shown by then.
        self._keeping.told.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._work: Work | None = None
        self._given_up = False
        self._player: Player | None = None
        self._visible = True
        self._moving_ms = MOVING_MS
        self._alarm = QTimer(self)
        self._alarm.setTimerType(Qt.TimerType.PreciseTimer)
        self._alarm.timeout.connect(self._on_alarm)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(SAID_MS)
        self._said.timeout.connect(self._on_said)

    @property
    def session(self) -> Session | None:
        """The session under way, if any."""
        return self._player.session if self._player else None

    @property
    def practice_id(self) -> str:
        """The name of the session in the history, from ``began`` until the next one."""
        return self._keeping.practice_id

    def start(self, plan: Plan | Checkpoint, practice_id: str = "") -> None:
        """Prepare a session and begin it; ``progressed``, then ``began``, or ``cancelled``.

        ``refused`` where another program leads one. ``practice_id`` is for a session that begins anew.
        """
        if self._work or self._player:
            return
        if not self._checkpoint.claim():
            self.refused.emit()
            return
        prepare = self._prepare
        self._given_up = False
        self._keeping.take_up(plan, practice_id)
        self._work = Work(lambda progress, asked: prepare(plan, progress, asked), self)
        self._work.progressed.connect(self.progressed)
        self._work.cancelled.connect(self._on_cancelled)
        self._work.failed.connect(self._on_failed)
        self._work.done.connect(self._on_prepared)
        self._work.start()

    def cancel(self) -> None:
        """Give up preparing, also where it is done and not told yet."""
        if self._work:
            self._given_up = True
            self._work.cancel()

    def pause_or_go_on(self) -> None:
        """Pause a running session, go on with a paused one."""
        if self._player:
            running = self._player.session.state is State.RUNNING
            self._show(self._player.pause() if running else self._player.go_on())

    def pause(self) -> None:
        """Pause; a paused session stays so."""
        if self._player:
            self._show(self._player.pause())

    def back(self) -> None:
        """To the start of this phase, or to the one before."""
        if self._player:
            self._show(self._player.back())

    def forward(self) -> None:
        """To the next phase."""
        if self._player:
            self._show(self._player.forward())

    def rest_now(self) -> None:
        """Rest here."""
        if self._player:
            self._show(self._player.rest_now())

    def ask_stop(self) -> None:
        """Pause with "lower your arms and sit": the first of the two steps that end a session."""
        if self._player:
            self._show(self._player.pause(PauseReason.STOPPING))

    def stop(self, why: str) -> None:
        """End the session; ``why`` is kept with it."""
        if self._player:
            self._finish(self._player.stop().session, why)

    def restart(self) -> None:
        """Begin the same plan from its start."""
        if self._player:
            plan, practice_id = self._player.session.plan, self.practice_id
            self._close_player()
            self.start(plan, practice_id)

    def keep(self, checkpoint: Checkpoint) -> None:
        """Count a session that was cut off as practice, with what was done."""
        self._keeping.keep(checkpoint)

    def discard(self, checkpoint: Checkpoint) -> None:
        """Forget the session that was cut off."""
        self._keeping.discard(checkpoint)

    def set_visible(self, visible: bool) -> None:
        """Slow down while nobody looks; the sound goes on by itself."""
        self._visible = visible
        self._set_alarm()

    def set_moving(self, moving: bool) -> None:
        """Still steps instead of movement need fewer pictures."""
        self._moving_ms = MOVING_MS if moving else STEPS_MS
        self._set_alarm()

    def close(self) -> None:
        """Leave; a session under way is offered again at the next start."""
        if self._work:
            self._work.finish()
            self._checkpoint.release()
        if self._player:
            self._player.pause()
            self._keeping.save(self._player.session)
            self._close_player()

    def _on_cancelled(self) -> None:
        self._drop_work()
        self._checkpoint.release()
        self.cancelled.emit()

    def _on_failed(self, error: Exception) -> None:
        self._drop_work()
        self._checkpoint.release()
        self.cancelled.emit()
        raise error

    def _on_prepared(self, started: Started) -> None:
        if self._given_up:
            self._on_cancelled()
            return
        self._drop_work()
        self._player = started.player
        self._keeping.begin(started.player.session)
        self.began.emit(started.player.session)
        if started.notice:
            self.told.emit(started.notice)
        self._show(started.player.go_on())

    def _on_alarm(self) -> None:
        if self._player:
            self._show(self._player.tick())

    def _on_said(self) -> None:
        """A pause may last for hours: what plays nothing keeps no device awake."""
        if self._player and self._player.session.state is State.PAUSED:
            self._player.close()

    def _show(self, update: Update) -> None:
        session = update.session
        if update.notice:
            self.told.emit(update.notice.value)
        if session.state is State.FINISHED:
            self.updated.emit(update)
            self._finish(session, "finished")
            return
        if session.state is State.PAUSED:
            self._said.start()
        if update.entered.segments or session.state is State.PAUSED:
            self._keeping.save(session)
        self._set_alarm()
        self.updated.emit(update)

    def _finish(self, session: Session, why: str) -> None:
        self._keeping.end(session, why)
        self._close_player()
        self.ended.emit(session)

    def _set_alarm(self) -> None:
        running = self._player is not None and self._player.session.state is State.RUNNING
        if not running:
            self._alarm.stop()
            return
        wanted_ms = self._moving_ms if self._visible else HIDDEN_MS
        if not self._alarm.isActive() or self._alarm.interval() != wanted_ms:
            self._alarm.start(wanted_ms)

    def _close_player(self) -> None:
        if self._player:
            self._player.close()
        self._player = None
        self._checkpoint.release()
        self._set_alarm()

    def _drop_work(self) -> None:
        if self._work:
            self._work.deleteLater()
        self._work = None
