"""What both charts have: the drawing, the line read from it, what is said besides, and the table."""

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.charts.canvas import Canvas, Drawing
from lymph_coach.desktop.charts.inks import Inks, inks_of
from lymph_coach.desktop.charts.table import ChartTable
from lymph_coach.desktop.charts.words import Rows
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label, set_text

TYPE_PX = 17
_GAP_PX = Space.NEAR


class Chart(QWidget):
    """Owns the reading cursor. A kind of chart says what there is to read, and draws it.

    Args:
        headings: over the columns of its table.
        roles: the theme.
        scale: how large text is.
        parent: as for any widget.
    """

    def __init__(self, headings: Sequence[str], roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor = 0
        self.inks = self._inks(roles, scale)
        self.canvas = Canvas(self.inks)
        self.reading = label(kind="strong")
        self.note = label(kind="soft")
        self.table_button = CalmButton(self.tr("Show as a table"))
        self.table = ChartTable(headings)
        self.table.hide()
        self.note.hide()
        row = QWidget()
        self._buttons = FlowLayout(Space.SIDE, row)
        self._buttons.addWidget(self.table_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        for widget in (self.canvas, self.reading, self.note, row, self.table):
            column.addWidget(widget)
        column.addStretch(1)
        self.canvas.stepped.connect(self.step)
        self.canvas.picked.connect(self._on_picked)
        self.canvas.widened.connect(self.draw)
        self.canvas.entered.connect(self._on_entered)
        self.table_button.chosen.connect(self._on_table)

    def set_name(self, name: str) -> None:
        """Say what a screen reader calls it."""
        self.canvas.setAccessibleName(name)
        self.table.setAccessibleName(self.tr("{chart}, as a table").format(chart=name))
        self._name_button()

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self.inks = self._inks(roles, scale)
        self.canvas.wear(self.inks)
        self.draw()

    def step(self, by: int) -> None:
        """Move the cursor, to the left where ``by`` is negative, and have it read out."""
        self._read_at(self._cursor + by)

    def draw(self) -> None:
        """Draw anew; a kind of chart fits what it shows to the width there is."""
        raise NotImplementedError

    def count(self) -> int:
        """How much there is to read."""
        raise NotImplementedError

    def reading_of(self, number: int) -> str:
        """What is read at a number, in a line."""
        raise NotImplementedError

    def summary(self) -> str:
        """What there is as a whole, for a screen reader."""
        raise NotImplementedError

    def rows(self) -> Rows:
        """The same numbers as rows of a table."""
        raise NotImplementedError

    def _show(self, drawing: Drawing, first: int, shown: int) -> None:
        """Show a drawing of ``shown`` things from number ``first``."""
        self.canvas.show_drawing(drawing, self._cursor - first if shown else None)
        set_text(self.reading, self.reading_of(self._cursor) if shown else "")
        self.reading.setVisible(bool(shown))
        self.table_button.setVisible(bool(shown))
        if not shown:
            self.table.hide()
        elif not self.table.isHidden():
            self.table.show_rows(self.rows())
        self.canvas.setAccessibleDescription(self._described())

    def _described(self) -> str:
        if not self.count():
            return self.summary()
        keys = self.tr("The left and right arrow keys read it one by one.")
        return f"{self.reading.text()} {self.summary()} {keys}"

    def _read_at(self, number: int) -> None:
        number = min(max(number, 0), self.count() - 1)
        if number == self._cursor:
            return
        self._cursor = number
        self.draw()
        announce(self.canvas, self.reading.text())

    def _first_shown(self) -> int:
        """The number that is drawn leftmost."""
        return 0

    def _inks(self, roles: Roles, scale: Scale) -> Inks:
        font = QFont(self.font())
        font.setPixelSize(scale.px(TYPE_PX))
        return inks_of(roles, font)

    def _on_picked(self, number: int) -> None:
        self._read_at(self._first_shown() + number)

    def _on_entered(self) -> None:
        self.canvas.setAccessibleDescription(self._described())

    def _on_table(self) -> None:
        shown = self.table.isHidden()
        if shown:
            self.table.show_rows(self.rows())
        self.table.setVisible(shown)
        self.table_button.setText(self.tr("Hide the table") if shown else self.tr("Show as a table"))
        self._name_button()

    def _name_button(self) -> None:
        """Say which of the charts on a page the button is for."""
        self.table_button.setAccessibleName(f"{self.table_button.text()}: {self.canvas.accessibleName()}")
