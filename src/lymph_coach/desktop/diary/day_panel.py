"""One day of the diary."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.diary.entry_card import EntryCard
from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.undo_bar import UndoBar
from lymph_coach.journal.entry import Entry


class DayPanel(QWidget):
    """The day's entries as cards, in the order of time, and the way back after one was deleted."""

    edit_wanted = Signal(str)
    deleted = Signal(str)
    undone = Signal()
    note_ticked = Signal(str, bool)

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.day = date.min
        self.cards: dict[str, EntryCard] = {}
        self._deleted = ""
        self._focus_next = ""
        self.title = label(kind="section")
        self.empty = label(self.tr("Nothing is written down for this day."), "soft")
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self._on_undone)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SIDE)
        for widget in (self.title, self.empty, self.undo_bar):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def show_day(self, day: date, entries: Sequence[Entry], today: date) -> None:
        """Show a day; a card lives as long as its entry stays as it is, so that the keyboard stays where it is."""
        if day != self.day or any(one.id == self._deleted for one in entries):  # from a backup, it is there again
            self.forget_deleted()
        self.day = day
        said = self._words.dated(day, today)
        self.title.setText(self.tr("Today, {day}").format(day=said) if day == today else said)
        shown = {one.id: one for one in sorted(entries, key=_began)}
        kept: dict[str, EntryCard] = {}
        for key, card in self.cards.items():
            if shown.get(key) == card.entry:
                kept[key] = card
                continue
            if card.isAncestorOf(card.focusWidget() or card) and key in shown:
                self._focus_next = self._focus_next or key
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {key: kept.get(key) or self._card(one) for key, one in shown.items()}
        for place, card in enumerate(self.cards.values(), 2):
            self._column.insertWidget(place, card)
        titles = [card.title.text() for card in self.cards.values()]
        for card, title in zip(self.cards.values(), self._words.told_apart(titles), strict=True):
            card.tell_apart(title)
        self.empty.setVisible(not self.cards)
        if self._focus_next in self.cards:
            self.cards[self._focus_next].edit_button.setFocus()
            self._focus_next = ""

    def _card(self, entry: Entry) -> EntryCard:
        card = EntryCard(entry, self._words, self)
        card.edit_wanted.connect(self.edit_wanted)
        card.delete_wanted.connect(self._on_delete)
        card.note_ticked.connect(self.note_ticked)
        return card

    def focus_when_shown(self, entry_id: str) -> None:
        """Give the keyboard to an entry that is about to be shown."""
        self._focus_next = entry_id

    def focus_card(self, entry_id: str) -> bool:
        """Give the keyboard to an entry; False if it is not there."""
        card = self.cards.get(entry_id)
        if card is not None:
            card.edit_button.setFocus()
        return card is not None

    def forget_deleted(self) -> None:
        """Something else has changed since: there is no way back any more."""
        self.undo_bar.hide()

    def _on_delete(self, entry_id: str) -> None:
        title = self._words.title(self.cards[entry_id].entry)
        self._deleted = entry_id
        self.undo_bar.offer(self.tr("Deleted: {entry}").format(entry=title))
        self.deleted.emit(entry_id)
        if entry_id in self.cards:  # the disk did not take it
            self.forget_deleted()
            self.cards[entry_id].delete_button.setFocus()

    def _on_undone(self) -> None:
        self._focus_next = self._deleted
        self.forget_deleted()
        self.undone.emit()


def _began(entry: Entry) -> float:
    return entry.began.timestamp()
