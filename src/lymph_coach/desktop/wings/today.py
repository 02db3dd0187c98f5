"""Today: the session that Start begins, and one that was cut off."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lymph_coach.desktop.theme.figure import figure_colours
from lymph_coach.desktop.today.page import TodayPage
from lymph_coach.desktop.wings.passing import Passing
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.desktop.wording import Wording
from lymph_coach.routine.layout import length_s
from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.course import Course, plan_of
from lymph_coach.session.history import UNWELL
from lymph_coach.settings.choices import Preset

if TYPE_CHECKING:
    from lymph_coach.desktop.today.step_offer import StepOffer
    from lymph_coach.desktop.wings.own import OwnDesk
    from lymph_coach.desktop.wings.steps import Steps
    from lymph_coach.practice.log import DiaryLog

STEP_LATE_MS = 400
"""The offer of a step waits until the window stands: its parts are loaded then, and it moves nothing above it."""


class TodayWing(Wing):
    """Owns the page of today and what it offers.

    ``start_wanted`` carries the plan, or the session that was cut off; ``offer_kept`` and ``offer_discarded`` what
    became of that one.
    """

    start_wanted = Signal(object)
    offer_kept = Signal(object)
    offer_discarded = Signal(object)

    def __init__(
        self, shared: Shared, course: Course, checkpoints: CheckpointFile, history: "DiaryLog", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shared = shared
        self._course = course
        self._history = history
        self._reopened = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(STEP_LATE_MS)
        self._late.timeout.connect(self.show_step)
        self._passing = Passing(shared.now, self)
        self._passing.hour_turned.connect(self.show_history)
        self._checkpoints = checkpoints
        self.offered = self._cut_off()
        self.page = TodayPage(Wording(self))
        self.page.start_chosen.connect(self._on_start)
        self.page.choice_made.connect(shared.chosen.choose)
        self.page.reopened.connect(self._on_reopened)
        self.page.offer.go_on_chosen.connect(self._on_offer_taken)
        self.page.offer.keep_chosen.connect(self._on_offer_kept)
        self.page.offer.discard_chosen.connect(self._on_offer_discarded)
        shared.chosen.changed.connect(self.show_settings)
        shared.chosen.failed.connect(self.page.show_notice)
        self.page.own_wanted.connect(self._on_own_wanted)
        self.wear()
        if shared.folders.routines.is_dir():
            _ = self.own  # which reads them
        self.show_settings()
        self.show_history()
        self.page.show_offer(self.offered)

    @property
    def plan(self) -> Plan:
        """What Start begins."""
        settings = self._shared.chosen.now()
        return plan_of(settings, self._course.routine, self.own.routine if settings.own_routine else None)

    @cached_property
    def own(self) -> "OwnDesk":
        """The person's own routines, looked up when there are any, or they are asked for."""
        from lymph_coach.desktop.wings.own import OwnDesk  # noqa: PLC0415  # most have none

        own = OwnDesk(self._shared, self._course, self)
        self.page.add_own(own.choice, own.card)
        own.changed.connect(self.show_settings)
        own.filled.connect(self._on_own_filled)
        return own

    def reread(self) -> None:
        """Know the routines that are in the folder now."""
        if self._shared.folders.routines.is_dir():
            self.own.look()

    def wear(self) -> None:
        """Take the look that is worn."""
        who = self._shared.chosen.now().figure
        self.page.wear(figure_colours(self._shared.look.roles, who), who)

    def show_settings(self) -> None:
        """Show the plan that the settings ask for."""
        settings = self._shared.chosen.now()
        lengths = {
            str(preset): length_s(plan_of(replace(settings, preset=preset), self._course.routine)) for preset in Preset
        }
        plan = self.plan
        self.page.show_plan(settings, plan, lengths, length_s(plan))
        if "own" in self.__dict__:
            self.own.show()

    def show_history(self) -> None:
        """Greet, say when the last session was, and rest today after one that ended unwell."""
        last, now = self._history.last(), self._shared.now()
        self.page.show_greeting(now, last)
        unwell = last is not None and last.why_ended in UNWELL and last.ended.date() == now.date()
        self.page.show_closed(closed=unwell and not self._reopened)
        self._late.start()

    @cached_property
    def step(self) -> "StepOffer":
        """The offer of a step, below what Start begins; made where there is one."""
        from lymph_coach.desktop.today.step_offer import StepOffer  # noqa: PLC0415  # most days there is none

        offer = StepOffer(self._steps, self)
        self.page.add_below(offer.card)
        return offer

    @cached_property
    def _steps(self) -> "Steps":
        from lymph_coach.desktop.wings.steps import Steps  # noqa: PLC0415  # see STEP_LATE_MS

        return Steps(self._shared, self._course.routine, self._history.latest)

    def show_step(self) -> None:
        """Say how the week stands, show the step taken, and what is offered.

        Nothing is offered while a session cut off or a bad day comes first.
        """
        from lymph_coach.desktop.wings.week import week_line  # noqa: PLC0415  # see STEP_LATE_MS

        self.page.show_week(week_line(self._history, self._shared.now().date(), self))
        free = self.page.offer.isHidden() and self.page.closed.isHidden()
        _, taken_on = self._steps.standing()
        if "step" in self.__dict__ or taken_on or (free and self._steps.offer()):
            self.step.show_now(self._shared.now().date(), free=free)

    def close(self) -> None:
        """Come too late for an offer."""
        self._late.stop()
        self._passing.stop()

    def offer_again(self) -> None:
        """Nothing came of the offer that was taken: it stands as before, if there is still something to go on with."""
        if self.offered:
            self.offered = self._cut_off()
            self.page.show_offer(self.offered)

    def show_ready(self) -> None:
        """What was being prepared does not begin."""
        self.page.show_ready()
        if self.offered:
            self.offer_again()
            self.page.focus_first()

    def tell_led_elsewhere(self) -> None:
        """Say why nothing begins."""
        self.page.show_notice(self.tr("A session is under way in a terminal. Finish or stop it there first."))

    def end_session(self, why: str) -> None:
        """Take note that a session was stopped for a reason: one of feeling unwell closes the day again."""
        self._reopened = self._reopened and not why

    def _cut_off(self) -> Checkpoint | None:
        files = self._checkpoints
        return None if files.is_claimed_elsewhere else files.load(self._course.routine)

    def _on_own_wanted(self) -> None:
        self.own.toggle()

    def _on_own_filled(self) -> None:
        self.page.order_own(self.own.choice, self.own.card)

    def _on_start(self) -> None:
        self.start_wanted.emit(self.plan)

    def _on_offer_taken(self) -> None:
        if self.offered:
            self.page.show_offer(None)
            self.start_wanted.emit(self.offered)

    def _on_offer_kept(self) -> None:
        if self.offered:
            self.offer_kept.emit(self.offered)
        self._close_offer()

    def _on_offer_discarded(self) -> None:
        if self.offered:
            self.offer_discarded.emit(self.offered)
        self._close_offer()

    def _close_offer(self) -> None:
        self.offered = None
        self.page.show_offer(None)
        self.show_history()
        self.page.focus_first()

    def _on_reopened(self) -> None:
        self._reopened = True
        self.show_history()
        self.page.focus_first()
