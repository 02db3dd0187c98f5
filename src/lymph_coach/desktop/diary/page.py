"""The diary page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import uuid4

from PySide6.QtCore import QLocale, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.diary.asked_card import AskedCard
from lymph_coach.desktop.diary.calendar import MonthCalendar
from lymph_coach.desktop.diary.charts_part import Charted, ChartsPart
from lymph_coach.desktop.diary.column import Part, WrittenColumn
from lymph_coach.desktop.diary.dated_page import DatedPage
from lymph_coach.desktop.diary.day_panel import DayPanel
from lymph_coach.desktop.diary.editor import EntryEditor
from lymph_coach.desktop.diary.goal_card import GoalCard
from lymph_coach.desktop.diary.latest import LatestList
from lymph_coach.desktop.diary.offer_card import OfferCard
from lymph_coach.desktop.diary.spread import Spread
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.month import Day
from lymph_coach.journal.offer import Offer, Step
from lymph_coach.journal.question import Question
from lymph_coach.journal.weeks import Pause, Week

_HEAD_LETTERS = 34
_LINES_ABOVE = 4


def new_id() -> str:
    """An id no other entry has."""
    return uuid4().hex


class DiaryPage(DatedPage):
    """Shows values of the diary; keeps none of them, and tells what is wanted.

    Whoever owns the diary calls :meth:`show_now` first, then hands in the rest, and again after each change and each
    day that is asked for. What the disk refuses is told at once, with :meth:`show_notice`.
    ``undo_wanted`` asks for the entry of the last ``entry_deleted``; ``pause_changed`` carries a new pause, or None to
    end the one shown; ``question_answered`` the obstacle's key, empty where the question was put away;
    ``more_wanted`` how many of the latest entries to show.

    Args:
        roles: the theme, for the charts.
        scale: how large text is.
        locale: the person's: 12 or 24 hours, first day of the week; that of the system when not given.
        make_id: makes the id of a new entry.
        after_care: the words of what can be ticked after a session, by key.
    """

    more_wanted = Signal(int)
    entry_saved = Signal(object)
    entry_deleted = Signal(str)
    undo_wanted = Signal()
    note_ticked = Signal(str, bool)
    goal_changed = Signal(int)
    pause_changed = Signal(object)
    question_answered = Signal(str)
    offer_taken = Signal(object)
    offer_declined = Signal()
    offer_undone = Signal()
    period_chosen = Signal(object)
    sheet_wanted = Signal()
    data_wanted = Signal()
    backups_wanted = Signal()

    def __init__(
        self,
        roles: Roles,
        scale: Scale,
        locale: QLocale | None = None,
        make_id: Callable[[], str] = new_id,
        after_care: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(locale, after_care, parent)
        self._make_id = make_id
        self._rows: Sequence[Sequence[Day]] = ()
        self.add_button = CalmButton(self.tr("Add a session"), "primary")
        # Where it is hidden, the title stays in its place.
        policy = self.add_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.add_button.setSizePolicy(policy)
        self.notice = notice()
        self.goal = GoalCard(self.words)
        self.question = AskedCard()
        self.offer = OfferCard(self.words)
        self.editor: EntryEditor | None = None
        self.calendar = MonthCalendar(self.words)
        self.day = DayPanel(self.words)
        self.latest = LatestList(self.words)
        self.charts = ChartsPart(self.words, roles, scale)
        self.sheet_button = CalmButton(self.tr("For my visit"))
        self.data_button = CalmButton(self.tr("My data"))
        self.backups_button = CalmButton(self.tr("Backups"))
        self.column.addWidget(Beside(label(self.tr("Diary"), "title"), self.add_button, _HEAD_LETTERS))
        self.column.addWidget(self.notice)
        above = (self.question, self.offer, self.goal)
        parts = {Part.DAYS: Spread(self.calendar, self.day), Part.LATEST: self.latest, Part.CHARTS: self.charts}
        self._foot = (self.sheet_button, self.data_button, self.backups_button)
        self._written = WrittenColumn(above, parts, self._foot)
        self.column.addWidget(self._written)
        self.column.addStretch(1)
        self._wire()
        self.watch_focus()

    def _wire(self) -> None:
        self.add_button.chosen.connect(self._on_add)
        self.goal.goal_changed.connect(self.goal_changed)
        self.goal.pause_changed.connect(self.pause_changed)
        self.question.answered.connect(self.question_answered)
        self.offer.taken.connect(self.offer_taken)
        self.offer.declined.connect(self.offer_declined)
        self.offer.undone.connect(self.offer_undone)
        self.calendar.day_chosen.connect(self.day_chosen)
        self.calendar.month_wanted.connect(self.month_wanted)
        self.day.edit_wanted.connect(self._on_edit)
        self.day.deleted.connect(self.entry_deleted)
        self.day.undone.connect(self.undo_wanted)
        self.day.note_ticked.connect(self.note_ticked)
        self.latest.entry_wanted.connect(self._on_entry)
        self.latest.more_wanted.connect(self.more_wanted)
        self.charts.period_chosen.connect(self.period_chosen)
        self._written.turned.connect(self._show_part)
        self.sheet_button.chosen.connect(self.sheet_wanted)
        self.data_button.chosen.connect(self.data_wanted)
        self.backups_button.chosen.connect(self.backups_wanted)

    def show_now(self, now: datetime) -> None:
        """See :class:`DatedPage`; what is being typed goes by it too."""
        super().show_now(now)
        if self.editor is not None:
            self.editor.show_now(now)

    def show_goal(self, goal: Goal, week: Week, pause: Pause | None) -> None:
        """Show how this week stands; ``pause`` is the one that holds today, or else the next that is set."""
        self.goal.show_goal(goal, week, pause, self._now.date())
        self.watch_focus()

    def show_question(self, question: Question | None) -> None:
        """Ask what got in the way, or ask no more; a tip that is being read stays until it is closed."""
        self.question.show_question(question)
        self.watch_focus()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a step, or none."""
        self.offer.show_offer(offer)

    def show_step(self, step: Step, day: date | None) -> None:
        """Show the step that was taken, and since when; None where none was."""
        self.offer.show_step(step, day, self._now.date())

    def show_month(self, rows: Sequence[Sequence[Day]]) -> None:
        """Show a month, as ``journal.month.month`` gives it for :attr:`first_weekday`."""
        self._rows = rows
        self.calendar.show_month(rows, self._now.date(), self.day.day)

    def show_day(self, day: date, entries: Sequence[Entry]) -> None:
        """Show a day and its entries; what is being typed in the editor stays."""
        changed, self._shown = day != self.day.day, day
        self.day.show_day(day, entries, self._now.date())
        if changed and self._rows:
            self.calendar.show_month(self._rows, self._now.date(), day)
        tab_through(self.goal, self._written.pills, self.calendar, self.day, self.latest)
        self.watch_focus()

    def show_entries(self, entries: Sequence[Entry], total: int) -> None:
        """Show the latest entries, the latest first, of ``total`` that there are; a few to begin with."""
        self.latest.show_entries(entries, total, self._now.date())
        self.charts.setVisible(bool(total))
        self._written.let_fold(folds=bool(total))
        tab_through(self.latest, self.charts, *self._foot)
        self.watch_focus()

    def show_charts(self, charted: Charted) -> None:
        """Show a period in the charts."""
        self.charts.show_charts(charted, self._now.date())

    def show_notice(self, text: str) -> None:
        """Say something at the top, aloud too; empty hides it."""
        tell(self.notice, text)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size, for what the style sheet does not reach."""
        self.charts.wear(roles, scale)

    def focus_first(self) -> None:
        """Give the keyboard to what is being typed, or to the one thing to do."""
        if self.editor is not None and not self.editor.isHidden():
            self.editor.time.line.setFocus()
        else:
            self.add_button.setFocus()

    def _on_add(self) -> None:
        self._ask_anew()
        self._open_editor().open_new(self._make_id(), self._day_to_add_to(), self._now)
        self._show_editor_soon()

    def _on_edit(self, entry_id: str) -> None:
        self._open_editor().open_for(self.day.cards[entry_id].entry, self._now)
        self._show_editor_soon()

    def _open_editor(self) -> EntryEditor:
        """The editor, made when it is first wanted."""
        self.day.forget_deleted()
        self.add_button.hide()
        if self.editor is None:
            self.editor = EntryEditor(self.words)
            self.editor.hide()
            self.column.insertWidget(self.column.indexOf(self._written), self.editor)
            self.editor.saved.connect(self._on_saved)
            self.editor.cancelled.connect(self._on_cancelled)
            self.editor.grown.connect(self._on_grown)
            self.editor.now_wanted.connect(self._ask_anew)
            tab_through(self.goal, self.editor, self._written.pills, self.calendar)
        return self.editor

    def _show_editor_soon(self) -> None:
        # One thing at a time; hidden only now, for the editor has the keyboard and nothing else would get it.
        self._written.hide()
        self.verticalScrollBar().setValue(0)
        self._on_grown()

    def _show_focused(self) -> None:
        """Have what has the keyboard in sight, with the lines that say what it is for."""
        focused = self.inside.focusWidget() or self.add_button
        self.ensureWidgetVisible(focused, Space.BLOCK, _LINES_ABOVE * self.fontMetrics().lineSpacing())

    def _on_grown(self) -> None:
        self.watch_focus()
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._show_focused)

    def _close_editor(self) -> None:
        if self.editor is not None:
            self._written.show()
            self.editor.hide()
        self.add_button.show()

    def _on_saved(self, entry: Entry) -> None:
        self._close_editor()
        self._written.open(Part.DAYS)
        self.day.focus_when_shown(entry.id)
        self.show_notice("")
        self.entry_saved.emit(entry)
        if not self.notice.isHidden():  # the disk did not take it: what was typed stays, to be saved once more
            self._open_editor().show()
            self.focus_first()
            self._show_editor_soon()
            return
        if entry.began.date() != self.day.day:
            self._lead_to(entry.began.date())
        QTimer.singleShot(0, self._show_entry)

    def _on_cancelled(self) -> None:
        self._close_editor()
        if self.editor is None or not self.day.focus_card(self.editor.editing):
            self.focus_first()
        QTimer.singleShot(0, self._show_entry)

    def _show_entry(self) -> None:
        """The whole of what was written down, not only the button that has the keyboard."""
        card = self.day.cards.get(self.editor.editing) if self.editor else None
        self.show_whole(card or self.add_button)

    def _show_part(self) -> None:
        """The part that was chosen, from the line it was chosen in."""
        self.verticalScrollBar().setValue(self._written.pills.mapTo(self.inside, QPoint()).y() - Space.BLOCK)

    def _on_entry(self, entry: Entry) -> None:
        """Lead from the list to the day."""
        self._written.open(Part.DAYS)
        self.day.focus_when_shown(entry.id)
        self._lead_to(entry.began.date())
        QTimer.singleShot(0, self._show_focused)
