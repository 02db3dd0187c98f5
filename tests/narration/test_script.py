"""What is read aloud is checked when it is handed in, and knows its pauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.narration.notices import NarrationNotice
from lymph_coach.narration.script import PARAGRAPH_PAUSE_S, SENTENCE_PAUSE_S, Script
from lymph_coach.narration.voice import silenced, voice_of
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.notices import SoundNotice
from lymph_coach.speech.errors import SpeechNotice
from lymph_coach.speech.voices import RATE_WPM_LIMITS


def test_nothing_to_read_is_refused() -> None:
    with pytest.raises(ValueError, match="sentences is empty"):
        Script(())


@pytest.mark.parametrize("stranger", [-1, 2])
def test_a_break_before_no_sentence_is_refused(stranger: int) -> None:
    with pytest.raises(ValueError, match=f"breaks holds {stranger}, but has to be from 0 to 1"):
        Script(("One.", "Two."), frozenset({0, stranger}))


@pytest.mark.parametrize("index", [-1, 2])
def test_a_sentence_that_is_none_is_refused(index: int) -> None:
    script = Script(("One.", "Two."))
    script.require(0)
    script.require(1)
    with pytest.raises(ValueError, match=f"the sentence is {index}, but has to be from 0 to 1"):
        script.require(index)


def test_a_paragraph_has_the_longer_pause_before_it_also_when_its_first_sentence_is_passed_over() -> None:
    script = Script(("One.", "Two.", "-", "Three.", "Four."), frozenset({2}))
    assert PARAGRAPH_PAUSE_S > SENTENCE_PAUSE_S
    assert script.pause_s(0, 1) == SENTENCE_PAUSE_S
    assert script.pause_s(1, 2) == PARAGRAPH_PAUSE_S
    assert script.pause_s(1, 3) == PARAGRAPH_PAUSE_S
    assert script.pause_s(3, 4) == SENTENCE_PAUSE_S


def test_what_has_no_letter_and_no_digit_is_not_spoken() -> None:
    assert Script(("\N{EM DASH}", "7", "Très bien.", " ... ", "")).unspoken() == (0, 3, 4)


def test_every_notice_of_speech_and_sound_has_its_sentence_here() -> None:
    theirs = {one.name for one in (*SpeechNotice, *SoundNotice)}
    assert {one.name for one in NarrationNotice} == theirs | {"SILENCED"}
    assert not NarrationNotice.NONE
    for notice in NarrationNotice:
        assert not notice or (notice.value[0].isupper() and notice.value.endswith("."))
        assert "session" not in notice.value


@given(wpm=st.sampled_from(range(110, 201, 10)), percent=st.integers(75, 150))
def test_every_speed_is_one_that_engines_can_hold(wpm: int, percent: int) -> None:
    choice = voice_of(Settings(voice_id="a", voice_rate_wpm=wpm), percent)
    low, high = RATE_WPM_LIMITS
    assert low <= choice.rate_wpm <= high
    assert abs(choice.rate_wpm - wpm * percent / 100) <= 0.5
    assert choice.voice_id == "a"


def test_who_switched_sound_off_is_not_read_to() -> None:
    assert not silenced(Settings())
    assert silenced(Settings(muted=True))
    assert silenced(Settings(voice_volume=0))
