"""What the routines to choose from are called."""

from lymph_coach.desktop.words.settings import said
from lymph_coach.settings.fields import Choice
from lymph_coach.settings.settings import rules


def preset_names() -> dict[str, str]:
    """Each as the settings call it, by its key, in the order in which they are offered."""
    preset = rules()["preset"]
    assert isinstance(preset, Choice)  # noqa: S101  # it is
    return {str(key): said(text) for key, text in preset.options.items()}
