"""Sound files and kept clips: our own error or a miss, or samples that can be played."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.damage import cheaply, damaged
from tests.speech.test_audio_file import aiff, wav

from lymph_coach.speech.audio_file import MAX_DURATION_S, Audio, read_audio
from lymph_coach.speech.cache import ClipCache, Key, pack, unpack
from lymph_coach.speech.clip import RATE_HZ, Clip
from lymph_coach.speech.errors import AudioFileError
from lymph_coach.speech.voices import VoiceChoice

pytestmark = pytest.mark.no_cover

BODY = bytes(range(48)) * 4
RIGHT = [
    *(wav(BODY, bits=bits) for bits in (8, 16, 24, 32)),
    wav(BODY, bits=32, code=3),
    wav(BODY, channels=2),
    *(aiff(BODY, bits=bits) for bits in (8, 16, 24, 32)),
    aiff(BODY, coding=b"sowt", gap=4),
    aiff(BODY, bits=32, coding=b"fl32"),
]
SCRAPS = [
    b"data", b"fmt ", b"SSND", b"COMM", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x00\x00\x80\x7f", b"\x7f\x80\x00\x00",
    b"\xfe\xff", b"AIFC", b"\x0d\x40",
]  # fmt: skip
KEY = Key("engine", VoiceChoice("", 150), "four")
CLIP = Clip(np.arange(400, dtype=np.int16), RATE_HZ, 0.004)
PACKED = pack(CLIP, KEY.digest())


@given(damaged(RIGHT, SCRAPS))
def test_a_sound_file_is_refused_or_gives_samples_that_can_be_played(data: bytes) -> None:
    def read() -> Audio | None:
        try:
            return read_audio(data)
        except AudioFileError:
            return None

    audio = cheaply(read)
    if audio:
        assert audio.samples.ndim == 1
        assert 0 < audio.samples.size <= audio.rate_hz * MAX_DURATION_S
        assert np.isfinite(audio.samples).all()


@given(damaged([PACKED]))
def test_a_kept_clip_is_the_one_kept_or_none(data: bytes) -> None:
    clip = cheaply(lambda: unpack(data, KEY.digest()))
    assert (clip is not None) == (data == PACKED)
    with tempfile.TemporaryDirectory() as folder:
        cache = ClipCache(Path(folder))
        cache.put(KEY, CLIP)
        (kept,) = Path(folder).iterdir()
        kept.write_bytes(data)
        found = cheaply(lambda: cache.get(KEY))
        assert (found is not None) == (data == PACKED)
        cache.drop_oldest()


@given(st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=400), st.integers(0, 399))
def test_any_clip_comes_back_as_it_was(samples: list[int], onset: int) -> None:
    clip = Clip(np.array(samples, np.int16), RATE_HZ, min(onset, len(samples) - 1) / RATE_HZ)
    back = unpack(pack(clip, KEY.digest()), KEY.digest())
    assert back is not None
    assert back.samples.tolist() == samples
    assert back.onset_s == clip.onset_s
