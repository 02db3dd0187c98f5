"""What is asked beside a question that was chosen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pill import Pill
from lymph_coach.desktop.widgets.tick_row import TickRow

if TYPE_CHECKING:
    from lymph_coach.desktop.widgets.button import CalmButton

_UNKNOWN = "not-sure"


class FollowUpBox(QWidget):
    """A question and its options: one of a few buttons, or lines to tick where several can hold.

    Emits ``changed`` when an option is chosen. Lines to tick end in "Not sure", which unticks the others.
    """

    changed = Signal()

    def __init__(
        self, ask: str, options: Mapping[str, str], *, many: bool, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Nothing is chosen yet.

        Args:
            ask: what is asked, over the options; empty where they speak for themselves.
            options: their words by key.
            many: whether several can hold.
            name: what is asked, for a screen reader; ``ask`` where it is left out.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._many = many
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.NEAR, Space.TOUCH, Space.NEAR, Space.TOUCH)  # room for the ring of the focus
        column.setSpacing(Space.SIDE)
        if ask:
            column.addWidget(label(ask, "strong"))
        self.buttons: dict[str, CalmButton] = {}
        if many:
            self._add_ticks(column, {**options, _UNKNOWN: self.tr("Not sure")})
        else:
            self._add_pills(column, options)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name or ask} {button.text()}")

    def _add_ticks(self, column: QVBoxLayout, names: Mapping[str, str]) -> None:
        for key, words in names.items():
            row = TickRow(key, words)
            row.ticked.connect(self._on_ticked)
            self.buttons[key] = row
            column.addWidget(row)

    def _add_pills(self, column: QVBoxLayout, names: Mapping[str, str]) -> None:
        flow = FlowLayout(Space.SIDE)
        for key, words in names.items():
            button = Pill(words, "pill")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # the group sees to it; this tells a screen reader
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
