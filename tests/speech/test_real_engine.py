"""The whole of speech with the engine that ships: nothing here is a fake."""

import os
import shutil
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from lymph_coach.speech.clip import RATE_HZ
from lymph_coach.speech.errors import PreparationCancelledError, SpeechNotice
from lymph_coach.speech.prepare import SpeechPreparer
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.speech.shape import PEAK_DB, voiced_rms
from lymph_coach.speech.voices import VoiceChoice

pytestmark = pytest.mark.real

COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PHRASES = (*COUNTS, *(f"Phrase number {number}, and lower your arms." for number in range(54)))
CHOICE = VoiceChoice()


@pytest.fixture
def renderer() -> ProcessRenderer:
    """Hand the child all of our environment, so that its lines are counted by coverage too."""
    return ProcessRenderer(environment=dict(os.environ))


@pytest.fixture
def preparer(tmp_path: Path, renderer: ProcessRenderer) -> SpeechPreparer:
    return SpeechPreparer(tmp_path / "clips", renderer)


@pytest.fixture
def short_lived(tmp_path: Path) -> SpeechPreparer:
    """Prepare with children that are killed, and so must not be writing coverage when it happens."""
    return SpeechPreparer(tmp_path / "clips", ProcessRenderer())


def test_the_ten_counts_are_spoken_alike(preparer: SpeechPreparer) -> None:
    speech = preparer.prepare(COUNTS, CHOICE)
    assert not speech.notice
    assert set(speech.clips) == set(COUNTS)
    levels_db: list[float] = []
    for clip in speech.clips.values():
        samples = clip.samples / 32_767
        assert clip.rate_hz == RATE_HZ
        assert 0.2 < clip.duration_s < 0.8
        assert 0.0 < clip.onset_s < 0.15
        assert np.abs(samples).max() <= 10 ** (PEAK_DB / 20)
        assert np.flatnonzero(np.abs(samples) > 0.01)[0] < 0.06 * RATE_HZ
        levels_db.append(20 * float(np.log10(voiced_rms(samples))))
    assert max(levels_db) - min(levels_db) < 2.0
    assert len({clip.samples.tobytes() for clip in speech.clips.values()}) == 10


def test_a_second_time_everything_is_kept_and_no_process_is_started(preparer: SpeechPreparer, tmp_path: Path) -> None:
    first = preparer.prepare(PHRASES, CHOICE)
    kept = SpeechPreparer(tmp_path / "clips", ProcessRenderer(["/no/such/program"]))
    begun = time.perf_counter()
    second = kept.prepare(PHRASES, CHOICE)
    assert time.perf_counter() - begun < 0.2  # typically 5 ms; room for a busy machine
    assert not second.notice
    for text, clip in first.clips.items():
        assert np.array_equal(clip.samples, second.clips[text].samples)
        assert clip.onset_s == second.clips[text].onset_s


def test_rate_and_voice_hold_from_the_first_phrase_to_the_last(tmp_path: Path, renderer: ProcessRenderer) -> None:
    def durations_s(choice: VoiceChoice) -> list[float]:
        folder = tmp_path / f"{choice.voice_id.replace('/', '-')}{choice.rate_wpm}"
        return [clip.duration_s for clip in SpeechPreparer(folder, renderer).prepare(PHRASES, choice).clips.values()]

    usual, slow = durations_s(CHOICE), durations_s(VoiceChoice(rate_wpm=100))
    assert len(usual) == len(slow) == len(PHRASES)
    assert all(late > 1.15 * early for early, late in zip(usual, slow, strict=True))
    assert durations_s(VoiceChoice(voice_id="gmw/en-gb-scotland")) != usual


def test_voices_are_listed_by_language(preparer: SpeechPreparer) -> None:
    voices = preparer.voices()
    assert {voice.language for voice in voices} >= {"en-us", "en-gb", "fr-fr"}
    assert list(voices) == sorted(voices, key=lambda voice: (voice.language, voice.name, voice.id))


def test_an_unknown_voice_falls_back_and_says_so(short_lived: SpeechPreparer) -> None:
    speech = short_lived.prepare(("one",), VoiceChoice(voice_id="nobody"))
    assert speech.notice is SpeechNotice.VOICE_MISSING
    usual = short_lived.prepare(("one",), CHOICE)
    assert np.array_equal(speech.clips["one"].samples, usual.clips["one"].samples)


def test_a_child_killed_midway_is_replaced(short_lived: SpeechPreparer) -> None:
    killed: list[int] = []

    def kill_once(done: int, _total: int) -> None:
        if done == 5 and not killed:
            for child in psutil.Process().children():
                if "lymph_coach.speech.engine_process" in child.cmdline():
                    killed.append(child.pid)
                    child.kill()

    speech = short_lived.prepare(PHRASES, CHOICE, on_progress=kill_once)
    assert len(killed) == 1
    assert set(speech.clips) == set(PHRASES)
    assert not speech.notice


def test_cancelling_takes_less_than_a_second(short_lived: SpeechPreparer) -> None:
    told_s: list[float] = []
    with pytest.raises(PreparationCancelledError):
        short_lived.prepare(
            PHRASES,
            CHOICE,
            on_progress=lambda _done, _total: told_s.append(time.monotonic()),
            cancelled=lambda: len(told_s) > 3,
        )
    assert time.monotonic() - told_s[3] < 1.0
    assert len(told_s) < len(PHRASES)


def test_no_environment_at_all_is_enough(tmp_path: Path) -> None:
    speech = SpeechPreparer(tmp_path, ProcessRenderer(environment={})).prepare(("one",), CHOICE)
    assert not speech.notice
    assert list(speech.clips) == ["one"]


def test_a_broken_engine_gives_the_notice_and_is_tried_again(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    (broken / "espeakng_loader").mkdir(parents=True)
    (broken / "espeakng_loader" / "__init__.py").write_text(
        "def get_data_path(): return '/nowhere'\ndef get_library_path(): return '/nowhere/libespeak-ng.so'\n"
    )
    renderer = ProcessRenderer(environment={"PYTHONPATH": str(broken)})
    preparer = SpeechPreparer(tmp_path / "clips", renderer)
    speech = preparer.prepare(COUNTS, CHOICE)
    assert not speech.clips
    assert speech.notice is SpeechNotice.NO_VOICE
    assert "/nowhere/libespeak-ng.so" in speech.detail
    assert preparer.voices() == ()
    shutil.rmtree(broken)
    again = preparer.prepare(COUNTS, CHOICE)
    assert not again.notice
    assert set(again.clips) == set(COUNTS)


def test_an_engine_that_takes_its_process_along_gives_the_notice(tmp_path: Path) -> None:
    """Without its data eSpeak calls ``exit(1)``; the coach lives on."""
    loader = tmp_path / "broken" / "espeakng_loader"
    loader.mkdir(parents=True)
    import espeakng_loader  # noqa: PLC0415 -- installed on Linux only

    library = espeakng_loader.get_library_path()
    (loader / "__init__.py").write_text(
        f"def get_data_path(): return '/nowhere'\ndef get_library_path(): return {library!r}\n"
    )
    renderer = ProcessRenderer(environment={"PYTHONPATH": str(loader.parent)})
    speech = SpeechPreparer(tmp_path / "clips", renderer).prepare(COUNTS, CHOICE)
    assert speech.notice is SpeechNotice.NO_VOICE
