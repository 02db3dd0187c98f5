"""What stands in where a session needs no voice and no screen kept on."""

from collections.abc import Callable, Sequence

from lymph_coach.speech.errors import SpeechError
from lymph_coach.speech.renderer import never
from lymph_coach.speech.voices import Voice, VoiceChoice


class NoVoice:
    """A renderer for a silent session: renders nothing, so that no engine is started for nobody to hear."""

    def identity(self) -> str:
        """No engine, whose clips nobody has."""
        return "none"

    def voices(self, *, cancelled: Callable[[], bool] = never) -> tuple[Voice, ...]:
        """None."""
        del cancelled
        return ()

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Refuse.

        Raises:
            SpeechError: always.
        """
        del phrases, choice, on_phrase, cancelled
        raise SpeechError("a silent session has no voice")


class LetSleep:
    """Keeps no screen on: the person does not want it, or there is none."""

    def start(self) -> None:
        """Do nothing, and have nothing to tell."""

    def stop(self) -> None:
        """Do nothing."""
