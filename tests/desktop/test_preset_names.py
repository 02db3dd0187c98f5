"""The names of the routines, as several pages say them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from tests.journal.diaries import FULL

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.reminders.words import ReminderWords
from lymph_coach.desktop.words.presets import preset_names


class Capitals(QTranslator):
    """A language in which the words of the settings are English in capitals."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1, /) -> str:  # noqa: N803  # Qt's name
        """Its word for an English one; empty where it has none."""
        del disambiguation, n
        return sourceText.upper() if context == "Settings" else ""


@pytest.fixture
def capitals(qapp: QCoreApplication) -> Iterator[None]:
    translator = Capitals(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("capitals")
def test_reminders_and_diary_name_them_in_the_words_of_the_settings() -> None:
    names = preset_names()
    assert names
    assert all(name.isupper() for name in names.values())
    for key, name in names.items():
        assert ReminderWords(QLocale()).presets()[key] == name
        assert DiaryWords(QLocale()).routine(replace(FULL, preset=key)) == name
