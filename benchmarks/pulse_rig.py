"""A sound card without a card: a private PulseAudio with a null sink, and a recorder that knows when it heard what.

Needs the programs ``pulseaudio`` and ``parec``. Nothing of the machine's own sound is touched: the server lives in a
folder of its own, and only this process is pointed at it, for as long as the rig is open.
"""

import os
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 22_050
_SERVER_LIMIT_S = 10.0
_SETTLE_S = 2.0  # an idle null sink may begin its first stream over a second late
_BLOCK_BYTES = 220 * 2  # 10 ms
_STRETCHES = 12


@dataclass(frozen=True, slots=True)
class Recording:
    """What the sink played: mono samples, and the monotonic moment at which the first of them was heard.

    The server counts seconds of its own, by its samples; ``pace`` is how long one of them is. A null sink runs some
    100 to 230 ppm off, which is 20 ms in a minute and a half.
    """

    samples: NDArray[np.int16]
    started_s: float
    pace: float = 1.0

    def monotonic_s(self, heard_s: float) -> float:
        """The monotonic moment of one that :meth:`find` gave, which counts the server's seconds."""
        return self.started_s + (heard_s - self.started_s) * self.pace

    def since(self, moment_s: float) -> NDArray[np.int16]:
        """The samples heard from a monotonic moment on."""
        return self.samples[max(0, round((moment_s - self.started_s) / self.pace * RATE_HZ)) :]

    def find(self, clip: NDArray[np.int16], near_s: float, slack_s: float = 0.5) -> float:
        """When ``clip`` begins, in the server's seconds since the start's moment, within ``slack_s`` of ``near_s``.

        Raises:
            LookupError: nothing in that stretch looks like the clip (normalised correlation under 0.5).
        """
        first = max(0, round((near_s - slack_s - self.started_s) * RATE_HZ))
        last = first + round(2 * slack_s * RATE_HZ) + len(clip)
        stretch = self.samples[first:last].astype(np.float64)
        wanted = clip.astype(np.float64)
        if len(stretch) < len(wanted):
            raise LookupError(f"the recording ends before {near_s:.2f} s")
        score = _correlate(stretch, wanted)
        best = int(np.argmax(score))
        energy = np.linalg.norm(stretch[best : best + len(wanted)]) * np.linalg.norm(wanted)
        if score[best] < 0.5 * energy or energy == 0:
            raise LookupError(f"the clip was not heard near {near_s:.2f} s")
        return self.started_s + (first + best) / RATE_HZ


def _correlate(stretch: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    size = 1 << (len(stretch) + len(wanted)).bit_length()
    product = np.fft.rfft(stretch, size) * np.conj(np.fft.rfft(wanted, size))
    return np.fft.irfft(product, size)[: len(stretch) - len(wanted) + 1]


class _Recorder(threading.Thread):
    """Reads the recorder's pipe and notes, block by block, when the samples came."""

    def __init__(self, pipe: IO[bytes]) -> None:
        super().__init__(name="pulse-rig-recorder")
        self._pipe = pipe
        self._blocks: list[bytes] = []
        self._frames = 0
        self._arrivals: list[tuple[int, float]] = []

    def run(self) -> None:
        """Read until the recorder closes its end."""
        while block := self._pipe.read(_BLOCK_BYTES):
            self._blocks.append(block)
            self._frames += len(block) // 2
            self._arrivals.append((self._frames, time.monotonic()))

    def recording(self) -> Recording:
        """Everything so far; dated by the blocks that came with the least delay, each of its stretch."""
        steady = self._arrivals[len(self._arrivals) // 4 :]
        samples = np.frombuffer(b"".join(self._blocks), np.int16)
        each = len(steady) // _STRETCHES
        stretches = [steady[first : first + each] for first in range(0, each * _STRETCHES, each)]
        soonest = [min((came_s - frames / RATE_HZ, frames) for frames, came_s in stretch) for stretch in stretches]
        late_s, frames = zip(*soonest, strict=True)
        slope, started_s = np.polynomial.Polynomial.fit(frames, late_s, 1).convert().coef[::-1]
        return Recording(samples, float(started_s), 1.0 + float(slope) * RATE_HZ)


class PulseRig:
    """Owns the server and the recorder; a context manager, ready to be played to when entered.

    Args:
        records: whether a recorder listens. It asks the server for sound every 10 ms, and the server then asks the
            program every 20 ms: where the cost of playing is measured, there is none, as on a person's computer.
    """

    def __init__(self, *, records: bool = True) -> None:
        self._records = records
        self._folder = tempfile.TemporaryDirectory(prefix="pulse-rig-")
        self._environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": self._folder.name,
            "PULSE_RUNTIME_PATH": self._folder.name,
            "PULSE_STATE_PATH": self._folder.name,
            "PULSE_SERVER": f"unix:{self._folder.name}/native",
            "HOME": self._folder.name,
        }
        self._before: dict[str, str | None] = {}
        self._server: subprocess.Popen[bytes] | None = None
        self._parec: subprocess.Popen[bytes] | None = None
        self._recorder: _Recorder | None = None

    def __enter__(self) -> Self:
        for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "PULSE_SERVER"):
            self._before[name] = os.environ.get(name)
            os.environ[name] = self._environment[name]
        self.start_server()
        if self._records:
            self.record()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill_server()
        if self._recorder is not None:
            self._recorder.join()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self._folder.cleanup()

    def start_server(self) -> None:
        """Start the server and wait until it listens."""
        socket = Path(self._folder.name, "native")
        socket.unlink(missing_ok=True)
        self._server = subprocess.Popen(
            [
                *("pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", "--disable-shm=yes"),
                f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}",
                f"--load=module-null-sink sink_name=rig rate={RATE_HZ} channels=1 format=s16le",
            ],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline_s = time.monotonic() + _SERVER_LIMIT_S
        while not socket.exists():
            assert self._server.poll() is None, "pulseaudio ended before it listened"
            assert time.monotonic() < deadline_s, "pulseaudio does not listen"
            time.sleep(0.02)

    def record(self) -> None:
        """Start recording the sink and let it settle."""
        self._parec = subprocess.Popen(
            [
                *("parec", "--device=rig.monitor", "--raw", f"--rate={RATE_HZ}", "--channels=1"),
                *("--format=s16le", "--latency-msec=10", "--process-time-msec=5"),
            ],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        assert self._parec.stdout is not None
        self._recorder = _Recorder(self._parec.stdout)
        self._recorder.start()
        time.sleep(_SETTLE_S)

    def heard(self) -> Recording:
        """What was recorded up to now."""
        assert self._recorder is not None
        return self._recorder.recording()

    def hang_server(self) -> None:
        """Stop the server's process as a hung one would stand: connected, and doing nothing."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def wake_server(self) -> None:
        """Let a hung server go on."""
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def kill_server(self) -> None:
        """End the server at once, and the recorder with it."""
        for process in (self._server, self._parec):
            if process is not None:
                process.kill()
                process.wait()
        if self._parec is not None and self._parec.stdout is not None and self._recorder is not None:
            self._recorder.join()
            self._parec.stdout.close()
