"""One entry, with what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style_entries import QUIET_INDENT_PX
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.journal.entry import Entry


class EntryCard(QFrame):
    """Shows an entry as it was when made. Emits its id."""

    edit_wanted = Signal(str)
    delete_wanted = Signal(str)
    note_ticked = Signal(str, bool)

    def __init__(self, entry: Entry, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.entry = entry
        title = words.title(entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.PART, Space.CARD, Space.SIDE)
        column.setSpacing(Space.NEAR)
        self.title = label(title, "strong")
        self.done = label(words.done(entry), "soft")
        self.ratings = label(words.ratings(entry.before, entry.after))
        self.cared = label(words.cared(entry))
        self.note = label(entry.note)
        for said in (self.title, self.done, self.ratings, self.cared, self.note):
            column.addWidget(said)
            said.setVisible(bool(said.text()))
        self.tick: TickRow | None = None
        if entry.note:
            self.tick = TickRow(entry.id, self.tr("Put this note on the page for my visit"))
            self.tick.setChecked(entry.for_visit)
            self.tick.ticked.connect(self.note_ticked)
            column.addWidget(self.tick)
        self.edit_button = CalmButton(self.tr("Edit"), "quiet")
        self.delete_button = CalmButton(self.tr("Delete"), "quiet")
        self.edit_button.chosen.connect(self._on_edit)
        self.delete_button.chosen.connect(self._on_delete)
        row = FlowLayout(Space.PART, hang_px=QUIET_INDENT_PX)
        row.addWidget(self.edit_button)
        row.addWidget(self.delete_button)
        column.addLayout(row)
        self.tell_apart(title)

    def tell_apart(self, title: str) -> None:
        """Call what can be done with the entry after it; ``title`` is its own, or with a number where two are alike."""
        self.edit_button.setAccessibleName(self.tr("Edit {entry}").format(entry=title))
        self.delete_button.setAccessibleName(self.tr("Delete {entry}").format(entry=title))
        if self.tick:
            said = self.tr("Put this note on the page for my visit: {note} ({entry})")
            self.tick.setAccessibleName(said.format(note=self.entry.note[:80], entry=title))

    def _on_edit(self) -> None:
        self.edit_wanted.emit(self.entry.id)

    def _on_delete(self) -> None:
        self.delete_wanted.emit(self.entry.id)
