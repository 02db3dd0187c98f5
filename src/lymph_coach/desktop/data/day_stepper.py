"""A day, found with large buttons."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label

_MONTHS = 12


def months_on(day: date, months: int) -> date:
    """The same day some months later or earlier, or the last there is in that month."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class DayStepper(QWidget):
    """Shows a day, and steps it by days, weeks and months. Emits ``stepped`` with the new one.

    Args:
        name: what day it is, such as "From".
        words: how days are written.
    """

    stepped = Signal(object)

    def __init__(self, name: str, words: DataWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words = name, words
        self.day = date(2000, 1, 1)
        self._first, self._last = date(MINYEAR + 1, 1, 1), date(MAXYEAR, 12, 31)
        self.says = label(kind="strong")
        one, week, month = self.tr("1 day"), self.tr("1 week"), self.tr("1 month")
        self._steps: dict[CalmButton, tuple[int, int]] = {}
        row = FlowLayout(Space.SIDE)
        for sign, texts in ((-1, (month, week, one)), (1, (one, week, month))):
            for text in texts:
                pattern = self.tr("\N{MINUS SIGN} {step}") if sign < 0 else self.tr("+ {step}")
                spoken = self.tr("{name}: {step} earlier") if sign < 0 else self.tr("{name}: {step} later")
                button = CalmButton(pattern.format(step=text))
                button.setAccessibleName(spoken.format(name=name, step=text))
                button.chosen.connect(self._on_step)
                self._steps[button] = (sign, 0) if text == month else (0, sign * (7 if text == week else 1))
                row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NEAR)
        column.addWidget(self.says)
        column.addLayout(row)

    @property
    def buttons(self) -> tuple[CalmButton, ...]:
        """From a month earlier to a month later."""
        return tuple(self._steps)

    def show_day(self, day: date, first: date, last: date) -> None:
        """Show a day, which may be stepped to any from ``first`` to ``last``."""
        self.day, self._first, self._last = day, first, last
        self.says.setText(self.tr("{name} {day}").format(name=self._name, day=self._words.named_day(day)))
        for button in self._steps:
            button.setEnabled(first <= self._after(button) <= last)
            button.setAccessibleDescription(self.says.text())

    def _after(self, button: CalmButton) -> date:
        months, days = self._steps[button]
        return months_on(self.day, months) + timedelta(days=days)

    def _on_step(self) -> None:
        button = self.sender()
        assert isinstance(button, CalmButton)  # noqa: S101  # only they are connected
        self.show_day(self._after(button), self._first, self._last)
        announce(self, self.says.text())
        self.stepped.emit(self.day)
