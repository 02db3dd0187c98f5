"""How it feels right now, asked before and after a session."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.desktop.diary.rating_rows import RatingRows
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.foot import LEAST_PX, Foot
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.journal.entry import Ratings


class RatingsPage(QWidget):
    """Five items from 0 to 10. Emits ``done`` with the ratings, or ``skipped``: one press before, one after.

    Done with nothing rated is skipping too, and so is Escape. Both buttons stand under what scrolls, so that skipping
    is always one press away, and Skip has the keyboard first. It begins empty each time, so that nobody is led by what
    was said last.

    Args:
        locale: the person's; that of the system when not given.
    """

    done = Signal(object)
    skipped = Signal()

    def __init__(self, locale: QLocale | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(kind="title")
        self.rows = RatingRows(ChartWords(locale or QLocale(), self))
        self.place = ScrollPage()
        self.place.keep_measure()
        self.place.column.addWidget(self.title)
        self.place.column.addWidget(self.rows)
        self.place.column.addStretch(1)
        self.place.watch_focus()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.place, 1)
        column.addWidget(self._foot())
        self.ask_before()

    def _foot(self) -> Foot:
        self.skip_button = CalmButton(self.tr("Skip"))
        self.done_button = CalmButton(self.tr("Go on"), "primary")
        self.skip_button.setMinimumWidth(LEAST_PX)
        self.skip_button.chosen.connect(self.skipped)
        self.done_button.chosen.connect(self._on_done)
        return Foot((self.skip_button,), (self.done_button,))

    def ask_before(self) -> None:
        """Begin anew, before a session."""
        self._ask(self.tr("How do you feel right now, before you start?"))

    def ask_after(self) -> None:
        """Begin anew, after a session."""
        self._ask(self.tr("How do you feel right now, after your session?"))

    def focus_first(self) -> None:
        """Give the keyboard to Skip, and say what is asked; Tab leads to the first item."""
        self.place.verticalScrollBar().setValue(0)
        self.skip_button.setFocus()
        announce(self, self.title.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape skips."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)

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
