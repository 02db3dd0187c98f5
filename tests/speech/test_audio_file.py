"""Files are built here byte by byte, as the formats' papers say, so that reader and test share no code."""

import struct
from typing import Literal

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lymph_coach.speech.audio_file import read_audio
from lymph_coach.speech.errors import AudioFileError

RATE_22050 = struct.pack(">HQ", 0x400D, 0xAC44 << 48)
RATE_44100 = struct.pack(">HQ", 0x400E, 0xAC44 << 48)
WIDE = [0.0, 0.5, -0.5, -1.0, 0.25]


def integers(values: list[float], bits: int, order: Literal["little", "big"], *, unsigned: bool = False) -> bytes:
    full = 1 << (bits - 1)
    shift = full if unsigned else 0
    return b"".join((int(value * full) + shift).to_bytes(bits // 8, order, signed=not unsigned) for value in values)


def chunk(name: bytes, body: bytes, order: str = "<") -> bytes:
    return name + struct.pack(f"{order}I", len(body)) + body + b"\0" * (len(body) % 2)


def wav(body: bytes, *, bits: int = 16, channels: int = 1, rate_hz: int = 22_050, code: int = 1) -> bytes:
    align = channels * bits // 8
    head = struct.pack("<HHIIHH", code, channels, rate_hz, rate_hz * align, align, bits)
    inner = chunk(b"fmt ", head) + chunk(b"LIST", b"odd") + chunk(b"data", body)
    return b"RIFF" + struct.pack("<I", 4 + len(inner)) + b"WAVE" + inner


def aiff(
    body: bytes, *, bits: int = 16, channels: int = 1, rate: bytes = RATE_22050, coding: bytes = b"", gap: int = 0
) -> bytes:
    frames = len(body) * 8 // max(1, channels * bits)
    head = struct.pack(">HIH", channels, frames, bits) + rate + (coding + b"\0\0" if coding else b"")
    sound = struct.pack(">II", gap, 0) + b"\x55" * gap + body
    inner = chunk(b"COMM", head, ">") + chunk(b"SSND", sound, ">")
    return b"FORM" + struct.pack(">I", 4 + len(inner)) + (b"AIFC" if coding else b"AIFF") + inner


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
def test_integer_wav_of_every_width(bits: int) -> None:
    audio = read_audio(wav(integers(WIDE, bits, "little", unsigned=bits == 8), bits=bits))
    assert audio.samples.tolist() == WIDE
    assert audio.rate_hz == 22_050


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
def test_integer_aiff_of_every_width(bits: int) -> None:
    audio = read_audio(aiff(integers(WIDE, bits, "big"), bits=bits))
    assert audio.samples.tolist() == WIDE
    assert audio.rate_hz == 22_050


@pytest.mark.parametrize(("coding", "order"), [(b"NONE", "big"), (b"twos", "big"), (b"sowt", "little")])
@pytest.mark.parametrize("bits", [16, 24])
def test_aiff_c_in_either_byte_order(coding: bytes, order: Literal["little", "big"], bits: int) -> None:
    audio = read_audio(aiff(integers(WIDE, bits, order), bits=bits, coding=coding, rate=RATE_44100))
    assert audio.samples.tolist() == WIDE
    assert audio.rate_hz == 44_100


def test_floats_in_either_family() -> None:
    assert read_audio(wav(struct.pack("<5f", *WIDE), bits=32, code=3)).samples.tolist() == WIDE
    assert read_audio(aiff(struct.pack(">5f", *WIDE), bits=32, coding=b"fl32")).samples.tolist() == WIDE


def test_the_extensible_header_of_windows() -> None:
    head = struct.pack("<HHIIHHHHI", 0xFFFE, 1, 16_000, 32_000, 2, 16, 22, 16, 4) + struct.pack("<H14x", 1)
    inner = chunk(b"fmt ", head) + chunk(b"data", integers(WIDE, 16, "little"))
    audio = read_audio(b"RIFF" + struct.pack("<I", 4 + len(inner)) + b"WAVE" + inner)
    assert audio.samples.tolist() == WIDE
    assert audio.rate_hz == 16_000


def test_stereo_becomes_the_mean_of_both() -> None:
    body = integers([0.5, -0.5, 0.25, 0.75], 16, "little")
    assert read_audio(wav(body, channels=2)).samples.tolist() == [0.0, 0.5]


def test_aiff_sound_may_begin_after_a_gap() -> None:
    assert read_audio(aiff(integers(WIDE, 16, "big"), gap=6)).samples.tolist() == WIDE


def test_half_a_frame_at_the_end_is_left_out() -> None:
    assert read_audio(wav(integers([0.5, 0.25], 16, "little") + b"\x01")).samples.tolist() == [0.5, 0.25]


PCM = integers(WIDE, 16, "little")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "neither a WAV nor an AIFF"),
        (b"RIFF\0\0\0\0AVI ", "neither a WAV nor an AIFF"),
        (wav(PCM)[:-1], r"chunk b'data' is cut short: 9 of 10 bytes"),
        (wav(PCM)[:30], r"chunk b'fmt ' is cut short"),
        (b"RIFF\0\0\0\0WAVE" + chunk(b"fmt ", b"\1\0"), "a header is cut short"),
        (b"RIFF\0\0\0\0WAVE", r"chunk b'fmt ' is missing"),
        (b"RIFF\0\0\0\0WAVE" + chunk(b"fmt ", wav(b"")[20:36]), r"chunk b'data' is missing"),
        (wav(b""), "0 frames at 22050 Hz"),
        (wav(PCM, rate_hz=0), "sample rate is 0 Hz, allowed is 4000 to 192000"),
        (wav(PCM, channels=0), "0 channels"),
        (wav(PCM, channels=9), "9 channels"),
        (wav(PCM, bits=0), "is no phrase"),
        (wav(PCM, bits=12), "samples of 12 bit are not read"),
        (wav(PCM, code=2), "WAV coding 0x0002 is not read"),
        (wav(b"\0" * 8_000 * 121, bits=8, rate_hz=8_000), "968000 frames at 8000 Hz is no phrase"),
        (wav(struct.pack("<2f", 0.0, float("nan")), bits=32, code=3), "samples are not finite"),
        (aiff(PCM, coding=b"ima4"), "AIFF coding b'ima4' is not read"),
        (aiff(PCM, rate=b"\xff" * 10), "sample rate is 0 Hz"),
        (aiff(PCM, rate=b"\0" * 10), "sample rate is 0 Hz"),
        (aiff(PCM)[:50], r"chunk b.SSND. is cut short"),
    ],
)
def test_a_broken_file_is_named_and_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(AudioFileError, match=sentence):
        read_audio(data)


