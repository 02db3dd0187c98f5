"""All that is written down, one part under the other."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.flow import FlowLayout


class WrittenColumn(QWidget):
    """The diary without its editor, which stands alone. Owns the parts, the charts apart, the buttons at its foot."""

    def __init__(self, parts: Iterable[QWidget], charts: QWidget, buttons: Iterable[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        column.setSpacing(Space.BLOCK)
        for part in parts:
            column.addWidget(part)
        column.addSpacing(Space.STEP)
        column.addWidget(charts)
        column.addSpacing(Space.STEP)
        foot = FlowLayout(Space.STEP)
        for button in buttons:
            foot.addWidget(button)
        column.addLayout(foot)
