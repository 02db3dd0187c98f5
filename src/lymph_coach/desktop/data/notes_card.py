"""Which notes go on the page for a visit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.journal.entry import Entry

MOST = 8
"""So many notes are shown at once, the latest first."""
_LONGEST = 160


class NotesCard(Card):
    """A row to tick for each note.

    Emits ``ticked`` with the id of the entry and its new state, and ``grown`` when there are new rows.
    """

    ticked = Signal(str, bool)
    grown = Signal()

    def __init__(self, words: DataWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My notes"), parent)
        self._words = words
        self._noted: tuple[Entry, ...] = ()
        self._shown = MOST
        self._before: QWidget | None = None
        self.rows: dict[str, TickRow] = {}
        self.says = label(kind="soft")
        self.column.addWidget(self.says)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.TOUCH)
        self.column.addLayout(self._rows)
        self.more_button = CalmButton(self.tr("Show older notes"))
        self.more_button.chosen.connect(self._on_more)
        self.column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_notes(())

    def follow(self, control: QWidget) -> None:
        """Have the tabulator come here from a control: Qt goes by when each was made."""
        self._before = control
        self._order_keyboard()

    def show_notes(self, entries: Sequence[Entry]) -> None:
        """Show the notes of these entries; what is shown of the same ones stays in its place."""
        noted = tuple(sorted((one for one in entries if one.note.strip()), key=lambda one: one.began, reverse=True))
        if [one.id for one in noted] != [one.id for one in self._noted]:
            self._shown = MOST
        self._noted = noted
        count = sum(one.for_visit for one in noted)
        if noted:
            self.says.setText(
                self.tr("Ticked: {count} of {all}. Only these go on the page.").format(count=count, all=len(noted))
            )
        else:
            self.says.setText(self.tr("There are no notes from these days."))
        self._show_rows()

    def _show_rows(self) -> None:
        wanted = self._noted[: self._shown]
        texts = {one.id: self._text(one) for one in wanted}
        if texts != {key: row.text() for key, row in self.rows.items()}:
            while item := self._rows.takeAt(0):
                if old := item.widget():
                    old.hide()
                    old.deleteLater()
            self.rows = {key: TickRow(key, text) for key, text in texts.items()}
            for row in self.rows.values():
                row.ticked.connect(self.ticked)
                self._rows.addWidget(row)
                # At once, so that it can have the keyboard at once.
                row.show()
            self._order_keyboard()
            self.grown.emit()
        for one in wanted:
            self.rows[one.id].setChecked(one.for_visit)
        self.more_button.setVisible(len(self._noted) > self._shown)

    def _order_keyboard(self) -> None:
        if self._before:
            tab_through(self._before, *self.rows.values(), self.more_button)

    def _text(self, entry: Entry) -> str:
        note = " ".join(entry.note.split())
        shown = note if len(note) <= _LONGEST else f"{note[:_LONGEST].rpartition(' ')[0] or note[:_LONGEST]} ..."
        return self.tr("{day}: {note}").format(day=self._words.day(entry.began.date()), note=shown)

    def _on_more(self) -> None:
        first = self._shown
        self._shown += MOST
        self._show_rows()
        list(self.rows.values())[first].setFocus()
