"""What comes in the next days, and what did not get through in the last."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.marks import Due, Slot


class ComingCard(QFrame):
    """A plain list, a line a day. Shows what it is handed; does nothing."""

    def __init__(self, words: TimeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self.lines: list[tuple[QLabel, QLabel]] = []
        self.none = label(self.tr("Nothing in these days."), "soft")
        self.missed = label(kind="soft")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.SIDE)
        column.addWidget(label(self.tr("The next seven days"), "section"))
        column.addWidget(self.none)
        column.addLayout(self._grid)
        column.addSpacing(Space.TOUCH)
        column.addWidget(self.missed)

    def show_upcoming(self, coming: Sequence[Due], names: Mapping[str, str], now: datetime) -> None:
        """List what will be told, first to last; ``names`` is by reminder, ``now`` in the person's zone."""
        days: dict[date, list[str]] = {}
        for due in coming:
            local = due.moment.astimezone(now.tzinfo)
            told = f"{self._words.clock(local.time())} {names.get(due.slot.reminder_id, '')}".strip()
            days.setdefault(local.date(), []).append(told)
        self.none.setVisible(not days)
        rows = [(self._day(day, now.date()), ", ".join(told)) for day, told in days.items()]
        self._fit(len(rows))
        for (day_label, told_label), (day, told) in zip(self.lines, rows, strict=True):
            set_text(day_label, day)
            set_text(told_label, told)

    def show_missed(self, slots: Sequence[Slot], names: Mapping[str, str], today: date) -> None:
        """Say, without a reproach, what did not get through; empty hides it."""
        told = [
            self.tr("{name}, {day} at {time}").format(
                name=names.get(slot.reminder_id, ""),
                day=self._words.near_day(slot.day, today),
                time=self._words.clock(slot.at),
            )
            for slot in slots
        ]
        self.missed.setVisible(bool(told))
        if told:
            set_text(
                self.missed,
                self.tr("Not shown, because this computer was off, asleep or quiet: {list}.").format(
                    list="; ".join(told)
                ),
            )

    def _day(self, day: date, today: date) -> str:
        said = self._words.near_day(day, today)
        return f"{said[:1].upper()}{said[1:]}"

    def _fit(self, count: int) -> None:
        """Have as many lines as there are days."""
        while len(self.lines) > count:
            for old in self.lines.pop():
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        while len(self.lines) < count:
            day, told = label(kind="strong"), label()
            day.setWordWrap(False)
            self._grid.addWidget(day, len(self.lines), 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, len(self.lines), 1)
            self.lines.append((day, told))
