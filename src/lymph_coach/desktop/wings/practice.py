"""Practice: the session under way, from its preparation to its end."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from lymph_coach.desktop.practise.coach import Coach
from lymph_coach.desktop.practise.ending import EndingPage
from lymph_coach.desktop.practise.page import SessionPage
from lymph_coach.desktop.source import Source
from lymph_coach.desktop.theme.apply import less_motion
from lymph_coach.desktop.theme.figure import figure_colours
from lymph_coach.desktop.wings.checkin import number_to_call
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.desktop.wording import Wording
from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.session.history import PracticeLog
from lymph_coach.session.player import Update
from lymph_coach.session.session import Session, State
from lymph_coach.system.awake import Awake


class PracticeWing(Wing):
    """Owns the coach, its two pages, the thread that writes, and the hold on the screen.

    ``began`` comes when the session is on screen, ``stopped`` with the reason when the person stops one, ``finished``
    when the person has read how it ended.
    """

    began = Signal()
    stopped = Signal(str)
    finished = Signal()

    def __init__(
        self,
        shared: Shared,
        source: Source,
        checkpoints: CheckpointFile,
        history: PracticeLog,
        awake: Awake,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shared = shared
        self._awake = awake
        self._why = ""
        self._running = False
        self._disk = ThreadPoolExecutor(1, "disk")
        self.coach = Coach(source.prepare, checkpoints, history, self._disk, shared.now, self)
        self.page = SessionPage(shared.look.roles, shared.look.scale, Wording(self))
        self.ending = EndingPage()
        self._wire()
        self.wear()

    def _wire(self) -> None:
        self.coach.began.connect(self._on_began)
        self.coach.updated.connect(self._on_updated)
        self.coach.told.connect(self.page.show_notice)
        self.coach.ended.connect(self._on_ended)
        self.page.pause_or_go_on.connect(self.coach.pause_or_go_on)
        self.page.pause_wanted.connect(self.coach.pause)
        self.page.back_wanted.connect(self.coach.back)
        self.page.forward_wanted.connect(self.coach.forward)
        self.page.rest_wanted.connect(self.coach.rest_now)
        self.page.restart_wanted.connect(self.coach.restart)
        self.page.stop_wanted.connect(self.coach.ask_stop)
        self.page.stop_reason.connect(self._on_stop_reason)
        self.page.seen.connect(self.coach.set_visible)
        self.ending.done_chosen.connect(self.finished)
        self._shared.window.seen.connect(self.coach.set_visible)

    def wear(self) -> None:
        """Take the look that is worn."""
        look = self._shared.look
        self.page.wear(look.roles, look.scale, figure_colours(look.roles))
        reduced = less_motion(self._shared.chosen.now().reduced_motion)
        self.page.set_reduced_motion(reduced=reduced)
        self.coach.set_moving(not reduced)

    def close(self) -> None:
        """Sound first, then what waits to be written."""
        self.coach.close()
        self._awake.stop()
        self._disk.shutdown()

    def _on_began(self, session: Session) -> None:
        self._why = ""
        self.page.begin(session)
        self._shared.window.show_whole(self.page)
        self.page.controls.pause_button.setFocus()
        self.began.emit()

    def _on_updated(self, update: Update) -> None:
        self.page.show_update(update)
        running = update.session.state is State.RUNNING
        if running is self._running:
            return
        self._running = running
        if running and self._shared.chosen.now().keep_awake:
            # Once each time it goes on: where the system refuses, asking takes longer than a frame.
            if notice := self._awake.start():
                self.page.show_notice(notice)
        elif not running:
            self._awake.stop()

    def _on_stop_reason(self, why: str) -> None:
        self._why = why
        self.stopped.emit(why)
        self.coach.stop(why)

    def _on_ended(self, session: Session) -> None:
        self._running = False
        self._awake.stop()
        self.ending.show_ended(session, self._why, number_to_call(self._shared.chosen.now()))
        self._shared.window.show_whole(self.ending)
        self.ending.done_button.setFocus()
