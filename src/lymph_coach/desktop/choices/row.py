"""One setting: its name, one plain sentence, and the control that changes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from lymph_coach.desktop.choices.voice_list import VoiceList
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.stepper import Stepper
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.desktop.words.settings import said
from lymph_coach.settings.fields import Choice, Number, Rule, Switch, Text, Value
from lymph_coach.speech.voices import Voice

CONTROL_PX = 420


class SettingRow(QWidget):
    """Shows one field of the settings. Emits ``changed`` with the field's name and its new value."""

    changed = Signal(str, object)

    def __init__(self, field: str, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._rule = rule
        self.name = said(rule.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NEAR)
        self.control = self._control(rule)
        if not isinstance(rule, Switch):
            column.addWidget(label(self.name, "strong"))
        column.addWidget(self.control, 0, Qt.AlignmentFlag.AlignLeft if self._narrow else Qt.AlignmentFlag(0))
        hint = label(said(rule.hint), "soft")
        column.addWidget(hint)
        self.control.setAccessibleDescription(hint.text())

    @property
    def _narrow(self) -> bool:
        return not isinstance(self._rule, Choice)

    def _control(self, rule: Rule) -> QWidget:
        if isinstance(rule, Choice):
            pills = Pills(self.name, {str(key): said(text) for key, text in rule.options.items()})
            pills.picked.connect(self._on_text)
            return pills
        if isinstance(rule, Number):
            stepper = Stepper(self.name, rule, said(rule.unit), said(rule.zero))
            stepper.setMinimumWidth(CONTROL_PX)
            stepper.changed.connect(self._on_number)
            return stepper
        if isinstance(rule, Switch):
            switch = CalmSwitch(self.name)
            switch.turned.connect(self._on_switched)
            return switch
        return self._voices() if self._field == "voice_id" else self._line(rule)

    def _line(self, rule: Rule) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(self.name)
        line.setMinimumWidth(CONTROL_PX)
        if isinstance(rule, Text):
            line.setMaxLength(rule.longest)
        line.editingFinished.connect(self._on_written)
        return line

    def _voices(self) -> QComboBox:
        box = VoiceList()
        box.setAccessibleName(self.name)
        box.view().setAccessibleName(self.name)
        box.setMinimumWidth(CONTROL_PX)
        box.addItem(self.tr("The usual voice"), "")
        box.activated.connect(self._on_voice)
        return box

    def show_value(self, value: Value) -> None:
        """Show the field's value without telling anybody."""
        control = self.control
        if isinstance(control, Pills):
            control.select(str(value))
        elif isinstance(control, Stepper) and isinstance(value, int | float):
            control.show_value(value)
        elif isinstance(control, CalmSwitch):
            control.show_on(bool(value))
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(control.findData(value), 0))

    def show_voices(self, voices: Sequence[Voice], chosen: str) -> None:
        """Fill the list of voices, those of the page's language first."""
        if isinstance(self.control, QComboBox):
            while self.control.count() > 1:
                self.control.removeItem(1)
            for voice in sorted(voices, key=lambda one: (not one.language.startswith("en"), one.language, one.name)):
                self.control.addItem(f"{voice.name} ({voice.language})", voice.id)
            self.show_value(chosen)

    def _on_text(self, key: str) -> None:
        self.changed.emit(self._field, key)

    def _on_number(self, value: float) -> None:
        whole = isinstance(self._rule, Number) and self._rule.whole
        self.changed.emit(self._field, int(value) if whole else value)

    def _on_written(self) -> None:
        if isinstance(self.control, QLineEdit) and self.control.isModified():
            self.control.setModified(False)
            # What is pasted may bring signs that nobody sees, as round a number from a list of contacts.
            seen = filter(str.isprintable, " ".join(self.control.text().split()))
            self.changed.emit(self._field, "".join(seen))

    def _on_switched(self, on: bool) -> None:
        self.changed.emit(self._field, on)

    def _on_voice(self, index: int) -> None:
        if isinstance(self.control, QComboBox):
            self.changed.emit(self._field, self.control.itemData(index))
