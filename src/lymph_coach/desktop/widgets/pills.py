"""One choice among a few, as a row of buttons."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.pill import Pill


class Pills(QWidget):
    """Shows every choice at once, the present one checked. Emits ``picked`` with the key of another one.

    Args:
        name: what is chosen, for a screen reader.
        options: label by key, in order.
    """

    picked = Signal(str)

    def __init__(self, name: str, options: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._present = ""
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Pill] = {}
        row = FlowLayout(Space.SIDE, self)
        for key, text in options.items():
            button = Pill(_as_it_is(text), "pill", self)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # the group sees to it; this tells a screen reader
            button.setAccessibleName(f"{name}: {text}")
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)

    def select(self, key: str) -> None:
        """Check a choice without telling anybody; a key of none of them leaves all unchecked."""
        self._present = key
        self._group.setExclusive(key in self._buttons)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def focus_chosen(self) -> None:
        """Give the keyboard to the present choice, or to the first."""
        buttons = self._buttons
        (buttons.get(self._present) or next(iter(buttons.values()))).setFocus()

    def set_text(self, key: str, text: str) -> None:
        """Change a choice's label."""
        button = self._buttons[key]
        if button.text() != _as_it_is(text):
            button.setText(_as_it_is(text))
            button.setAccessibleName(f"{self._name}: {text}")

    def set_picture(self, key: str, picture: QPixmap) -> None:
        """Show a picture before the words of a choice, which say the same."""
        button = self._buttons[key]
        button.setProperty("pictured", True)  # beside a picture Qt has no room for bold words
        button.setIcon(QIcon(picture))
        button.setIconSize(picture.deviceIndependentSize().toSize())

    def _on_clicked(self) -> None:
        key = next(key for key, button in self._buttons.items() if button.isChecked())
        if key != self._present:
            self._present = key
            self.picked.emit(key)


def _as_it_is(text: str) -> str:
    """The text for a button to show, which would take a single & for the mark of a key."""
    return text.replace("&", "&&")
