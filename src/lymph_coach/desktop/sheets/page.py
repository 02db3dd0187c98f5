"""One sheet in the window."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.sheets.own_lines import OwnLines
from lymph_coach.desktop.sheets.written import WrittenField
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.desktop.widgets.undo_bar import UndoBar
from lymph_coach.reading.kept import Filled
from lymph_coach.reading.sheets import Part, Sheet


class SheetPage(ScrollPage):
    """Shows a sheet to fill in, and keeps nothing itself.

    ``changed`` carries the sheet's id and all that stands on it after each change; what is typed comes after a pause,
    or when the page is left. ``print_wanted`` and ``pdf_wanted`` carry the sheet and what stands on it.
    """

    changed = Signal(str, object)
    back_wanted = Signal()
    print_wanted = Signal(object, object)
    pdf_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_measure()
        self._sheet: Sheet | None = None
        self._filled = Filled()
        self._before: Filled | None = None
        self.rows: dict[str, TickRow] = {}
        self.fields: dict[str, WrittenField] = {}
        self._controls: list[QWidget] = []
        self.back_button = CalmButton(self.tr("Back"))
        self.back_button.chosen.connect(self._on_back)
        self.title = label(kind="title")
        self.purpose = label(kind="soft")
        self.caution = label()
        self._caution_box = self._boxed_caution()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(Space.STEP)
        self.own = OwnLines()
        self.own.line_added.connect(self._on_line_added)
        self.own.line_ticked.connect(self._on_line_ticked)
        self.own.line_removed.connect(self._on_line_removed)
        self.own.undo_bar.undone.connect(self._on_undone)
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self._on_undone)
        self.notice = notice()
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, self.purpose, self._caution_box):
            self.column.addWidget(widget)
        self.column.addLayout(self._parts)
        for widget in (self.own, self.undo_bar, self.notice):
            self.column.addWidget(widget)
        self.column.addLayout(self._actions())
        self.column.addStretch(1)

    def _boxed_caution(self) -> QFrame:
        box = QFrame()
        box.setProperty("kind", "important")
        column = QVBoxLayout(box)
        column.setContentsMargins(Space.CARD, Space.PART, Space.CARD, Space.BLOCK)
        column.setSpacing(Space.NEAR)
        column.addWidget(label(self.tr("Important"), "strong"))
        column.addWidget(self.caution)
        return box

    def _actions(self) -> FlowLayout:
        self.print_button = CalmButton(self.tr("Print"), "primary")
        self.pdf_button = CalmButton(self.tr("Save as PDF"))
        self.clear_button = CalmButton(self.tr("Clear the sheet"))
        self.print_button.chosen.connect(self._on_print)
        self.pdf_button.chosen.connect(self._on_pdf)
        self.clear_button.chosen.connect(self._on_clear)
        row = FlowLayout(Space.STEP)
        for button in (self.print_button, self.pdf_button, self.clear_button):
            row.addWidget(button)
        return row

    def show_sheet(self, sheet: Sheet, filled: Filled) -> None:
        """Show a sheet from its top; what was typed on the one before is told first."""
        self.flush()
        self._sheet, self._filled, self._before = sheet, filled, None
        self.title.setText(sheet.title)
        self.purpose.setText(sheet.purpose)
        self.caution.setText(sheet.caution)
        self._caution_box.setVisible(bool(sheet.caution))
        self._make_parts(sheet)
        self.own.field.clear()
        self.show_notice("")
        self._show_filled()
        self.verticalScrollBar().setValue(0)

    def show_notice(self, text: str) -> None:
        """Say something above the buttons, aloud too; empty hides it."""
        tell(self.notice, text)

    def focus_first(self) -> None:
        """Give the keyboard to the way back, above everything else."""
        self.back_button.setFocus()

    def flush(self) -> None:
        """Tell what was typed a moment ago, a line that waits for Add too."""
        for field in self.fields.values():
            field.flush()
        self.own.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left is kept; a window put away for a moment is not left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.flush()

    def _make_parts(self, sheet: Sheet) -> None:
        while item := self._parts.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.rows, self.fields, self._controls = {}, {}, []
        for part in sheet.parts:
            self._parts.addWidget(self._part(part))

    def _part(self, part: Part) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.TOUCH)
        column.addWidget(label(part.title, "section"))
        column.addSpacing(Space.NEAR)
        for tick in part.ticks:
            place = f"{part.key}.{tick.key}"
            self.rows[place] = row = TickRow(place, tick.text)
            row.ticked.connect(self._on_ticked)
            self._controls.append(row)
            column.addWidget(row)
        if part.lines:
            column.addSpacing(Space.NEAR if part.ticks else 0)
            self.fields[part.key] = field = WrittenField(part.key, part.title, part.lines)
            field.written.connect(self._on_written)
            self._controls.append(field)
            column.addWidget(field)
        return card

    def _show_filled(self) -> None:
        for place, row in self.rows.items():
            row.setChecked(place in self._filled.ticked)
        for key, field in self.fields.items():
            field.show_text(self._filled.written.get(key, ""))
        self.own.show_lines(self._filled.own)
        self._order_keyboard()
        self._show_state()

    def _order_keyboard(self) -> None:
        """Have the tabulator go from top to bottom: Qt goes by when a control was made."""
        below = (self.undo_bar.undo_button, self.print_button, self.pdf_button, self.clear_button)
        tab_through(self.back_button, *self._controls, *self.own.controls(), *below)

    def _show_state(self) -> None:
        self.clear_button.setEnabled(not self._filled.is_empty)
        if self._before is None:
            self.undo_bar.hide()
            self.own.undo_bar.hide()
        self.watch_focus()

    def _take(self, filled: Filled, before: Filled | None = None) -> None:
        """Hold and tell a new value; ``before`` is what Undo brings back."""
        assert self._sheet  # noqa: S101  # there is nothing to press before a sheet is shown
        self._filled, self._before = filled, before
        self.changed.emit(self._sheet.id, filled)

    def _on_ticked(self, place: str, on: bool) -> None:
        self._take(self._filled.tick(place, on=on))
        self._show_state()

    def _on_written(self, part: str, text: str) -> None:
        self._take(self._filled.write(part, text))
        self._show_state()

    def _on_line_added(self, text: str) -> None:
        self._take(self._filled.add_line(text))
        self._show_filled()

    def _on_line_ticked(self, index: int, on: bool) -> None:
        self._take(self._filled.tick_line(index, on=on))
        self._show_state()

    def _on_line_removed(self, index: int) -> None:
        self.flush()
        text = self._filled.own[index].text
        self._take(self._filled.remove_line(index), before=self._filled)
        self._show_filled()
        self._offer_undo(self.own.undo_bar, self.tr("Removed: {line}").format(line=text))

    def _on_clear(self) -> None:
        self.flush()
        self._take(self._filled.cleared(), before=self._filled)
        self._show_filled()
        self._offer_undo(self.undo_bar, self.tr("The sheet is empty now."))

    def _offer_undo(self, bar: UndoBar, text: str) -> None:
        bar.offer(text)
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._show_undo)

    def _show_undo(self) -> None:
        for bar in (self.undo_bar, self.own.undo_bar):
            if bar.isVisible():
                self.ensureWidgetVisible(bar, 24, 24)

    def _on_undone(self) -> None:
        if self._before is None:
            return
        cleared = self.undo_bar.isVisible()
        self._take(self._before)
        self._show_filled()
        (self.clear_button if cleared else self.own.field).setFocus()

    def _on_print(self) -> None:
        self.flush()
        self.print_wanted.emit(self._sheet, self._filled)

    def _on_pdf(self) -> None:
        self.flush()
        self.pdf_wanted.emit(self._sheet, self._filled)

    def _on_back(self) -> None:
        self.flush()
        self.back_wanted.emit()
