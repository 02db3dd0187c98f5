"""The latest entries."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.journal.entry import Entry

PAGE = 10
_LETTERS = 44


class LatestRow(QWidget):
    """One entry in two lines, and a button that leads to its day. Emits ``wanted`` with the entry."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.when, self.what = label(kind="strong"), label(kind="soft")
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.TOUCH)
        lines.addWidget(self.when)
        lines.addWidget(self.what)
        self.show_button = CalmButton(self.tr("Show"), "quiet")
        self.show_button.chosen.connect(self._on_show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.TOUCH, 0, Space.TOUCH)
        column.addWidget(Beside(words, self.show_button, _LETTERS))

    def show_entry(self, entry: Entry, words: DiaryWords, today: date) -> None:
        """Show an entry."""
        self._entry = entry
        set_text(self.when, words.line(entry, today))
        done = words.done(entry)
        routine = words.routine(entry)
        set_text(self.what, self.tr("{routine}. {done}").format(routine=routine, done=done).strip())

    def tell_apart(self, title: str) -> None:
        """Call the button after the entry; ``title`` has a number where two are of the same minute."""
        self.show_button.setAccessibleName(self.tr("Show {entry}").format(entry=title))

    def _on_show(self) -> None:
        self.wanted.emit(self._entry)


class LatestList(QFrame):
    """As many rows as were asked for, made as they are needed. Emits ``more_wanted`` with how many to show then."""

    entry_wanted = Signal(object)
    more_wanted = Signal(int)

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self.rows: list[LatestRow] = []
        self.empty = label(self.tr("Your sessions will be listed here."), "soft")
        self.more_button = CalmButton(self.tr("Show more"))
        self.more_button.chosen.connect(self._on_more)
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.BLOCK)
        self._column.setSpacing(Space.NEAR)
        self._column.addWidget(label(self.tr("Latest entries"), "section"))
        self._column.addWidget(self.empty)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_entries(self, entries: Sequence[Entry], total: int, today: date) -> None:
        """Show these, the latest first, of ``total`` that there are."""
        while len(self.rows) < len(entries):
            row = LatestRow()
            row.wanted.connect(self.entry_wanted)
            self.rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
        for row, entry in zip(self.rows, entries, strict=False):
            row.show_entry(entry, self._words, today)
        shown = self.rows[: len(entries)][::-1]  # counted in the order of time, as on their day
        for row, title in zip(shown, self._words.told_apart([one.when.text() for one in shown]), strict=True):
            row.tell_apart(title)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(entries))
        self.empty.setVisible(not entries)
        self.more_button.setVisible(len(entries) < total)
        self._shown = len(entries)

    def _on_more(self) -> None:
        self.more_wanted.emit(self._shown + PAGE)
