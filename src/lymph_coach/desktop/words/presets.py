"""What the routines to choose from are called."""

from PySide6.QtCore import QObject

from lymph_coach.settings.fields import Choice
from lymph_coach.settings.settings import rules


class PresetWords(QObject):
    """Names them as the page of settings does."""

    def names(self) -> dict[str, str]:
        """Each by its key, in the order in which they are offered."""
        preset = rules()["preset"]
        assert isinstance(preset, Choice)  # noqa: S101  # it is
        return {str(key): self.tr(text) for key, text in preset.options.items()}
