"""A kept clip comes back as it was or not at all; the folder stays within its limits."""

import io
import os
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.speech.cache import ClipCache, Key, pack, unpack
from lymph_coach.speech.clip import RATE_HZ, Clip
from lymph_coach.speech.errors import SpeechError
from lymph_coach.speech.voices import VoiceChoice

KEY = Key("engine 1", VoiceChoice(), "one")
CLIP = Clip(np.arange(-500, 500, dtype=np.int16), RATE_HZ, 200 / RATE_HZ)
DIGEST = KEY.digest()
PACKED = pack(CLIP, DIGEST)


def same(clip: Clip | None, other: Clip) -> bool:
    return (
        clip is not None
        and clip.samples.dtype == np.int16
        and np.array_equal(clip.samples, other.samples)
        and clip.onset_s == other.onset_s
        and clip.rate_hz == other.rate_hz
    )


def test_where_one_part_of_a_key_ends_and_the_next_begins_matters() -> None:
    assert Key("ab", VoiceChoice("c"), "").digest() != Key("a", VoiceChoice("bc"), "").digest()


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_clip_comes_back_as_it_was_from_a_folder_made_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    assert ClipCache(folder).get(KEY) is None
    ClipCache(folder).put(KEY, CLIP)
    assert same(ClipCache(folder).get(KEY), CLIP)


def test_a_kept_clip_is_a_wav_anyone_can_play() -> None:
    with wave.open(io.BytesIO(PACKED)) as reader:
        assert reader.getparams()[:4] == (1, 2, RATE_HZ, 1_000)
        assert reader.readframes(1_000) == CLIP.samples.tobytes()


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, engine="engine 2"),
        replace(KEY, text="One"),
        replace(KEY, choice=VoiceChoice(voice_id="x")),
        replace(KEY, choice=VoiceChoice(rate_wpm=151)),
        replace(KEY, choice=VoiceChoice(language="fr")),
        Key("engine 1one", VoiceChoice(), ""),
    ],
)
def test_whatever_changes_the_sound_is_another_clip(tmp_path: Path, other: Key) -> None:
    cache = ClipCache(tmp_path)
    cache.put(KEY, CLIP)
    assert cache.get(other) is None


@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_a_miss(at: int, change: int) -> None:
    damaged = bytearray(PACKED)
    damaged[at] ^= change
    assert unpack(bytes(damaged), DIGEST) is None


@given(st.integers(0, len(PACKED) - 1))
def test_a_cut_short_clip_is_a_miss(length: int) -> None:
    assert unpack(PACKED[:length], DIGEST) is None


@given(st.binary(max_size=300))
def test_foreign_bytes_are_a_miss(data: bytes) -> None:
    assert unpack(data, DIGEST) is None
    assert unpack(PACKED + data + b"\0", DIGEST) is None


def test_an_onset_behind_the_end_is_a_miss() -> None:
    assert unpack(pack(replace(CLIP, onset_s=1.0), DIGEST), DIGEST) is None


def test_a_clip_under_anothers_name_is_a_miss(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.put(KEY, CLIP)
    other = replace(KEY, text="two")
    only_file(tmp_path).rename(tmp_path / f"{other.digest().hex()}.wav")
    assert cache.get(other) is None


@pytest.mark.parametrize("content", [b"", b"\0" * 5_000, PACKED[:-1]])
def test_a_damaged_clip_is_replaced(tmp_path: Path, content: bytes) -> None:
    cache = ClipCache(tmp_path)
    cache.put(KEY, CLIP)
    only_file(tmp_path).write_bytes(content)
    assert cache.get(KEY) is None
    cache.put(KEY, CLIP)
    assert same(cache.get(KEY), CLIP)
    assert only_file(tmp_path).suffix == ".wav"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    cache = ClipCache(blocked / "clips")
    with pytest.raises(SpeechError, match="a clip cannot be kept"):
        cache.put(KEY, CLIP)
    assert cache.get(KEY) is None
    assert cache.drop_oldest() == 0


def test_a_name_that_is_taken_by_a_folder_leaves_no_half_file(tmp_path: Path) -> None:
    taken = tmp_path / f"{DIGEST.hex()}.wav"
    taken.mkdir()
    (taken / "inside").write_bytes(b"")
    with pytest.raises(SpeechError, match="a clip cannot be kept"):
        ClipCache(tmp_path).put(KEY, CLIP)
    assert list(tmp_path.iterdir()) == [taken]
    assert ClipCache(tmp_path).get(KEY) is None


def filled(folder: Path) -> list[Key]:
    """Keep five clips, each used a second after the one before."""
    keys = [replace(KEY, text=str(number)) for number in range(5)]
    for second, key in enumerate(keys):
        ClipCache(folder).put(key, CLIP)
        os.utime(folder / f"{key.digest().hex()}.wav", (second, second))
    return keys


@pytest.mark.parametrize("limits", [{"max_files": 2}, {"max_bytes": 2 * len(PACKED)}])
def test_the_clips_used_longest_ago_go_first(tmp_path: Path, limits: dict[str, int]) -> None:
    keys = filled(tmp_path)
    (tmp_path / "readme.txt").write_text("not ours")
    cache = ClipCache(tmp_path, **limits)
    assert cache.get(keys[0]) is not None  # used now, so the newest
    assert cache.drop_oldest() == 3
    assert [cache.get(key) is not None for key in keys] == [True, False, False, False, True]
    assert (tmp_path / "readme.txt").exists()


def test_within_the_limits_nothing_is_dropped(tmp_path: Path) -> None:
    filled(tmp_path)
    assert ClipCache(tmp_path, max_files=5, max_bytes=5 * len(PACKED)).drop_oldest() == 0


def test_a_half_written_file_of_a_crash_is_dropped_with_the_oldest(tmp_path: Path) -> None:
    filled(tmp_path)
    partial = tmp_path / "x.partial"
    partial.write_bytes(b"half")
    os.utime(partial, (0, 0))
    assert ClipCache(tmp_path, max_files=5).drop_oldest() == 1
    assert not partial.exists()
