"""The reminders, one under the other, with what is being changed or was just deleted in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.reminders.editor import ReminderEditor
from lymph_coach.desktop.reminders.row import ReminderRow
from lymph_coach.desktop.reminders.words import ReminderWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.widgets.undo_bar import UndoBar
from lymph_coach.reminders.reminder import Reminder, Rules


class ReminderList(QWidget):
    """Owns the rows; a row lives as long as its reminder, so that the keyboard stays where it is.

    The editor stands in the place of the row it changes, or above all when it makes a new one.
    """

    edit_wanted = Signal(str)
    delete_wanted = Signal(str)
    calendar_wanted = Signal(str)
    switched = Signal(str, bool)
    undone = Signal()

    def __init__(self, words: ReminderWords, editor: ReminderEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._editor = words, editor
        self.rows: dict[str, ReminderRow] = {}
        self._shown: tuple[Reminder, ...] = ()
        self._edited = ""
        self._deleted = ""
        self._deleted_at = 0
        self._focus_next = ""
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self._on_undone)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.STEP)
        self._column.addWidget(editor)
        self._column.addWidget(self.undo_bar)

    def show_rules(self, rules: Rules) -> None:
        """Show these reminders in their order."""
        self._shown = rules.reminders
        for gone in self.rows.keys() - {one.id for one in rules.reminders}:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        widest = max((self._words.clock(one.at) for one in rules.reminders), key=len, default="")
        for reminder in rules.reminders:
            if reminder.id not in self.rows:
                self.rows[reminder.id] = self._row(reminder.id)
            self.rows[reminder.id].show_reminder(reminder, rules.quiet, widest)
        self._arrange()
        if self._focus_next and self.focus_row(self._focus_next):
            self._focus_next = ""

    def open_editor(self, reminder_id: str) -> None:
        """Make room for the editor, in the place of a reminder or, for a new one, above all."""
        self._edited = reminder_id
        self._arrange()

    def close_editor(self) -> None:
        """Put the editor away, and show all rows."""
        self._edited = ""
        self._editor.hide()
        self._arrange()

    def focus_row(self, reminder_id: str) -> bool:
        """Give the keyboard to a reminder; False if it is not there."""
        row = self.rows.get(reminder_id)
        if row is not None:
            row.edit_button.setFocus()
        return row is not None

    def focus_when_shown(self, reminder_id: str) -> None:
        """Give the keyboard to a reminder that is about to be shown."""
        self._focus_next = reminder_id

    def offer_undo(self, reminder_id: str) -> None:
        """Say what is deleted now, and how to have it back, where it was."""
        reminder = next(one for one in self._shown if one.id == reminder_id)
        self._deleted, self._deleted_at = reminder_id, self._shown.index(reminder)
        self.undo_bar.offer(self.tr("Deleted: {name}").format(name=reminder.name))

    def forget_deleted(self) -> None:
        """Something else has changed since: there is no way back any more."""
        self._deleted = ""
        self.undo_bar.hide()

    def _row(self, reminder_id: str) -> ReminderRow:
        row = ReminderRow(reminder_id, self._words, self)
        row.edit_wanted.connect(self.edit_wanted)
        row.delete_wanted.connect(self.delete_wanted)
        row.calendar_wanted.connect(self.calendar_wanted)
        row.switched.connect(self.switched)
        return row

    def _arrange(self) -> None:
        """Put everything in its place, for the eye and for the keyboard."""
        ids = [one.id for one in self._shown]
        order: list[QWidget] = [self.rows[one] for one in ids]
        order.insert(ids.index(self._edited) if self._edited in self.rows else 0, self._editor)
        order.insert(self._deleted_at + 1 if self._deleted else 0, self.undo_bar)
        for index, widget in enumerate(order):
            if self._column.indexOf(widget) != index:
                self._column.insertWidget(index, widget)
        for reminder_id, row in self.rows.items():
            row.setVisible(reminder_id != self._edited)
        tab_through(*order)

    def _on_undone(self) -> None:
        self._focus_next = self._deleted
        self.forget_deleted()
        self.undone.emit()
