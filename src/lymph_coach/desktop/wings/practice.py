"""Practice: the session under way, from its preparation to its end, and how it felt."""

from functools import cached_property
from typing import TYPE_CHECKING

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
from lymph_coach.desktop.work import Disk
from lymph_coach.journal.entry import Ratings
from lymph_coach.practice.after_care import after_care_words
from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.history import UNWELL
from lymph_coach.session.player import Update
from lymph_coach.session.session import Session, State
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.awake import Awake

if TYPE_CHECKING:
    from collections.abc import Callable

    from lymph_coach.desktop.diary.ratings_page import RatingsPage
    from lymph_coach.practice.log import DiaryLog


class PracticeWing(Wing):
    """Owns the coach, its two pages, the thread that writes, and the hold on the screen.

    ``asked`` comes when nothing is left to ask before a session, ``began`` when it is on screen, ``stopped`` with the
    reason when the person stops one, ``finished`` when the person has read how it ended, or it could not start over;
    ``failed`` carries what the disk refuses while none is led.
    """

    asked = Signal()
    began = Signal()
    stopped = Signal(str)
    finished = Signal()
    failed = Signal(str)

    def __init__(
        self,
        shared: Shared,
        source: Source,
        checkpoints: CheckpointFile,
        history: "DiaryLog",
        awake: Awake,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shared = shared
        self._awake = awake
        self._history = history
        self._why = ""
        self._running = False
        self._wanted: Plan | Checkpoint | None = None
        self._asks_feelings = False
        self._before = Ratings()
        self._disk = Disk()
        self.coach = Coach(source.prepare, checkpoints, history, self._disk, shared.now, self)
        self.page = SessionPage(shared.look.roles, shared.look.scale, Wording(self))
        self.ending = EndingPage()
        self._wire()
        self.wear()

    def _wire(self) -> None:
        self.coach.began.connect(self._on_began)
        self.coach.updated.connect(self._on_updated)
        self.coach.told.connect(self._on_told)
        self.coach.cancelled.connect(self._on_nothing_begun)
        self.coach.refused.connect(self._on_nothing_begun)
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
        self.ending.done_chosen.connect(self._on_ending_read)
        self.ending.care_ticked.connect(self._on_care_ticked)
        self._shared.window.seen.connect(self.coach.set_visible)

    def wear(self) -> None:
        """Take the look that is worn."""
        look, settings = self._shared.look, self._shared.chosen.now()
        colours = figure_colours(look.roles, settings.figure)
        self.page.wear(look.roles, look.scale, colours, settings.figure)
        self.ending.wear(colours, settings.figure)
        reduced = less_motion(settings.reduced_motion)
        self.page.set_reduced_motion(reduced=reduced)
        self.coach.set_moving(not reduced)

    def keep(self) -> None:
        """Pause, and wait for the place in the session to reach the disk."""
        self.coach.pause()
        self._disk.settle()

    def close(self) -> None:
        """Sound first, then what waits to be written."""
        self.coach.close()
        self._awake.stop()
        self._disk.shutdown()

    @cached_property
    def feelings(self) -> "RatingsPage":
        """Asks how it feels."""
        from lymph_coach.desktop.diary.ratings_page import RatingsPage  # noqa: PLC0415  # Start does not wait for it

        page = RatingsPage()
        page.done.connect(self._on_felt)
        page.skipped.connect(self._on_feelings_skipped)
        return page

    def begin(self, wanted: Plan | Checkpoint) -> None:
        """Begin a session; before one that is new, ask how it feels where that is chosen, but never the first time."""
        settings = self._shared.chosen.now()
        self._asks_feelings = settings.ask_feelings and settings.first_run_done
        self._before = Ratings()
        if self._asks_feelings and isinstance(wanted, Plan):
            self._wanted = wanted
            self.feelings.ask_before()
            self._show_feelings()
        else:
            self.coach.start(wanted)

    def _show_feelings(self) -> None:
        self._shared.window.show_whole(self.feelings)
        self.feelings.focus_first()

    def _on_felt(self, ratings: Ratings) -> None:
        if self._wanted:
            self._before = ratings
        else:
            self._write(lambda: self._history.felt(self.coach.practice_id, after=ratings))
        self._on_feelings_skipped()

    def _on_feelings_skipped(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted:
            self.asked.emit()
            self.coach.start(wanted)
        else:
            self.finished.emit()

    def _on_care_ticked(self, after_care: frozenset[str]) -> None:
        self._write(lambda: self._history.cared(self.coach.practice_id, after_care))

    def _write(self, what: "Callable[[], None]") -> None:
        """Change the diary; what the disk refuses is told where the person is."""
        try:
            what()
        except StorageError as error:
            self._on_told(str(error))

    def _on_told(self, sentence: str) -> None:
        """Say it where the person is, or is next: on the session's page, or on Today."""
        session = self.coach.session
        led = session is not None and session.state in {State.RUNNING, State.PAUSED}
        (self.page.show_notice if led else self.failed.emit)(sentence)

    def _on_nothing_begun(self) -> None:
        """Leave the page of a session that was to start over: it leads none any more."""
        if not self.page.isHidden():
            self.finished.emit()

    def _on_began(self, session: Session) -> None:
        self._why = ""
        self.page.begin(session)
        self._shared.window.show_whole(self.page)
        self.page.controls.pause_button.setFocus()
        if not self._before.is_empty:
            # Before the first sound: from here on a power cut loses none of it.
            before, self._before = self._before, Ratings()
            self._write(lambda: self._history.felt(self.coach.practice_id, before=before))
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
        from lymph_coach.desktop.wings.week import week_line  # noqa: PLC0415  # Start does not wait for it

        self._running = False
        self._awake.stop()
        well = self._why not in UNWELL
        self._asks_feelings = self._asks_feelings and well
        self.ending.show_care(after_care_words() if well else {})
        week = week_line(self._history, self._shared.now().date(), self)
        number = number_to_call(self._shared.chosen.now())
        self.ending.show_ended(session, self._why, number, week, goes_on=self._asks_feelings)
        self._shared.window.show_whole(self.ending)
        self.ending.focus_first()

    def _on_ending_read(self) -> None:
        if self._asks_feelings:
            self.feelings.ask_after()
            self._show_feelings()
        else:
            self.finished.emit()
