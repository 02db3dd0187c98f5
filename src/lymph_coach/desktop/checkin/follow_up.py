"""What is asked beside a question that was chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from lymph_coach.desktop.sheets.tick_row import TickRow
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.safety.question import FollowUp

GAP_PX = 12
_UNKNOWN = "not-sure"


class FollowUpBox(QWidget):
    """A question and its options: one of a few buttons, or lines to tick where several can hold.

    Emits ``changed`` when an option is chosen. Lines to tick end in "Not sure", which unticks the others.
    """

    changed = Signal()

    def __init__(self, follow_up: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = follow_up.many
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)  # room for the ring of the focus
        column.setSpacing(GAP_PX)
        column.addWidget(label(follow_up.ask, "strong"))
        self.buttons: dict[str, CalmButton] = {}
        names = {option.key: option.words for option in follow_up.options}
        if self._many:
            self._add_ticks(column, {**names, _UNKNOWN: self.tr("Not sure")})
        else:
            self._add_pills(column, names)
        for button in self.buttons.values():
            button.setAccessibleName(f"{follow_up.ask} {button.text()}")

    def _add_ticks(self, column: QVBoxLayout, names: dict[str, str]) -> None:
        for key, words in names.items():
            row = TickRow(key, words)
            row.ticked.connect(self._on_ticked)
            self.buttons[key] = row
            column.addWidget(row)

    def _add_pills(self, column: QVBoxLayout, names: dict[str, str]) -> None:
        flow = FlowLayout(GAP_PX)
        for key, words in names.items():
            button = CalmButton(words, "pill")
            button.setCheckable(True)
            button.clicked.connect(self.changed)
            self._group.addButton(button)
            self.buttons[key] = button
            flow.addWidget(button)
        column.addLayout(flow)

    @property
    def is_open(self) -> bool:
        """Whether nothing is chosen yet."""
        return not any(button.isChecked() for button in self.buttons.values())

    @property
    def options(self) -> frozenset[str]:
        """The keys of what is chosen; none at all for "not sure"."""
        return frozenset(key for key, button in self.buttons.items() if button.isChecked() and key != _UNKNOWN)

    def choose(self, options: frozenset[str]) -> None:
        """Show what was chosen, and tell nobody."""
        self._group.setExclusive(False)  # which would keep the last one chosen
        for key, button in self.buttons.items():
            button.setChecked(key in options)
        self._group.setExclusive(not self._many)

    def focus_first(self) -> None:
        """Give the keyboard to the first option."""
        next(iter(self.buttons.values())).setFocus()

    def _on_ticked(self, key: str, on: bool) -> None:
        if on:
            for other, button in self.buttons.items():
                if (other == _UNKNOWN) != (key == _UNKNOWN):
                    button.setChecked(False)
        self.changed.emit()
