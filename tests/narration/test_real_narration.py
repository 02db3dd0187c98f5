"""Two sentences with the engine that ships, from text to the samples a device is handed: nothing here is a fake."""

from pathlib import Path

import numpy as np
import pytest

from lymph_coach.narration.narrator import Narrator
from lymph_coach.narration.script import PARAGRAPH_PAUSE_S, Script
from lymph_coach.narration.source import EngineSource
from lymph_coach.narration.tape import Tape
from lymph_coach.narration.voice import voice_of
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.score import frame_of
from lymph_coach.speech.prepare import SpeechPreparer
from lymph_coach.speech.renderer import ProcessRenderer, never
from lymph_coach.speech.shape import onset

pytestmark = pytest.mark.real

LONG = (
    "Lymph is a clear fluid that moves slowly through the body, carried along by breathing, by muscles that squeeze "
    "and let go, and by gentle movement of the skin."
)
NEXT = "It has no pump of its own, so every easy movement of the arms, the legs and the belly helps it on its way."


def test_two_sentences_are_heard_with_the_pause_between_them_to_the_sample(tmp_path: Path) -> None:
    source = EngineSource(tmp_path, Settings)
    speech = source.prepare([LONG, NEXT], 100, never)
    assert not speech.notice
    script = Script((LONG, NEXT), frozenset({1}))
    tape = Tape(0.9)
    tape.append(0, speech.clips[LONG], 0.0)
    tape.append(1, speech.clips[NEXT], script.pause_s(0, 1))
    first, second = tape.at(0.0), tape.last
    assert first
    assert second
    heard = tape.frames(0, second.end_frame + 1_000)
    assert second.onset_frame - first.end_frame == frame_of(PARAGRAPH_PAUSE_S)
    lead = frame_of(speech.clips[NEXT].onset_s)
    between = heard[first.end_frame : second.onset_frame - lead]
    assert not between.any()
    assert not heard[second.end_frame :].any()
    # The onsets are found again in the mix, where they were laid.
    assert onset(heard[: first.end_frame].astype(np.float64)) == pytest.approx(first.onset_frame, abs=3)
    rest = heard[first.end_frame : second.end_frame].astype(np.float64)
    assert onset(rest) == pytest.approx(frame_of(PARAGRAPH_PAUSE_S), abs=3)


def test_a_speed_is_the_engine_speaking_faster(tmp_path: Path) -> None:
    source = EngineSource(tmp_path, Settings)
    lengths_s = [source.prepare([LONG], percent, never).clips[LONG].duration_s for percent in (75, 100, 150)]
    assert lengths_s[0] > 1.2 * lengths_s[1]
    assert lengths_s[1] > 1.2 * lengths_s[2]


def test_a_long_first_sentence_is_not_lost(tmp_path: Path) -> None:
    """Without the word before it, eSpeak's driver leaves out four of five of these."""
    for turn in range(6):
        speech = SpeechPreparer(tmp_path / str(turn), ProcessRenderer()).prepare([LONG], voice_of(Settings(), 100))
        assert list(speech.clips) == [LONG]


def test_a_narrator_is_opened_on_the_device_with_nothing_ready(tmp_path: Path) -> None:
    narrator = EngineSource(tmp_path, Settings).open(Script((LONG, NEXT)), 1)
    assert isinstance(narrator, Narrator)
    assert narrator.wanted() == (1,)
    assert narrator.ready == 0
