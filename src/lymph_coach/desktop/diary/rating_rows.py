"""Five things to rate from 0 to 10, one tap each."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.desktop.diary.cell import GAP_PX, Cell
from lymph_coach.desktop.theme.focus import RING_PX
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.journal.change import Item
from lymph_coach.journal.entry import HIGHEST, LOWEST, Ratings


class RatingRow(QWidget):
    """One item as eleven buttons. Emits ``rated`` with the number, or None: a second tap on a number takes it back.

    Tab stops once in the row, the arrow keys go from number to number.
    """

    rated = Signal(object)

    def __init__(self, name: str, when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._when = name, when
        self.value: int | None = None
        self.cells = [Cell(str(number)) for number in range(LOWEST, HIGHEST + 1)]
        numbers = FlowLayout(GAP_PX)
        for number, cell in enumerate(self.cells):
            cell.setAccessibleName(self._cell_name(number))
            cell.chosen.connect(self._on_chosen)
            numbers.addWidget(cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, RING_PX, 0, RING_PX)
        column.setSpacing(Space.TOUCH)
        column.addWidget(label(name, "strong"))
        column.addLayout(numbers)
        self.show_value(None)

    def _cell_name(self, number: int) -> str:
        said = self.tr("{item}{when}: {number} of 10").format(item=self._name, when=self._when, number=number)
        if number == LOWEST:
            return self.tr("{said}, none").format(said=said)
        return self.tr("{said}, worst you can imagine").format(said=said) if number == HIGHEST else said

    def show_value(self, value: int | None) -> None:
        """Show a rating without telling anybody."""
        self.value = value
        for number, cell in enumerate(self.cells):
            cell.setChecked(number == value)
            stop = number == (value or LOWEST)
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from number to number."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((number for number, cell in enumerate(self.cells) if cell.hasFocus()), None)
        if step is None or at is None:
            event.ignore()
        else:
            self.cells[min(max(at + step, LOWEST), HIGHEST)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        cell = self.sender()
        assert isinstance(cell, Cell)  # noqa: S101  # only they are connected
        number = self.cells.index(cell)
        self.show_value(None if number == self.value else number)
        if self.value is None:
            announce(self, self.tr("{item}: not rated").format(item=self._name))
        self.rated.emit(self.value)


class RatingRows(QWidget):
    """All five; what is left alone is skipped.

    Args:
        words: names the items.
        heading: stands over them, if anything.
        when: stands after an item's name for a screen reader, such as " before"; may be empty.
    """

    def __init__(self, words: ChartWords, heading: str = "", when: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {item: RatingRow(words.item(item), when) for item in Item}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.STEP, 0, 0)
        column.setSpacing(Space.STEP)
        if heading:
            column.addWidget(label(heading, "section"))
        column.addWidget(label(self.tr("0 none, 10 worst you can imagine. Leave out what you like."), "soft"))
        for row in self.rows.values():
            column.addWidget(row)

    @property
    def ratings(self) -> Ratings:
        """What was tapped."""
        return replace(Ratings(), **{item.value: row.value for item, row in self.rows.items()})

    def show_ratings(self, ratings: Ratings) -> None:
        """Show these."""
        for item, row in self.rows.items():
            row.show_value(getattr(ratings, item))

    def focus_first(self) -> None:
        """Give the keyboard to the first item."""
        row = next(iter(self.rows.values()))
        row.cells[row.value or LOWEST].setFocus()
