"""How it feels right now, asked before and after a session."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.desktop.diary.rating_rows import RatingRows
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.journal.entry import Ratings


class RatingsCard(QFrame):
    """Five items from 0 to 10. Emits ``done`` with the ratings, or ``skipped``: one press before, one after.

    Done with nothing rated is skipping too. It begins empty each time, so that nobody is led by what was said last.

    Args:
        locale: the person's; that of the system when not given.
    """

    done = Signal(object)
    skipped = Signal()

    def __init__(self, locale: QLocale | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = label(kind="title")
        self.rows = RatingRows(ChartWords(locale or QLocale(), self))
        self.done_button = CalmButton(self.tr("Go on"), "primary")
        self.skip_button = CalmButton(self.tr("Skip all"))
        self.done_button.chosen.connect(self._on_done)
        self.skip_button.chosen.connect(self.skipped)
        buttons = FlowLayout(16)
        buttons.addWidget(self.done_button)
        buttons.addWidget(self.skip_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.rows)
        column.addLayout(buttons)
        self.ask_before()

    def ask_before(self) -> None:
        """Begin anew, before a session."""
        self._ask(self.tr("How do you feel right now, before you start?"))

    def ask_after(self) -> None:
        """Begin anew, after a session."""
        self._ask(self.tr("How do you feel right now, after your session?"))

    def focus_first(self) -> None:
        """Give the keyboard to the first item."""
        self.rows.focus_first()

    def _ask(self, question: str) -> None:
        set_text(self.title, question)
        self.setAccessibleName(question)
        self.rows.show_ratings(Ratings())

    def _on_done(self) -> None:
        ratings = self.rows.ratings
        if ratings.is_empty:
            self.skipped.emit()
        else:
            self.done.emit(ratings)
