"""The settings, with the voices of this computer and the sound test."""

from PySide6.QtCore import QObject

from lymph_coach.desktop.choices.page import SettingsPage
from lymph_coach.desktop.choices.sound_test import SoundTest
from lymph_coach.desktop.source import Source
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.desktop.work import Work
from lymph_coach.speech.voices import Voice


class ChoicesWing(Wing):
    """Owns the page of the settings; asks for the voices once, in the background."""

    def __init__(self, shared: Shared, source: Source, parent: QObject) -> None:
        super().__init__(parent)
        self._chosen = shared.chosen
        self._look = shared.look
        self.page = SettingsPage()
        self.sound_test = SoundTest(source.sample, self)
        self.page.changed.connect(self._chosen.choose)
        self.page.test_chosen.connect(self.sound_test.start)
        self.page.undo_chosen.connect(self._chosen.undo)
        self.sound_test.told.connect(self.page.show_notice)
        self._chosen.changed.connect(self.show_settings)
        self._chosen.failed.connect(self.page.show_notice)
        self.show_settings()
        self.wear()
        self._voices = Work(source.voices, self)
        self._voices.done.connect(self._on_voices)
        self._voices.failed.connect(self._on_failed)
        self._voices.start()

    def show_settings(self) -> None:
        """Show what is chosen."""
        self.page.show_settings(self._chosen.now(), can_undo=self._chosen.can_undo)

    def wear(self) -> None:
        """Show the people there are to choose in the colours that are worn."""
        self.page.show_people(self._look.roles, self._look.scale)

    def fall_silent(self) -> None:
        """Stop the sound test."""
        self.sound_test.stop()

    def close(self) -> None:
        """End the sound test, and wait for the voices."""
        self.sound_test.close()
        self._voices.finish()

    def _on_failed(self, error: Exception) -> None:
        raise error

    def _on_voices(self, voices: tuple[Voice, ...]) -> None:
        self.page.show_voices(voices, self._chosen.now().voice_id)
