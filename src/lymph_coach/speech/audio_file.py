"""Sound files as speech engines write them: WAV, and AIFF or AIFF-C from macOS, told apart by their content.

Sources: the WAVE chapters of Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" and
Apple's "Audio Interchange File Format" 1.3 with its AIFF-C draft of 1991.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lymph_coach.speech.errors import AudioFileError

MAX_DURATION_S = 120.0
"""No phrase is longer; a header that says so is broken."""

_RATES_HZ = (4_000, 192_000)
_MAX_CHANNELS = 8
_BYTE_BITS = 8
_WAV_PCM = 0x0001
_WAV_FLOAT = 0x0003
_WAV_EXTENSIBLE = 0xFFFE
_EXTENSIBLE_SIZE = 40
_BIG_ENDIAN = frozenset({b"NONE", b"twos"})
_LITTLE_ENDIAN = frozenset({b"sowt"})
_FLOAT = frozenset({b"fl32", b"FL32"})
_MANTISSA_BITS = 64
_EXPONENT_BIAS = 16_383 + _MANTISSA_BITS - 1

Order = Literal["<", ">"]


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """One channel of sound, shape ``(n,)``, full scale at -1 and 1."""

    samples: NDArray[np.float64]
    rate_hz: int


@dataclass(frozen=True, slots=True)
class _Format:
    channels: int
    rate_hz: int
    bits: int
    order: Order
    is_float: bool = False
    is_unsigned: bool = False  # only WAV, only 8 bit: silence stands at half of the range


def read_audio(data: bytes) -> Audio:
    """Read a whole WAV, AIFF or AIFF-C file; several channels become their mean.

    Understands 8, 16, 24 and 32 bit integers and 32 bit floats.

    Raises:
        AudioFileError: the bytes are something else, cut short, contradict themselves or hold no sound.
    """
    kind, form = data[:4], data[8:12]
    try:
        if kind == b"RIFF" and form == b"WAVE":
            layout, body = _wav(data)
        elif kind == b"FORM" and form in {b"AIFF", b"AIFC"}:
            layout, body = _aiff(data, compressed=form == b"AIFC")
        else:
            raise AudioFileError("neither a WAV nor an AIFF file")
    except struct.error as error:
        raise AudioFileError(f"a header is cut short: {error}") from error
    return Audio(_mono(body, layout), layout.rate_hz)


def _chunks(data: bytes, order: Order) -> Iterator[tuple[bytes, bytes]]:
    """Yield each chunk's name and body; both families pad bodies to an even length."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from(f"{order}4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if len(body) < size:
            raise AudioFileError(f"chunk {name!r} is cut short: {len(body)} of {size} bytes")
        yield name, body
        at += 8 + size + size % 2


def _wav(data: bytes) -> tuple[_Format, bytes]:
    found = dict(_chunks(data, "<"))
    header = _need(found, b"fmt ")
    code, channels, rate_hz, _bytes_a_s, _align, bits = struct.unpack_from("<HHIIHH", header)
    if code == _WAV_EXTENSIBLE and len(header) >= _EXTENSIBLE_SIZE:
        (code,) = struct.unpack_from("<H", header, 24)
    if code not in {_WAV_PCM, _WAV_FLOAT}:
        raise AudioFileError(f"WAV coding {code:#06x} is not read")
    layout = _Format(channels, rate_hz, bits, "<", is_float=code == _WAV_FLOAT, is_unsigned=bits == _BYTE_BITS)
    return layout, _need(found, b"data")


def _aiff(data: bytes, *, compressed: bool) -> tuple[_Format, bytes]:
    found = dict(_chunks(data, ">"))
    header = _need(found, b"COMM")
    channels, _frames, bits, exponent, mantissa = struct.unpack_from(">HIHHQ", header)
    coding = header[18:22] if compressed else b"NONE"
    if coding not in _BIG_ENDIAN | _LITTLE_ENDIAN | _FLOAT:
        raise AudioFileError(f"AIFF coding {coding!r} is not read")
    body = _need(found, b"SSND")
    (offset,) = struct.unpack_from(">I", body)
    order: Order = "<" if coding in _LITTLE_ENDIAN else ">"
    layout = _Format(channels, _extended(exponent, mantissa), bits, order, is_float=coding in _FLOAT)
    return layout, body[8 + offset :]


def _need(found: dict[bytes, bytes], name: bytes) -> bytes:
    try:
        return found[name]
    except KeyError:
        raise AudioFileError(f"chunk {name!r} is missing") from None


def _extended(exponent: int, mantissa: int) -> int:
    """Turn the 80 bit float of an AIFF sample rate to whole Hz; 0 for anything that is no audible rate."""
    shift = exponent - _EXPONENT_BIAS
    return mantissa >> -shift if -_MANTISSA_BITS < shift <= 0 else 0


def _mono(body: bytes, layout: _Format) -> NDArray[np.float64]:
    low, high = _RATES_HZ
    if not low <= layout.rate_hz <= high:
        raise AudioFileError(f"sample rate is {layout.rate_hz} Hz, allowed is {low} to {high}")
    if not 1 <= layout.channels <= _MAX_CHANNELS:
        raise AudioFileError(f"{layout.channels} channels, allowed is 1 to {_MAX_CHANNELS}")
    frame_bytes = layout.channels * layout.bits // _BYTE_BITS
    frames = len(body) // frame_bytes if frame_bytes else 0
    if not 0 < frames <= layout.rate_hz * MAX_DURATION_S:
        raise AudioFileError(f"{frames} frames at {layout.rate_hz} Hz is no phrase")
    samples = _decode(body[: frames * frame_bytes], layout)
    if not np.isfinite(samples).all():
        raise AudioFileError("samples are not finite")
    return samples.reshape(frames, layout.channels).mean(axis=1)


def _decode(body: bytes, layout: _Format) -> NDArray[np.float64]:
    """Return full scale -1..1, channels interleaved."""
    match layout.bits, layout.is_float:
        case 32, True:
            return np.frombuffer(body, f"{layout.order}f4").astype(np.float64)
        case 8, False:
            if layout.is_unsigned:
                return (np.frombuffer(body, np.uint8).astype(np.float64) - 128.0) / 128.0
            return np.frombuffer(body, np.int8).astype(np.float64) / 128.0
        case (16 | 32) as bits, False:
            return np.frombuffer(body, f"{layout.order}i{bits // 8}").astype(np.float64) / 2.0 ** (bits - 1)
        case 24, False:
            return _decode_24(body, layout.order)
        case _:
            raise AudioFileError(f"samples of {layout.bits} bit are not read")


def _decode_24(body: bytes, order: Order) -> NDArray[np.float64]:
    """Widen three bytes to the upper three of four, so that the sign comes along."""
    thirds = np.frombuffer(body, np.uint8).reshape(-1, 3)
    wide = np.zeros((len(thirds), 4), np.uint8)
    if order == "<":
        wide[:, 1:] = thirds
    else:
        wide[:, :3] = thirds
    return wide.view(f"{order}i4").ravel().astype(np.float64) / 2.0**31
