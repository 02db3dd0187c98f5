"""The voice is picked by language, never by its place in a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.speech.voices import Voice, VoiceChoice, best_voice, language_tag

BRITISH = Voice("gmw/en", "English (Great Britain)", "en-gb")
AMERICAN = Voice("gmw/en-us", "English (America)", "en-us")
SHAVIAN = Voice("gmw/en-shaw", "English (Shavian)", "en-shaw")
FRENCH = Voice("roa/fr", "French (France)", "fr-fr")
ALL = [SHAVIAN, FRENCH, BRITISH, AMERICAN]


@given(st.permutations(ALL))
def test_the_order_of_a_list_never_picks_the_voice(voices: list[Voice]) -> None:
    assert best_voice(voices, "en") == AMERICAN
    assert best_voice(voices, "fr") == FRENCH


@pytest.mark.parametrize(
    ("language", "own_id", "best"),
    [
        ("en-gb", "", BRITISH),
        ("en", "gmw/en", BRITISH),
        ("en", "roa/fr", AMERICAN),
        ("fr", "gmw/en", FRENCH),
        ("en-us", "gmw/en", AMERICAN),
        ("de", "gmw/en", None),
    ],
)
def test_the_best_voice_speaks_the_language(language: str, own_id: str, best: Voice | None) -> None:
    assert best_voice(ALL, language, own_id) == best


def test_an_exact_match_comes_before_a_region() -> None:
    plain = Voice("z", "English", "en")
    assert best_voice([*ALL, plain], "en") == plain


def test_voices_of_unlisted_regions_are_taken_by_id() -> None:
    assert best_voice([Voice("b", "B", "es-mx"), Voice("a", "A", "es-es")], "es") == Voice("a", "A", "es-es")


@pytest.mark.parametrize(("raw", "tag"), [("en_US", "en-us"), (" EN-gb ", "en-gb"), ("fr", "fr"), (None, ""), ("", "")])
def test_engines_name_languages_in_their_own_ways(raw: str | None, tag: str) -> None:
    assert language_tag(raw) == tag


def test_a_language_that_merely_begins_alike_is_another() -> None:
    assert not Voice("x", "X", "eng").speaks("en")


@pytest.mark.parametrize("rate_wpm", [79, 301, 0, -150])
def test_an_impossible_rate_is_refused(rate_wpm: int) -> None:
    with pytest.raises(ValueError, match=rf"rate_wpm is {rate_wpm}, allowed is 80 to 300"):
        VoiceChoice(rate_wpm=rate_wpm)


def test_a_choice_needs_a_language() -> None:
    with pytest.raises(ValueError, match="language is empty"):
        VoiceChoice(language="")
