"""Questions that are asked together, on one screen."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.checkin.row import QuestionRow
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.safety.question import Answers, Part, Question


class QuestionsScreen(ScrollPage):
    """What may be true, one row each.

    Emits ``changed`` when anything is chosen, and when the last question comes into sight for the first time: nobody
    is taken at their word about questions they were not shown.

    Args:
        part: what is asked.
        ask_sure: whether "Yes" and "Not sure" are told apart.
    """

    changed = Signal()

    def __init__(self, part: Part, *, ask_sure: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(part.title)
        self.keep_measure()
        self.part = part
        self.seen = False
        """Whether all questions have been in sight."""
        self._wanted: QuestionRow | None = None
        self.progress = label(kind="soft")
        self.progress.hide()
        self.title = label(part.title, "title")
        self.lead = label(part.lead)
        self.note = label(kind="soft")
        self.note.hide()
        for widget in (self.progress, self.title, self.lead, self.note):
            self.column.addWidget(widget)
        self.column.addSpacing(Space.TOUCH)
        self.column.setSpacing(Space.SIDE)
        self.rows = {question.key: self._row(question, ask_sure=ask_sure) for question in part.questions}
        self.column.addStretch(1)
        self.watch_focus()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._look)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)

    def showEvent(self, event: QShowEvent) -> None:
        """All of it may be in sight at once."""
        super().showEvent(event)
        self._settled.start()

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

    @property
    def said(self) -> str:
        """What a screen reader says of it."""
        return f"{self.progress.text()} {self.part.title}. {self.part.lead}".strip()

    def show_answers(self, answers: Answers) -> None:
        """Show what was said before, and tell nobody."""
        for key, row in self.rows.items():
            if key in answers:
                row.show_answer(answers[key])

    def show_progress(self, text: str, note: str = "") -> None:
        """Say how far along this screen is, and what else there is to know; empty hides either."""
        for where, words in ((self.progress, text), (self.note, note)):
            where.setText(words)
            where.setVisible(bool(words))

    def show_more(self) -> None:
        """Go down to the first question that is not whole in sight, and say aloud those that come."""
        foot = self.verticalScrollBar().value() + self.viewport().height()
        below = [row for row in self.rows.values() if row.y() + row.height() > foot]
        if not below:  # what is left is the margin
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            return
        top = below[0].y() - Space.BLOCK
        if top <= self.verticalScrollBar().value():  # one row that is higher than the page
            top += self.viewport().height() // 2
        self.verticalScrollBar().setValue(top)
        foot = self.verticalScrollBar().value() + self.viewport().height()
        announce(self, " ".join(row.question.words for row in below if row.y() < foot))

    def ask_open(self) -> bool:
        """Point at the first thing that is still open; whether there was one."""
        for row in self.rows.values():
            if row.is_open:
                row.ask_again()
                self._bring_into_sight(row)
                return True
        return False

    def _on_scrolled(self) -> None:
        self._settled.start()

    def _look(self) -> None:
        """Take note once the last question is in sight, after everything has found its place."""
        bar = self.verticalScrollBar()
        if not self.seen and self.isVisible() and bar.value() >= bar.maximum() - Space.WIDE:
            self.seen = True
            self.changed.emit()

    def _bring_into_sight(self, row: QuestionRow) -> None:
        """Scroll to a row once it has taken its new height."""
        self._wanted = row
        QTimer.singleShot(0, self._show_wanted)

    def _show_wanted(self) -> None:
        row = self._wanted
        if row and row.height() + 2 * Space.BLOCK > self.viewport().height():
            self.verticalScrollBar().setValue(row.y() - Space.BLOCK)
        elif row:
            self.ensureWidgetVisible(row, Space.BLOCK, Space.BLOCK)

    def _on_chosen(self) -> None:
        row = self.sender()
        if isinstance(row, QuestionRow) and row.chosen:
            self._bring_into_sight(row)
        self.changed.emit()

    def _on_answered(self) -> None:
        row = self.sender()
        if isinstance(row, QuestionRow) and row.follow_up and not row.is_open:
            row.missing.hide()
        self.changed.emit()
