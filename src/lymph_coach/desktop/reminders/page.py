"""The reminders page."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.reminders.closed_card import ClosedCard, ClosedHelper
from lymph_coach.desktop.reminders.coming import ComingCard
from lymph_coach.desktop.reminders.editor import ReminderEditor
from lymph_coach.desktop.reminders.grace_card import GraceCard
from lymph_coach.desktop.reminders.pause_card import PauseCard
from lymph_coach.desktop.reminders.quiet_card import QuietCard
from lymph_coach.desktop.reminders.reminder_list import ReminderList
from lymph_coach.desktop.reminders.status_card import Standing, StatusCard
from lymph_coach.desktop.reminders.words import ReminderWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.reminder import MOST_REMINDERS, Quiet, Reminder, Rules

HEAD_LETTERS = 38


def new_id() -> str:
    """An id no other reminder has."""
    return uuid4().hex


class RemindersPage(ScrollPage):
    """Shows reminders and what comes of them; keeps nothing, and tells what is wanted.

    Whoever owns the rules hands them in again with :meth:`show_rules` after each change, at once, and says with
    :meth:`show_notice` what the disk refuses. ``undo_wanted`` asks for the rules as they were before the last
    ``reminder_deleted``.

    Args:
        locale: the person's: 12 or 24 hours, first day of the week; that of the system when not given.
        make_id: makes the id of a new reminder.
    """

    reminder_saved = Signal(object)
    reminder_deleted = Signal(str)
    undo_wanted = Signal()
    switched = Signal(str, bool)
    quiet_changed = Signal(object)
    paused = Signal(object)
    grace_changed = Signal(object)
    test_wanted = Signal()
    closed_helper_wanted = Signal(bool)
    calendar_wanted = Signal(object)

    def __init__(
        self, locale: QLocale | None = None, make_id: Callable[[], str] = new_id, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.keep_measure()
        self._make_id = make_id
        self._rules = Rules()
        self._now = datetime.min.replace(tzinfo=UTC)
        self._names: dict[str, str] = {}
        words = ReminderWords(locale or QLocale(), self)
        self.add_button = CalmButton(self.tr("Add a reminder"), "primary")
        self.add_button.chosen.connect(self._on_add)
        # Where it is hidden, the title stays in its place.
        policy = self.add_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.add_button.setSizePolicy(policy)
        self.notice = notice()
        self.status = StatusCard(words)
        self.empty = self._empty_card()
        self.editor = ReminderEditor(words)
        self.list = ReminderList(words, self.editor)
        self.coming = ComingCard(words)
        self.pause = PauseCard(words)
        self.quiet = QuietCard(words)
        self.grace = GraceCard()
        self.closed = ClosedCard()
        self.column.addWidget(Beside(label(self.tr("Reminders"), "title"), self.add_button, HEAD_LETTERS))
        for widget in (self.notice, self.status, self.empty, self.list):
            self.column.addWidget(widget)
        self.column.addSpacing(Space.NEAR)
        for widget in (self.coming, self.pause, self.quiet, self.grace, self.closed):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.editor.hide()
        self._wire()
        self.watch_focus()

    def _empty_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.WIDE, Space.CARD, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.BLOCK)
        said = label(
            self.tr("Choose a time right after something you do every day, and Lymph Coach reminds you."), "section"
        )
        self.first_button = CalmButton(self.tr("Add a reminder"), "primary")
        self.first_button.chosen.connect(self._on_add)
        column.addWidget(said)
        column.addWidget(self.first_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _wire(self) -> None:
        self.status.test_wanted.connect(self.test_wanted)
        self.status.pause_ended.connect(self._on_pause_ended)
        self.editor.saved.connect(self._on_saved)
        self.editor.cancelled.connect(self._on_cancelled)
        self.list.edit_wanted.connect(self._on_edit)
        self.list.delete_wanted.connect(self._on_delete)
        self.list.calendar_wanted.connect(self._on_calendar)
        self.list.switched.connect(self._on_switched)
        self.list.undone.connect(self._on_undone)
        self.pause.paused.connect(self._on_paused)
        self.quiet.changed.connect(self._on_quiet)
        self.grace.changed.connect(self._on_grace)
        self.closed.wanted.connect(self.closed_helper_wanted)
        self.closed.calendar_wanted.connect(self._on_calendar_of_all)

    def show_rules(self, rules: Rules, now: datetime) -> None:
        """Show what is set; what is being typed in the editor stays.

        Args:
            rules: all of it.
            now: in the person's zone, one that knows when its clocks change: every time on the page is told in it.
        """
        self._rules, self._now = rules, now
        # A reminder that was just deleted may still be among those that did not get through.
        self._names |= {one.id: one.name for one in rules.reminders}
        self.list.show_rules(rules)
        self.editor.show_quiet(rules.quiet)
        self.pause.show_pause(rules.paused_until, now.date())
        self.quiet.show_quiet(rules.quiet)
        self.closed.calendar_button.setEnabled(any(one.on for one in rules.reminders))
        self.grace.show_grace(rules.grace)
        self._show_parts()
        self.watch_focus()

    def show_upcoming(self, coming: Sequence[Due]) -> None:
        """Show what will be told in the next seven days, first to last."""
        self.coming.show_upcoming(coming, self._names, self._now)

    def show_missed(self, slots: Sequence[Slot]) -> None:
        """Show what was not told and will not be."""
        self.coming.show_missed(slots, self._names, self._now.date())

    def show_status(self, standing: Standing) -> None:
        """Show when the next one comes, and what that depends on."""
        self.status.show_standing(standing, self._now)

    def show_closed_helper(self, helper: ClosedHelper) -> None:
        """Show what reminds while the program is closed."""
        self.closed.show_helper(helper)

    def show_notice(self, text: str) -> None:
        """Say something at the top, aloud too; empty hides it."""
        tell(self.notice, text)

    def focus_first(self) -> None:
        """Give the keyboard to the one thing to do."""
        if not self.editor.isHidden():
            self.editor.name.setFocus()
        else:
            (self.first_button if self._is_empty else self.add_button).setFocus()

    @property
    def _is_empty(self) -> bool:
        return not self._rules.reminders

    def _show_parts(self) -> None:
        """Show the parts there is a use for, and one primary action."""
        editing = not self.editor.isHidden()
        self.add_button.setVisible(not editing and not self._is_empty)
        self.add_button.setEnabled(len(self._rules.reminders) < MOST_REMINDERS)
        self.empty.setVisible(self._is_empty and not editing)
        self.status.setVisible(not self._is_empty)
        for widget in (self.coming, self.pause, self.quiet, self.grace, self.closed):
            widget.setVisible(not self._is_empty and not editing)

    def _on_add(self) -> None:
        self.list.open_editor("")
        self.editor.open_new(self._make_id(), self._rules.quiet)
        self._edit()

    def _on_edit(self, reminder_id: str) -> None:
        reminder = next(one for one in self._rules.reminders if one.id == reminder_id)
        self.list.open_editor(reminder_id)
        self.editor.open_for(reminder, self._rules.quiet)
        self._edit()

    def _edit(self) -> None:
        self._show_parts()
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._show_editor)

    def _show_editor(self) -> None:
        if not self.editor.isHidden():
            self.ensureWidgetVisible(self.editor, 0, 24)
            self.ensureWidgetVisible(self.editor.title, 0, 48)

    def _on_saved(self, reminder: Reminder) -> None:
        self.list.close_editor()
        self.list.forget_deleted()
        self.list.focus_when_shown(reminder.id)
        self.show_notice("")
        self.reminder_saved.emit(reminder)
        if not self.notice.isHidden():  # the disk did not take it: what was typed stays, to be saved once more
            self.list.open_editor(reminder.id)
            self.editor.show()
            self.editor.name.setFocus()
            self._edit()
            return
        self._show_parts()
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._show_saved)

    def _show_saved(self) -> None:
        """The whole of it, not only the button that has the keyboard."""
        row = self.list.rows.get(self.editor.editing)
        if row is not None:
            self.ensureWidgetVisible(row, 0, 24)

    def _on_cancelled(self) -> None:
        self.list.close_editor()
        self._show_parts()
        if not self.list.focus_row(self.editor.editing):
            self.focus_first()

    def _on_delete(self, reminder_id: str) -> None:
        self.list.offer_undo(reminder_id)
        self.reminder_deleted.emit(reminder_id)
        if reminder_id in self.list.rows:  # the disk did not take it
            self.list.forget_deleted()
            self.list.focus_row(reminder_id)
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._show_undo)

    def _show_undo(self) -> None:
        if self.list.undo_bar.isVisible():
            self.ensureWidgetVisible(self.list.undo_bar, 0, 48)

    def _on_undone(self) -> None:
        self.undo_wanted.emit()
        self._show_parts()

    def _on_switched(self, reminder_id: str, on: bool) -> None:
        self.list.forget_deleted()
        self.switched.emit(reminder_id, on)

    def _on_quiet(self, quiet: Quiet | None) -> None:
        self.list.forget_deleted()
        self.quiet_changed.emit(quiet)

    def _on_paused(self, until: date | None) -> None:
        self.list.forget_deleted()
        self.paused.emit(until)

    def _on_grace(self, grace: timedelta) -> None:
        self.list.forget_deleted()
        self.grace_changed.emit(grace)

    def _on_pause_ended(self) -> None:
        self.status.test_button.setFocus()
        self._on_paused(None)

    def _on_calendar(self, reminder_id: str) -> None:
        self.calendar_wanted.emit(tuple(one for one in self._rules.reminders if one.id == reminder_id))

    def _on_calendar_of_all(self) -> None:
        self.calendar_wanted.emit(self._rules.reminders)
