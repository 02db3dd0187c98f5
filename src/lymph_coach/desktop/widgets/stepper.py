"""A number changed by two large buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.limit_button import LimitButton
from lymph_coach.settings.fields import Number


class Stepper(QWidget):
    """Less, the number in words, more. Emits ``changed`` with the new number.

    Where 0 stands for "as the routine says", it lies one step under the lowest number.

    Args:
        name: of the number, for a screen reader.
        rule: its limits and step.
        unit: stands after it.
        zero: stands for 0.
        title: stands over it, where its name stands nowhere else.
        parent: as for any widget.
    """

    changed = Signal(float)

    def __init__(
        self, name: str, rule: Number, unit: str, zero: str, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rule = rule
        self._unit = unit
        self._zero = zero
        self._title = title
        self._value = rule.low
        self._name = name
        self.less_button = LimitButton("\N{MINUS SIGN}")
        self.more_button = LimitButton("+")
        self.less_button.setAccessibleName(self.tr("{name}: less").format(name=name))
        self.more_button.setAccessibleName(self.tr("{name}: more").format(name=name))
        self.less_button.chosen.connect(self._on_less)
        self.more_button.chosen.connect(self._on_more)
        self.words = label(kind="strong")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SIDE)
        row.addWidget(self.less_button)
        row.addWidget(self.words, 1)
        row.addWidget(self.more_button)

    def show_value(self, value: float) -> None:
        """Show a number without telling anybody."""
        self._value = value
        text = self._zero if self._zero and value == 0 else f"{value:g} {self._unit}".strip()
        self.words.setText(f"{self._title}\n{text}" if self._title else text)
        self.words.setAccessibleName(f"{self._name}: {text}")
        self.less_button.let(lead_on=self._lower() is not None)
        self.more_button.let(lead_on=self._higher() is not None)

    def _lower(self) -> float | None:
        if self._zero and self._value <= self._rule.low:
            return 0.0 if self._value else None
        value = round(self._value - self._rule.step, 3)
        return value if value >= self._rule.low else None

    def _higher(self) -> float | None:
        if self._zero and self._value < self._rule.low:
            return self._rule.low
        value = round(self._value + self._rule.step, 3)
        return value if value <= self._rule.high else None

    def _on_less(self) -> None:
        self._change(self._lower())

    def _on_more(self) -> None:
        self._change(self._higher())

    def _change(self, value: float | None) -> None:
        if value is not None:
            self.show_value(value)
            self.changed.emit(value)
            announce(self, self.words.accessibleName())
