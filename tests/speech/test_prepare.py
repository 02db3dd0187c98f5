"""A preparation gives what can be had and one plain sentence for the rest, with a renderer that does as told."""

import io
import os
import struct
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from lymph_coach.speech.cache import MAX_BYTES
from lymph_coach.speech.errors import (
    PreparationCancelledError,
    SpeechError,
    SpeechNotice,
    UnknownVoiceError,
)
from lymph_coach.speech.prepare import SpeechPreparer
from lymph_coach.speech.voices import Voice, VoiceChoice

VOICE = Voice("a", "A", "en-us")
CHOICE = VoiceChoice()


def recording(amplitude: float = 0.5) -> bytes:
    samples = amplitude * 32_000 * np.sin(np.arange(4_000) / 20)
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(22_050)
        writer.writeframes(samples.astype("<i2").tobytes())
    return file.getvalue()


def as_aiff(data: bytes) -> bytes:
    """Wrap a recording the way macOS does: big-endian samples under an 80 bit rate."""
    samples = np.frombuffer(data[44:], "<i2").astype(">i2").tobytes()
    head = struct.pack(">HIHHQ", 1, len(samples) // 2, 16, 0x400D, 0xAC44 << 48)
    inner = b"COMM" + struct.pack(">I", 18) + head + b"SSND" + struct.pack(">III", len(samples) + 8, 0, 0) + samples
    return b"FORM" + struct.pack(">I", len(inner) + 4) + b"AIFF" + inner


class FakeRenderer:
    """Renders every phrase but those it is told to fail at, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.broken = ""
        self.missing: set[str] = set()
        self.recordings: dict[str, bytes] = {}
        self.spoiled: dict[str, bytes] = {}
        self.asked: list[list[str]] = []

    def identity(self) -> str:
        return "fake 1"

    def voices(self, *, cancelled: Callable[[], bool] = bool) -> tuple[Voice, ...]:
        assert not cancelled()
        if self.broken:
            raise SpeechError(self.broken)
        return (VOICE,)

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = bool,
    ) -> None:
        self.asked.append(list(phrases))
        if choice.voice_id not in {"", VOICE.id}:
            raise UnknownVoiceError(choice.voice_id)
        if self.broken:
            raise SpeechError(self.broken)
        for phrase in phrases:
            if cancelled():
                raise PreparationCancelledError
            if phrase not in self.missing:
                spoiled = self.spoiled.pop(phrase, None)
                if spoiled is None or not on_phrase(phrase, spoiled):
                    on_phrase(phrase, self.recordings.get(phrase, recording()))
        if self.missing & set(phrases):
            raise SpeechError("some are missing")


@pytest.fixture
def renderer() -> FakeRenderer:
    return FakeRenderer()


@pytest.fixture
def preparer(tmp_path: Path, renderer: FakeRenderer) -> SpeechPreparer:
    return SpeechPreparer(tmp_path / "clips", renderer)


def test_each_different_phrase_with_words_is_rendered_once(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    speech = preparer.prepare(["one", "two", "one", "", "  "], CHOICE)
    assert sorted(speech.clips) == ["one", "two"]
    assert not speech.notice
    assert not speech.detail
    assert renderer.asked == [["one", "two"]]


def test_the_second_time_only_what_is_new_is_rendered(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    first = preparer.prepare(["one", "two"], CHOICE)
    second = preparer.prepare(["two", "three"], CHOICE)
    assert renderer.asked == [["one", "two"], ["three"]]
    assert np.array_equal(first.clips["two"].samples, second.clips["two"].samples)
    assert first.clips["two"].onset_s == second.clips["two"].onset_s


def test_a_recording_from_macos_gives_the_same_clip(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    renderer.recordings["two"] = as_aiff(recording())
    clips = preparer.prepare(["one", "two"], CHOICE).clips
    assert np.array_equal(clips["one"].samples, clips["two"].samples)
    assert clips["one"].onset_s == clips["two"].onset_s


def test_nothing_to_say_needs_no_engine(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    renderer.broken = "no engine"
    speech = preparer.prepare([], CHOICE)
    assert not speech.clips
    assert not speech.notice
    assert renderer.asked == []


def test_progress_starts_with_what_is_kept_and_ends_with_all(preparer: SpeechPreparer) -> None:
    preparer.prepare(["one"], CHOICE)
    told: list[tuple[int, int]] = []
    preparer.prepare(["one", "two", "three"], CHOICE, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_without_an_engine_there_is_one_sentence_and_it_is_tried_again(
    preparer: SpeechPreparer, renderer: FakeRenderer
) -> None:
    renderer.broken = "library gone"
    speech = preparer.prepare(["one"], CHOICE)
    assert not speech.clips
    assert speech.notice == "No voice could be prepared, so this session uses tones and captions."
    assert speech.detail == "library gone"
    renderer.broken = ""
    again = preparer.prepare(["one"], CHOICE)
    assert not again.notice
    assert list(again.clips) == ["one"]


def test_kept_clips_speak_though_the_engine_is_gone(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    preparer.prepare(["one"], CHOICE)
    renderer.broken = "library gone"
    speech = preparer.prepare(["one", "two"], CHOICE)
    assert list(speech.clips) == ["one"]
    assert speech.notice is SpeechNotice.SOME_MISSING


@pytest.mark.parametrize("data", [recording(0.0), b"no sound file"])
def test_a_phrase_without_sound_is_left_out(preparer: SpeechPreparer, renderer: FakeRenderer, data: bytes) -> None:
    renderer.recordings["two"] = data
    speech = preparer.prepare(["one", "two"], CHOICE)
    assert list(speech.clips) == ["one"]
    assert speech.notice is SpeechNotice.SOME_MISSING
    assert "'two'" in speech.detail


def test_a_phrase_without_sound_at_first_is_no_trouble(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    renderer.spoiled["two"] = recording()[:44]
    speech = preparer.prepare(["one", "two"], CHOICE)
    assert list(speech.clips) == ["one", "two"]
    assert not speech.notice
    assert not speech.detail


def test_a_voice_that_is_gone_gives_way_to_the_usual_one(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    speech = preparer.prepare(["one"], VoiceChoice(voice_id="gone"))
    assert list(speech.clips) == ["one"]
    assert speech.notice is SpeechNotice.VOICE_MISSING
    preparer.prepare(["one"], CHOICE)
    assert renderer.asked == [["one"], ["one"]]  # kept under the voice that spoke, not under the one that is gone
    assert preparer.prepare(["one"], VoiceChoice(voice_id="gone")).notice is SpeechNotice.VOICE_MISSING


def test_a_voice_that_is_gone_is_the_lesser_trouble(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    renderer.missing = {"one"}
    assert preparer.prepare(["one"], VoiceChoice(voice_id="gone")).notice is SpeechNotice.NO_VOICE


def test_a_folder_that_cannot_be_written_still_gives_speech(tmp_path: Path, renderer: FakeRenderer) -> None:
    (tmp_path / "file").write_bytes(b"")
    preparer = SpeechPreparer(tmp_path / "file" / "clips", renderer)
    for _ in range(2):
        speech = preparer.prepare(["one"], CHOICE)
        assert list(speech.clips) == ["one"]
        assert speech.notice is SpeechNotice.NOT_KEPT
        assert "a clip cannot be kept" in speech.detail
    assert renderer.asked == [["one"], ["one"]]


def test_what_was_kept_long_ago_makes_room(tmp_path: Path, renderer: FakeRenderer) -> None:
    old = tmp_path / "old.wav"
    old.write_bytes(b"")
    os.truncate(old, MAX_BYTES)  # a hole, which takes no room on the disk
    os.utime(old, (0, 0))
    SpeechPreparer(tmp_path, renderer).prepare(["one"], CHOICE)
    assert not old.exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_cancelled_work_is_kept_for_next_time(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    told: list[int] = []
    with pytest.raises(PreparationCancelledError):
        preparer.prepare(
            ["one", "two", "three"],
            CHOICE,
            on_progress=lambda done, _total: told.append(done),
            cancelled=lambda: 2 in told,
        )
    preparer.prepare(["one", "two", "three"], CHOICE)
    assert renderer.asked[1] == ["three"]


def test_voices_are_listed_or_none(preparer: SpeechPreparer, renderer: FakeRenderer) -> None:
    assert preparer.voices() == (VOICE,)
    renderer.broken = "no engine"
    assert preparer.voices() == ()


def test_every_notice_is_one_sentence() -> None:
    for notice in SpeechNotice:
        assert notice.count(".") == (1 if notice else 0)
        assert notice == "" or notice.endswith(".")
