"""The page from which the page for a visit is printed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.notes_card import NotesCard
from lymph_coach.desktop.data.period_card import PeriodCard
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.journal.change import Item
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.report import Period, Report, report_of
from lymph_coach.journal.weeks import Pause


class VisitPage(ScrollPage):
    """Shows what goes on the sheet, and tells what is wanted; keeps nothing.

    ``period_chosen`` asks for the entries of a :class:`Period`, to be handed in with :meth:`show_entries`;
    ``note_ticked`` carries an entry's id and whether its note is wanted, after which they are handed in again.
    ``print_wanted`` and ``pdf_wanted`` carry the :class:`Report` and the :class:`Item` of the chart.

    Args:
        locale: the person's; that of the system when not given.
    """

    period_chosen = Signal(object)
    note_ticked = Signal(str, bool)
    questions_wanted = Signal()
    print_wanted = Signal(object, object)
    pdf_wanted = Signal(object, object)
    back_wanted = Signal()

    def __init__(self, locale: QLocale | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_measure()
        words = DataWords(locale or QLocale(), self)
        self._first_weekday = words.first_weekday
        self._charts = ChartWords(locale or QLocale(), self)
        self._entries: tuple[Entry, ...] = ()
        self._goal, self._pauses = Goal(), ()
        self._questions: tuple[str, ...] = ()
        self.item = Item.PAIN
        self.back_button = CalmButton(self.tr("Back"))
        self.back_button.chosen.connect(self.back_wanted)
        self.period = PeriodCard(words)
        self.period.chosen.connect(self.period_chosen)
        self.counts = label()
        self.period.column.addWidget(self.counts)
        self.notes = NotesCard(words)
        self.notes.ticked.connect(self.note_ticked)
        self.notes.grown.connect(self.watch_focus)
        self.notice = notice()
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(self.tr("For my visit"), "title"))
        self.column.addWidget(
            label(self.tr("One page on paper for your therapist or doctor. You choose what is on it."), "soft")
        )
        for widget in (self.period, self._chart_card(), self.notes, self._questions_card(), self.notice):
            self.column.addWidget(widget)
        self.column.addLayout(self._actions())
        self.column.addStretch(1)
        self.notes.follow(self.items.findChildren(CalmButton)[-1])
        self.watch_focus()

    def _chart_card(self) -> Card:
        card = Card(self.tr("The chart"))
        card.column.addWidget(label(self.tr("The numbers of all five are on the page. One has a chart."), "soft"))
        self.items = Pills(self.tr("The chart"), {item: self._charts.item(item) for item in Item})
        self.items.select(self.item)
        self.items.picked.connect(self._on_item)
        card.column.addWidget(self.items)
        return card

    def _questions_card(self) -> Card:
        card = Card(self.tr("My questions"))
        self.questions = label()
        self.questions_button = CalmButton(self.tr("Change my questions"))
        self.questions_button.chosen.connect(self.questions_wanted)
        card.column.addWidget(self.questions)
        card.column.addWidget(self.questions_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _actions(self) -> FlowLayout:
        self.print_button = CalmButton(self.tr("Print"), "primary")
        self.pdf_button = CalmButton(self.tr("Save as PDF"))
        self.print_button.chosen.connect(self._on_print)
        self.pdf_button.chosen.connect(self._on_pdf)
        row = FlowLayout(Space.STEP)
        for button in (self.print_button, self.pdf_button):
            row.addWidget(button)
        return row

    def start(self, today: date) -> None:
        """Begin with the last four weeks, from the top; asks for their entries."""
        self.show_notice("")
        self.period.start(today)
        self.verticalScrollBar().setValue(0)

    def show_entries(
        self, entries: Sequence[Entry], goal: Goal, pauses: Sequence[Pause], questions: Sequence[str]
    ) -> None:
        """Show what there is of the period that was asked for."""
        self._entries, self._goal, self._pauses = tuple(entries), goal, tuple(pauses)
        self._questions = tuple(questions)
        report = self.report
        self.counts.setText(
            self.tr("Practice days: {days}. Sessions: {sessions}.").format(
                days=report.practice_days, sessions=report.sessions
            )
        )
        asked = "\n".join(f"\N{BULLET} {one}" for one in report.questions)
        self.questions.setText(asked or self.tr("No questions yet."))
        self.notes.show_notes(self._entries)

    def show_notice(self, text: str) -> None:
        """Say something above the buttons, aloud too; empty hides it."""
        tell(self.notice, text)

    def focus_first(self) -> None:
        """Give the keyboard to the way back, above everything else."""
        self.back_button.setFocus()

    @property
    def report(self) -> Report:
        """What the sheet says as things are chosen now."""
        period: Period = self.period.period
        return report_of(period, self._entries, self._goal, self._pauses, self._questions, self._first_weekday)

    def _on_item(self, key: str) -> None:
        self.item = Item(key)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.report, self.item)

    def _on_pdf(self) -> None:
        self.pdf_wanted.emit(self.report, self.item)
