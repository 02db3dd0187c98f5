"""The person's own routines to choose from, beside the presets."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.pills import Pills


class OwnChoice(QWidget):
    """Shows the routines there are, and a sentence where one is missing; ``chosen`` carries a routine's name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: Pills | None = None
        self._labels: dict[str, str] = {}
        self.notice = label(kind="strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.STEP)
        column.addWidget(self.notice)

    def show_routines(self, labels: Mapping[str, str], chosen: str, notice: str) -> None:
        """Show these routines, label by name, the one that is practised checked; empty words are not shown."""
        if dict(labels) != self._labels:
            self._labels = dict(labels)
            self._make_pills()
        if self.pills:
            self.pills.select(chosen)
        set_text(self.notice, notice)
        self.notice.setVisible(bool(notice))
        self.setVisible(bool(labels or notice))

    def _make_pills(self) -> None:
        if self.pills:
            self.pills.hide()
            self.pills.deleteLater()
        self.pills = Pills(self.tr("My own routines"), self._labels) if self._labels else None
        if self.pills:
            self.pills.picked.connect(self.chosen)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)  # noqa: S101  # it was made above
            column.insertWidget(0, self.pills)