def accepts(data: bytes) -> bool:
    """Whether the bytes are read; anything but sound or our own error fails the test."""
    try:
        audio = read_audio(data)
    except AudioFileError:
        return False
    assert audio.samples.ndim == 1
    assert audio.samples.size > 0
    assert np.isfinite(audio.samples).all()
    return True


@given(st.sampled_from([b"RIFF\0\0\0\0WAVE", b"FORM\0\0\0\0AIFF", b"FORM\0\0\0\0AIFC", b""]), st.binary())
def test_hostile_bytes_give_our_error_or_sound(head: bytes, rest: bytes) -> None:
    accepts(head + rest)


@given(
    st.sampled_from([wav(PCM), aiff(PCM), aiff(PCM, coding=b"sowt"), wav(PCM[:8], bits=32, code=3)]),
    st.lists(st.tuples(st.integers(0, 63), st.integers(0, 255)), max_size=6),
    st.integers(0, 80),
)
@example(wav(PCM), [(16, 255), (17, 255), (18, 255), (19, 255)], 80)
def test_damaged_files_give_our_error_or_sound(data: bytes, hits: list[tuple[int, int]], cut: int) -> None:
    damaged = bytearray(data)
    for at, value in hits:
        damaged[at % len(damaged)] = value
    accepts(bytes(damaged[:cut]))


@given(st.sampled_from([wav(PCM), aiff(PCM)]), st.data())
def test_every_cut_short_file_is_refused(data: bytes, draw: st.DataObject) -> None:
    assert accepts(data)
    assert not accepts(data[: draw.draw(st.integers(0, len(data) - 1))])
