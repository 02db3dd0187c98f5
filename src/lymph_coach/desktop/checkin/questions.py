"""Questions that are asked together, on one screen."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.checkin.row import QuestionRow
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.safety.question import Answers, Part, Question

MARGIN_PX = 24


class QuestionsScreen(ScrollPage):
    """One very large "None of these", and under it what may be true.

    Emits ``none_chosen`` for that button, and ``changed`` when anything is chosen. While something is chosen the large
    button clears it first: a slip of the hand does not pass for a no.

    Args:
        part: what is asked.
        ask_sure: whether "Yes" and "Not sure" are told apart.
    """

    none_chosen = Signal()
    changed = Signal()

    def __init__(self, part: Part, *, ask_sure: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(part.title)
        self.part = part
        self._wanted: QuestionRow | None = None
        self.progress = label(kind="soft")
        self.progress.hide()
        self.title = label(part.title, "title")
        self.lead = label(part.lead)
        self.note = label(kind="soft")
        self.note.hide()
        self.none_button = CalmButton(self.tr("None of these"), "hero")
        self.none_button.chosen.connect(self._on_none)
        for widget in (self.progress, self.title, self.lead, self.note):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(self.none_button)
        self.column.addSpacing(8)
        self.column.setSpacing(12)
        self.rows = {question.key: self._row(question, ask_sure=ask_sure) for question in part.questions}
        self.column.addStretch(1)
        self.watch_focus()

    def _row(self, question: Question, *, ask_sure: bool) -> QuestionRow:
        row = QuestionRow(question, ask_sure=ask_sure)
        row.chosen_changed.connect(self._on_chosen)
        row.answer_changed.connect(self._on_answered)
        self.column.addWidget(row)
        return row

    @property
    def any_chosen(self) -> bool:
        """Whether anything is."""
        return any(row.chosen for row in self.rows.values())

    @property
    def answers(self) -> Answers:
        """What was said to each question; a no where it was not chosen."""
        return {key: row.answer for key, row in self.rows.items()}

    def show_answers(self, answers: Answers) -> None:
        """Show what was said before, and tell nobody."""
        for key, row in self.rows.items():
            if key in answers:
                row.show_answer(answers[key])
        self._show_chosen()

    def show_progress(self, text: str, note: str = "") -> None:
        """Say how far along this screen is, and what else there is to know; empty hides either."""
        for where, words in ((self.progress, text), (self.note, note)):
            where.setText(words)
            where.setVisible(bool(words))
        self.none_button.setAccessibleDescription(f"{text} {self.part.title}. {self.part.lead}".strip())

    def ask_open(self) -> bool:
        """Point at the first thing that is still open; whether there was one."""
        for row in self.rows.values():
            if row.is_open:
                row.ask_again()
                self._bring_into_sight(row)
                return True
        return False

    def _show_chosen(self) -> None:
        """Have one button lead: the large one, or the one to go on by. Its place and size stay."""
        chosen = self.any_chosen
        high_px = self.none_button.height()
        set_kind(self.none_button, "plain" if chosen else "hero")
        if chosen:  # the style sheet has just set the height of a plain one
            self.none_button.setMinimumHeight(max(high_px, self.none_button.minimumHeight()))
        self.none_button.setText(self.tr("Clear my choices") if chosen else self.tr("None of these"))

    def _bring_into_sight(self, row: QuestionRow) -> None:
        """Scroll to a row once it has taken its new height."""
        self._wanted = row
        QTimer.singleShot(0, self._show_wanted)

    def _show_wanted(self) -> None:
        row = self._wanted
        if row and row.height() + 2 * MARGIN_PX > self.viewport().height():
            self.verticalScrollBar().setValue(row.y() - MARGIN_PX)
        elif row:
            self.ensureWidgetVisible(row, MARGIN_PX, MARGIN_PX)

    def _on_none(self) -> None:
        if not self.any_chosen:
            self.none_chosen.emit()
            return
        for row in self.rows.values():
            row.tick.setChecked(False)
            row.show_answer(row.answer)
        self._show_chosen()
        self.changed.emit()

    def _on_chosen(self) -> None:
        row = self.sender()
        self._show_chosen()
        if isinstance(row, QuestionRow) and row.chosen:
            self._bring_into_sight(row)
        self.changed.emit()

    def _on_answered(self) -> None:
        row = self.sender()
        if isinstance(row, QuestionRow) and row.follow_up and not row.is_open:
            row.missing.hide()
        self.changed.emit()
