"""How late a reminder may still be told that could not be told in time."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.reminders.reminder import Rules

USUAL_MINUTES = (0, 30, 60, 120, 240, 480)
_MINUTE = timedelta(minutes=1)
_HOUR_MINUTES = 60


class GraceCard(QFrame):
    """A few lengths of time, and what the chosen one means. Emits ``changed`` with a ``timedelta``."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.says = label(kind="soft")
        self._offered: Sequence[int] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        self._column.setSpacing(Space.SIDE)
        self._column.addWidget(label(self.tr("If I miss one"), "section"))
        self._column.addWidget(self.says)
        self._column.addWidget(label(self.tr("Still tell me within"), "strong"))
        self.pills = self._pills(USUAL_MINUTES)
        self._column.addWidget(self.pills)
        self.show_grace(Rules().grace)

    def show_grace(self, grace: timedelta) -> None:
        """Show how late one may come; a length that is not usual, such as an imported one, is offered as well."""
        minutes = grace // _MINUTE
        offered = USUAL_MINUTES if minutes in USUAL_MINUTES else tuple(sorted((*USUAL_MINUTES, minutes)))
        if offered != self._offered:
            before, self.pills = self.pills, self._pills(offered)
            self._column.replaceWidget(before, self.pills)
            before.deleteLater()
        self.pills.select(str(minutes))
        if minutes:
            told = self.tr(
                "If this computer is off or asleep at the time, the most recent reminder is shown when it is back, up"
                " to {span} late."
            ).format(span=self._span(minutes))
        else:
            told = self.tr("If this computer is off or asleep at the time, a reminder is not shown later.")
        set_text(self.says, told)

    def _pills(self, offered: Sequence[int]) -> Pills:
        self._offered = offered
        labels = {str(minutes): self._span(minutes) if minutes else self.tr("Not at all") for minutes in offered}
        pills = Pills(self.tr("Still tell me within"), labels)
        pills.picked.connect(self._on_picked)
        return pills

    def _span(self, minutes: int) -> str:
        if minutes == _HOUR_MINUTES:
            return self.tr("1 hour")
        if minutes % _HOUR_MINUTES:
            return self.tr("{minutes} minutes").format(minutes=minutes)
        return self.tr("{hours} hours").format(hours=minutes // _HOUR_MINUTES)

    def _on_picked(self, key: str) -> None:
        self.changed.emit(int(key) * _MINUTE)
