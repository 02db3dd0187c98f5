"""One question to choose, with what has to be known besides."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.checkin.follow_up import FollowUpBox
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.safety.outcome import Reply
from lymph_coach.safety.question import NO, Answer, Question

ROW_PX = 76


class TallTick(TickRow):
    """A line to tick, as high as what is pressed before a session; the style sheet would set a lesser minimum."""

    def heightForWidth(self, width: int) -> int:
        """The height of the words, or more."""
        return max(super().heightForWidth(width), ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """The longest word, in a row of full height."""
        return super().minimumSizeHint().expandedTo(QSize(0, ROW_PX))


class QuestionRow(QFrame):
    """A statement that is chosen as a whole; what is asked beside it shows once it is.

    Emits ``chosen_changed`` when it is chosen or not, ``answer_changed`` when what stands beside it changes.

    Args:
        question: what is asked.
        ask_sure: whether "Yes" and "Not sure" are told apart; a follow-up takes the place of that.
    """

    chosen_changed = Signal()
    answer_changed = Signal()

    def __init__(self, question: Question, *, ask_sure: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.question = question
        self.tick = TallTick(question.key, question.words)
        self.tick.ticked.connect(self._on_ticked)
        self.follow_up: FollowUpBox | None = None
        self.sure: FollowUpBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SIDE, 0, Space.SIDE, 0)
        column.setSpacing(0)
        column.addWidget(self.tick)
        self._beside = QWidget()
        inside = QVBoxLayout(self._beside)
        inside.setContentsMargins(0, 0, 0, Space.SIDE)
        inside.setSpacing(Space.NEAR)
        if question.follow_up:
            options = {option.key: option.words for option in question.follow_up.options}
            self.follow_up = FollowUpBox(question.follow_up.ask, options, many=question.follow_up.many)
            self.follow_up.changed.connect(self.answer_changed)
            self.missing = label(self.tr("Please choose one here."), "strong")
            self.missing.hide()
            inside.addWidget(self.missing)
            self.missing.setContentsMargins(Space.NEAR, 0, Space.NEAR, 0)
            inside.addWidget(self.follow_up)
        elif ask_sure:
            options = {str(Reply.YES): self.tr("Yes"), str(Reply.NOT_SURE): self.tr("Not sure")}
            self.sure = FollowUpBox("", options, many=False, name=question.words)
            self.sure.choose(frozenset({Reply.YES}))
            self.sure.changed.connect(self.answer_changed)
            inside.addWidget(self.sure)
        self._beside.hide()
        column.addWidget(self._beside)

    @property
    def chosen(self) -> bool:
        """Whether the statement was chosen."""
        return self.tick.isChecked()

    @property
    def is_open(self) -> bool:
        """Whether it was chosen, and what stands beside it was not."""
        return self.chosen and self.follow_up is not None and self.follow_up.is_open

    @property
    def answer(self) -> Answer:
        """What was said."""
        if not self.chosen:
            return NO
        reply = Reply.NOT_SURE if self.sure and Reply.NOT_SURE in self.sure.options else Reply.YES
        return Answer(reply, self.follow_up.options if self.follow_up else frozenset())

    def show_answer(self, answer: Answer) -> None:
        """Show what was said, and tell nobody."""
        self.tick.setChecked(answer.reply is not Reply.NO)
        if self.follow_up:
            self.follow_up.choose(answer.options)
            self.missing.hide()
        if self.sure:
            self.sure.choose(frozenset({Reply.NOT_SURE if answer.reply is Reply.NOT_SURE else Reply.YES}))
        self._show_beside()

    def ask_again(self) -> None:
        """Point at what stands beside it and is still open."""
        if self.follow_up:
            self.missing.show()
            self.follow_up.focus_first()

    def _show_beside(self) -> None:
        set_kind(self, "tint" if self.chosen else "card")
        self._beside.setVisible(self.chosen and (self.follow_up or self.sure) is not None)

    def _on_ticked(self, _key: str, _on: bool) -> None:
        self._show_beside()
        self.chosen_changed.emit()
