"""All that is written down, one part under the other, or one at a time where the text is large."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.pills import Pills

FOLD_LETTERS = 60
"""In average letters of the type, how narrow it folds: all of it would be ten screens and more."""


class Part(StrEnum):
    """What the diary is made of under how the week stands."""

    DAYS = "days"
    LATEST = "latest"
    CHARTS = "charts"


class WrittenColumn(QWidget):
    """The diary without its editor, which stands alone. Owns the parts, and ``pills`` that choose one of them.

    Emits ``turned`` when another one was chosen, and has found its place.

    Args:
        above: what always stands first.
        parts: what is shown together, or one at a time.
        buttons: at the foot.
    """

    turned = Signal()

    def __init__(self, above: Iterable[QWidget], parts: Mapping[Part, QWidget], buttons: Iterable[QWidget]) -> None:
        super().__init__()
        self._folds = False
        self._part = Part.DAYS
        names: dict[str, str] = {
            Part.DAYS: self.tr("Day by day"),
            Part.LATEST: self.tr("Latest entries"),
            Part.CHARTS: self.tr("Over time"),
        }
        self.pills = Pills(self.tr("Show"), names)
        self.pills.picked.connect(self._on_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        column.setSpacing(Space.BLOCK)
        for widget in above:
            column.addWidget(widget)
        column.addWidget(self.pills)
        self._places: dict[Part, QWidget] = {}
        for key, part in parts.items():
            # In a place of its own: a part may be hidden for a reason of its own.
            self._places[key] = place = QWidget()
            inside = QVBoxLayout(place)
            inside.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
            inside.addWidget(part)
            column.addWidget(place)
        column.addSpacing(Space.STEP)
        foot = FlowLayout(Space.STEP)
        for button in buttons:
            foot.addWidget(button)
        column.addLayout(foot)
        self.open(Part.DAYS)

    def let_fold(self, *, folds: bool) -> None:
        """Say whether there is enough to fold."""
        self._folds = folds
        self._arrange()

    def open(self, part: Part) -> None:
        """Have this part be the one that is shown."""
        self._part = part
        self.pills.select(part)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where there is little room, and unfold again."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type has less room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        folded = self._folds and self.width() < self.fontMetrics().averageCharWidth() * FOLD_LETTERS
        self.pills.setVisible(folded)
        for key, place in self._places.items():
            place.setVisible(not folded or key is self._part)

    def _on_picked(self, key: str) -> None:
        self.open(Part(key))
        QTimer.singleShot(0, self.turned.emit)
