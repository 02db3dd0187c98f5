"""A screen without a monitor: an Xvfb of its own, whose pixels can be watched without asking it for anything."""

import mmap
import os
import struct
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

WIDTH_PX, HEIGHT_PX = 1_280, 900
_START_LIMIT_S = 10.0
_COLOUR_BYTES = 12  # one entry of the colour table that an XWD file carries before its pixels
_PIXEL_BYTES = 4


class Screen:
    """Owns the server; a context manager. ``environment`` is for programs that shall open their windows on it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="screen-")
        self._server: subprocess.Popen[bytes] | None = None
        self._pixels: mmap.mmap | None = None
        self._first = 0
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp", "-noreset"),
                *("-screen", "0", f"{WIDTH_PX}x{HEIGHT_PX}x24", "-fbdir", self._folder.name),
            ],
            pass_fds=[write_end],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        hidden = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"}
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        # As installed: compiled once, whatever the shell says, and kept outside the repository.
        compiled = {"PYTHONPYCACHEPREFIX": f"{self._folder.name}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        self.environment = {**kept, **compiled, "DISPLAY": f":{number}"}
        self._map()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pixels is not None:
            self._pixels.close()
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
        self._folder.cleanup()

    def _map(self) -> None:
        path = Path(self._folder.name, "Xvfb_screen0")
        deadline_s = time.monotonic() + _START_LIMIT_S
        while not path.exists() or path.stat().st_size < WIDTH_PX * HEIGHT_PX * _PIXEL_BYTES:
            assert time.monotonic() < deadline_s, "Xvfb shows no pixels"
            time.sleep(0.01)
        with path.open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header_bytes, colours = struct.unpack_from(">I", self._pixels, 0)[0], struct.unpack_from(">I", self._pixels, 76)
        self._first = header_bytes + colours[0] * _COLOUR_BYTES

    def row(self, y_px: int) -> bytes:
        """One row of pixels as it is now; reading it costs the server nothing."""
        assert self._pixels is not None
        begin = self._first + y_px * WIDTH_PX * _PIXEL_BYTES
        return self._pixels[begin : begin + WIDTH_PX * _PIXEL_BYTES]

    def wait_for_picture(self, y_px: int, blank: bytes, limit_s: float = 20.0) -> float:
        """The monotonic moment, within 1 ms, at which a row first differs from ``blank``.

        Raises:
            TimeoutError: it did not within ``limit_s``.
        """
        deadline_s = time.monotonic() + limit_s
        while self.row(y_px) == blank:
            if time.monotonic() > deadline_s:
                raise TimeoutError("nothing was painted")
            time.sleep(0.001)
        return time.monotonic()

    def wait_for_rest(self, y_px: int, calm_s: float = 0.4) -> float:
        """The monotonic moment at which a row changed last before it stayed as it was for ``calm_s``."""
        last, seen = time.monotonic(), self.row(y_px)
        while time.monotonic() - last < calm_s:
            time.sleep(0.001)
            now = self.row(y_px)
            if now != seen:
                last, seen = time.monotonic(), now
        return last

    def wait_for_blank(self, y_px: int, blank: bytes, limit_s: float = 5.0) -> None:
        """Wait until a row is as it was before a window opened.

        Raises:
            TimeoutError: it was not within ``limit_s``.
        """
        deadline_s = time.monotonic() + limit_s
        while self.row(y_px) != blank:
            if time.monotonic() > deadline_s:
                raise TimeoutError("the window did not go away")
            time.sleep(0.005)
