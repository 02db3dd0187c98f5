"""How the week stands, said where a session begins and where it ends."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

if TYPE_CHECKING:
    from lymph_coach.practice.log import DiaryLog


def week_line(history: "DiaryLog", today: date, parent: QObject) -> str:
    """A calm sentence; empty of a diary that cannot be read, and of a week without practice that asks for some."""
    found = history.week(today, QLocale().firstDayOfWeek().value - 1)
    if found is None or not (found[0].days or found[0].pause):
        return ""
    from lymph_coach.desktop.diary.words import DiaryWords  # noqa: PLC0415  # not wanted in a week without practice

    words = DiaryWords(QLocale(), parent)
    sentence = words.standing(*found)
    words.deleteLater()
    return sentence if sentence.endswith(".") else f"{sentence}."
