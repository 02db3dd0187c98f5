"""The word that goes before: nobody hears it, and nothing else changes."""

from collections.abc import Callable, Sequence

import pytest

from lymph_coach.narration.primed import PRIMER, PrimedRenderer
from lymph_coach.speech.errors import PreparationCancelledError, SpeechError, UnknownVoiceError
from lymph_coach.speech.voices import Voice, VoiceChoice

VOICE = Voice("a", "A", "en")


class Droppy:
    """A renderer that leaves out the first phrase it is given, and fails as told, one error a call."""

    def __init__(self, *errors: Exception | None, drops: int = 1) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.errors = list(errors)
        self.drops = drops

    def identity(self) -> str:
        return "droppy 1"

    def voices(self, *, cancelled: Callable[[], bool] = bool) -> tuple[Voice, ...]:
        assert not cancelled()
        return (VOICE,)

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = bool,
    ) -> None:
        del choice
        assert not cancelled()
        self.asked.append(tuple(phrases))
        for phrase in phrases[self.drops :]:
            on_phrase(phrase, phrase.encode())
        error = self.errors.pop(0) if self.errors else None
        if error:
            raise error


def rendered(inner: Droppy, *phrases: str, good: Callable[[str], bool] = bool) -> list[str]:
    got: list[str] = []

    def take(text: str, data: bytes) -> bool:
        assert data == text.encode()
        got.append(text)
        return good(text)

    PrimedRenderer(inner).render(phrases, VoiceChoice(), on_phrase=take)
    return got


def test_the_word_is_dropped_in_place_of_the_first_sentence() -> None:
    inner = Droppy()
    assert rendered(inner, "Long one.", "Long two.") == ["Long one.", "Long two."]
    assert inner.asked == [(PRIMER, "Long one.", "Long two.")]


def test_the_word_is_handed_on_only_where_it_is_a_sentence_too() -> None:
    assert rendered(Droppy(drops=0), "Long one.") == ["Long one."]
    assert rendered(Droppy(drops=0), "Long one.", PRIMER) == [PRIMER, "Long one."]


def test_what_is_missing_is_tried_once_more_with_the_word_before_it() -> None:
    inner = Droppy(SpeechError("1 of 3 are missing"), drops=2)
    assert rendered(inner, "Lost.", "Kept.") == ["Kept."]
    assert inner.asked == [(PRIMER, "Lost.", "Kept."), (PRIMER, "Lost.")]


def test_a_spoiled_sentence_is_tried_again_too() -> None:
    inner = Droppy(SpeechError("1 of 2 are missing"))
    assert rendered(inner, "Spoiled.", good=lambda text: text != "Spoiled.") == ["Spoiled.", "Spoiled."]


def test_errors_come_through_after_the_second_try() -> None:
    inner = Droppy(SpeechError("first"), SpeechError("second"))
    with pytest.raises(SpeechError, match="second"):
        rendered(inner, "A.")
    assert len(inner.asked) == 2


@pytest.mark.parametrize("error", [UnknownVoiceError("no voice"), PreparationCancelledError()])
def test_what_a_second_try_cannot_mend_comes_at_once(error: Exception) -> None:
    inner = Droppy(error)
    with pytest.raises(type(error)):
        rendered(inner, "A.")
    assert len(inner.asked) == 1


def test_identity_and_voices_are_those_of_the_engine() -> None:
    primed = PrimedRenderer(Droppy())
    assert primed.identity() == "droppy 1"
    assert primed.voices() == (VOICE,)
