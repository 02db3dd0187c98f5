"""The lines a person adds to a sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.desktop.widgets.undo_bar import UndoBar
from lymph_coach.reading.kept import LONGEST_LINE, MOST_LINES, OwnLine


class OwnLineRow(QWidget):
    """One line: to tick, and to take away. Emits its index."""

    ticked = Signal(int, bool)
    removed = Signal(int)

    def __init__(self, index: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self.tick = TickRow(str(index), text)
        self.remove_button = CalmButton(self.tr("Remove"))
        self.remove_button.setAccessibleName(self.tr("Remove: {line}").format(line=text))
        self.tick.ticked.connect(self._on_ticked)
        self.remove_button.chosen.connect(self._on_remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SIDE)
        row.addWidget(self.tick, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _on_ticked(self, _place: str, on: bool) -> None:
        self.ticked.emit(self._index, on)

    def _on_remove(self) -> None:
        self.removed.emit(self._index)


class OwnLines(QFrame):
    """Shows the person's own lines and takes new ones. Tells what is wanted; what is shown is handed in."""

    line_added = Signal(str)
    line_ticked = Signal(int, bool)
    line_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows: list[OwnLineRow] = []
        self._lines: tuple[OwnLine, ...] = ()
        name = self.tr("Add a line of my own")
        self.undo_bar = UndoBar()
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_LINE)
        self.field.setAccessibleName(name)
        self.field.returnPressed.connect(self._on_add)
        self.add_button = CalmButton(self.tr("Add"))
        self.add_button.setAccessibleName(name)
        self.add_button.chosen.connect(self._on_add)
        self.full = label(self.tr("There is room for {count} lines of your own.").format(count=MOST_LINES), "soft")
        self._places = QVBoxLayout()
        self._places.setSpacing(Space.NEAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.SIDE)
        column.addWidget(label(self.tr("My own"), "section"))
        column.addLayout(self._places)
        column.addWidget(self.undo_bar)
        column.addWidget(label(name, "strong"))
        column.addWidget(self.field)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.full)
        self.show_lines(())

    def show_lines(self, lines: tuple[OwnLine, ...]) -> None:
        """Show these lines; rows are made anew only where their words are others, so that the keyboard stays."""
        if [line.text for line in lines] != [line.text for line in self._lines]:
            self._make_rows(lines)
        for row, line in zip(self.rows, lines, strict=True):
            row.tick.setChecked(line.ticked)
        self._lines = lines
        full = len(lines) >= MOST_LINES
        self.full.setVisible(full)
        self.field.setEnabled(not full)
        self.add_button.setEnabled(not full)

    def flush(self) -> None:
        """Add what was typed, without a word of Add; where there is no room left it stays in the field."""
        if len(self._lines) >= MOST_LINES:
            return
        text = self.field.text().strip()
        self.field.clear()
        if text:
            self.line_added.emit(text)

    def controls(self) -> list[QWidget]:
        """All that takes the keyboard, from top to bottom."""
        rows = [part for row in self.rows for part in (row.tick, row.remove_button)]
        return [*rows, self.undo_bar.undo_button, self.field, self.add_button]

    def _make_rows(self, lines: tuple[OwnLine, ...]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
            self._places.removeWidget(row)
        self.rows = [OwnLineRow(index, line.text, self) for index, line in enumerate(lines)]
        for row in self.rows:
            row.ticked.connect(self.line_ticked)
            row.removed.connect(self.line_removed)
            self._places.addWidget(row)

    def _on_add(self) -> None:
        self.flush()
        self.field.setFocus()
