"""Long sentences from an engine that drops the first one it is given."""

from collections.abc import Callable, Sequence

from lymph_coach.speech.errors import SpeechError, UnknownVoiceError
from lymph_coach.speech.prepare import PhraseRenderer
from lymph_coach.speech.renderer import never
from lymph_coach.speech.voices import Voice, VoiceChoice

PRIMER = "One."


class PrimedRenderer:
    """Renders through another, with a word before the sentences that nobody hears.

    The first loop of pyttsx3 2.99 on eSpeak ends after 10 ms, done or not: of 50 children given one sentence of some
    thirty words, 41 left it out, and of 25 given "Lower your arms.", none did. After the word, one of 360 was left
    out. What is missing even so is tried once more, with the word before it.
    """

    def __init__(self, inner: PhraseRenderer) -> None:
        self._inner = inner

    def identity(self) -> str:
        """Name engine and version."""
        return self._inner.identity()

    def voices(self, *, cancelled: Callable[[], bool] = never) -> tuple[Voice, ...]:
        """List the engine's voices."""
        return self._inner.voices(cancelled=cancelled)

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Render each phrase; see :meth:`ProcessRenderer.render` for its errors."""
        missing = [phrase for phrase in phrases if phrase != PRIMER]
        asked_for = len(missing) < len(phrases)

        def take(text: str, data: bytes) -> bool:
            if text == PRIMER:
                return on_phrase(text, data) if asked_for else True
            good = on_phrase(text, data)
            if good:
                missing.remove(text)
            return good

        def attempt() -> None:
            self._inner.render((PRIMER, *missing), choice, on_phrase=take, cancelled=cancelled)

        try:
            attempt()
        except UnknownVoiceError:
            raise
        except SpeechError:
            attempt()
