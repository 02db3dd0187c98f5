"""Clips kept between sessions: one small WAV a phrase, found by everything that shaped its sound."""

import contextlib
import hashlib
import os
import struct
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lymph_coach.speech.clip import RATE_HZ, Clip
from lymph_coach.speech.errors import SpeechError
from lymph_coach.speech.shape import SHAPE_VERSION
from lymph_coach.speech.voices import VoiceChoice

MAX_BYTES = 200_000_000
MAX_FILES = 4_000

_SUFFIX = ".wav"
_PARTIAL = ".partial"
# RIFF size WAVE, fmt (PCM, 1 channel, 16 bit), our own chunk (key, onset index, checksum), data size.
# A player skips the chunk it does not know, so a kept clip can be listened to.
_HEADER = struct.Struct("<4sI4s 4sIHHIIHH 4sI32sII 4sI")
_OUR_CHUNK = b"lyco"


@dataclass(frozen=True, slots=True)
class Key:
    """Everything that decides how a phrase sounds; ``engine`` names engine and version."""

    engine: str
    choice: VoiceChoice
    text: str

    def digest(self) -> bytes:
        """Return 32 bytes that differ whenever any part differs."""
        choice = self.choice
        parts = (
            self.engine,
            choice.voice_id,
            choice.language,
            str(choice.rate_wpm),
            str(SHAPE_VERSION),
            self.text,
        )
        # Each part with its length before it: no two lists of parts give the same bytes.
        encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
        return hashlib.sha256(b"".join(struct.pack("<I", len(part)) + part for part in encoded)).digest()


class ClipCache:
    """Owns the clips in one folder; whatever is wrong with one makes it a miss, and ``put`` replaces it."""

    def __init__(self, folder: Path, *, max_bytes: int = MAX_BYTES, max_files: int = MAX_FILES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._max_files = max_files

    def get(self, key: Key) -> Clip | None:
        """Return the kept clip and mark it as used now, or ``None``."""
        digest = key.digest()
        path = self._path(digest)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        clip = unpack(data, digest)
        if clip is not None:
            with contextlib.suppress(OSError):  # a folder that can only be read serves as well
                os.utime(path)
        return clip

    def put(self, key: Key, clip: Clip) -> None:
        """Keep a clip, whole or not at all.

        Raises:
            SpeechError: the folder cannot be written.
        """
        digest = key.digest()
        partial: Path | None = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=_PARTIAL, delete=False) as file:
                partial = Path(file.name)
                file.write(pack(clip, digest))
            partial.replace(self._path(digest))
        except OSError as error:
            if partial is not None:
                with contextlib.suppress(OSError):
                    partial.unlink()
            raise SpeechError(f"a clip cannot be kept: {error}") from error

    def drop_oldest(self) -> int:
        """Remove the clips used longest ago until both limits hold, and return how many; the rest stays."""
        total_bytes = dropped = 0
        newest_first = sorted(self._entries(), reverse=True)
        for count, (_used_ns, size, path) in enumerate(newest_first, start=1):
            total_bytes += size
            if total_bytes > self._max_bytes or count > self._max_files:
                with contextlib.suppress(OSError):
                    path.unlink()
                    dropped += 1
        return dropped

    def _entries(self) -> list[tuple[int, int, Path]]:
        """List each clip's last use in ns, size in bytes and path; other files are not ours."""
        found: list[tuple[int, int, Path]] = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, _PARTIAL)):
                    with contextlib.suppress(OSError):  # gone since it was listed
                        facts = entry.stat()
                        found.append((facts.st_mtime_ns, facts.st_size, Path(entry.path)))
        return found

    def _path(self, digest: bytes) -> Path:
        return self._folder / (digest.hex() + _SUFFIX)


def pack(clip: Clip, digest: bytes) -> bytes:
    """Lay out a clip as a WAV with its key, onset and checksum inside."""
    body = clip.samples.astype("<i2").tobytes()
    onset = round(clip.onset_s * RATE_HZ)
    return _header(len(body), digest, onset, zlib.crc32(body, onset)) + body


def unpack(data: bytes, digest: bytes) -> Clip | None:
    """Read back what ``pack`` made for this very key; anything else gives ``None``."""
    if len(data) <= _HEADER.size:
        return None
    body = data[_HEADER.size :]
    onset, checksum = struct.unpack_from("<II", data, _HEADER.size - 16)
    if data[: _HEADER.size] != _header(len(body), digest, onset, checksum):
        return None
    if zlib.crc32(body, onset) != checksum or len(body) % 2 or onset * 2 >= len(body):
        return None
    return Clip(np.frombuffer(body, "<i2").astype(np.int16), RATE_HZ, onset / RATE_HZ)


def _header(size: int, digest: bytes, onset: int, checksum: int) -> bytes:
    riff = (b"RIFF", _HEADER.size - 8 + size, b"WAVE")
    pcm = (b"fmt ", 16, 1, 1, RATE_HZ, RATE_HZ * 2, 2, 16)
    return _HEADER.pack(*riff, *pcm, _OUR_CHUNK, 40, digest, onset, checksum, b"data", size)
