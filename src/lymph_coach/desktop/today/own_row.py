"""One file of the folder of own routines."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label


@dataclass(frozen=True, slots=True)
class OwnShown:
    """What is shown of one file.

    Attributes:
        path: the file.
        name: what its routine is called; that of the file where it holds none.
        text: its length and file, or what is wrong with it.
        minutes: the length in short; empty where the file holds no routine.
    """

    path: Path
    name: str
    text: str
    minutes: str = ""


class OwnRow(QWidget):
    """Name, what there is to say of it, and Remove. Emits ``remove_chosen`` with the file's path."""

    remove_chosen = Signal(object)

    def __init__(self, shown: OwnShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = shown.path
        self.name = label(shown.name, "strong")
        self.text = label(shown.text, "soft" if shown.minutes else "")
        self.remove_button = CalmButton(self.tr("Remove"))
        self.remove_button.setAccessibleName(self.tr("Remove: {name}").format(name=shown.name))
        self.remove_button.chosen.connect(self._on_remove)
        words = QVBoxLayout()
        words.setSpacing(Space.TOUCH)
        words.addWidget(self.name)
        words.addWidget(self.text)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.STEP)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _on_remove(self) -> None:
        self.remove_chosen.emit(self._path)
