"""A clock moved by waiting for keys, keys pressed at given moments, and a session small enough to follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.practice.log import DiaryLog, open_diary
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import Plan
from lymph_coach.safety.outcome import Outcome
from lymph_coach.safety.verdict import Verdict
from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.session.course import load_course
from lymph_coach.session.history import Practice
from lymph_coach.session.session import Session
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.output import Output
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.speech.prepare import PhraseRenderer
from lymph_coach.system.folders import Folders
from lymph_coach.system.local_time import local_now
from lymph_coach.system.stop_signals import Stop
from lymph_coach.terminal.checkin import Desk
from lymph_coach.terminal.front import Front, Machine
from lymph_coach.terminal.silence import NoVoice

START = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
ONE_ROUND = PlanOptions({"preset": "circles", "rounds": "1"})


class FakeTime:
    """All clocks of a machine, moved by hand."""

    def __init__(self) -> None:
        self.s = 0.0

    def monotonic(self) -> float:
        return 500.0 + self.s

    def wall(self) -> float:
        return 1_700_000_000.0 + self.s

    def now(self) -> datetime:
        return START + timedelta(seconds=self.s)


class FakeKeys:
    """Presses keys at their moments; waiting moves the clock. ``presses`` are seconds and keys in order."""

    def __init__(
        self, time: FakeTime, presses: Sequence[tuple[float, str]] = (), *, present: bool = True, limit_s: float = 1_200
    ) -> None:
        self.present = present
        self.waits: list[float] = []
        self._time = time
        self._presses = list(presses)
        self._limit_s = limit_s

    def wait(self, seconds: float) -> str | None:
        self.waits.append(seconds)
        assert self._time.s < self._limit_s, "the session never ends"
        until_s = self._time.s + seconds
        if self._presses and self._presses[0][0] <= until_s:
            at_s, key = self._presses.pop(0)
            self._time.s = max(at_s, self._time.s)
            return key
        self._time.s = until_s
        return None


class FakeAwake:
    """Keeps the screen on, or refuses with a notice that is told once; ``starts`` is how often it was asked."""

    def __init__(self, notice: str | None = None) -> None:
        self.notice = notice
        self.is_on = False
        self.starts = 0

    def start(self) -> str | None:
        self.starts += 1
        self.is_on = self.notice is None
        return self.notice if self.starts == 1 else None

    def stop(self) -> None:
        self.is_on = False


@dataclass
class FakeStop:
    """Somebody who asks the program to end at a moment."""

    time: FakeTime
    at_s: float = float("inf")
    who: Stop = Stop.INTERRUPTED

    def asked(self) -> Stop | None:
        return self.who if self.time.s >= self.at_s else None


def well(_desk: Desk) -> Verdict | None:
    """Nobody is asked: nothing is the matter."""
    return Verdict(Outcome.GO)


@dataclass
class Rig:
    """A front end on a machine of fakes, with real files under ``home``."""

    home: Path
    time: FakeTime = field(default_factory=FakeTime)
    presses: Sequence[tuple[float, str]] = ()
    present: bool = True
    stop: FakeStop | None = None
    awake: FakeAwake = field(default_factory=FakeAwake)
    silent: bool = True
    plain: bool = True
    renderer: PhraseRenderer = field(default_factory=NoVoice)
    limit_s: float = 1_200
    outputs: Callable[[Settings], Sequence[Output]] | None = None
    check_in: Callable[[Desk], Verdict | None] = well
    out: StringIO = field(default_factory=StringIO)
    err: StringIO = field(default_factory=StringIO)

    @property
    def folders(self) -> Folders:
        return Folders(self.home / "data", self.home / "cache", self.home / "config", self.home / "log")

    @property
    def lines(self) -> list[str]:
        return self.out.getvalue().splitlines()

    def silence(self, _settings: Settings) -> Sequence[Output]:
        return (SilentOutput(self.time.monotonic, self.time.wall),)

    def practise(self, options: PlanOptions = ONE_ROUND) -> int:
        self.keys = FakeKeys(self.time, self.presses, present=self.present, limit_s=self.limit_s)
        stop = self.stop or FakeStop(self.time)
        machine = Machine(
            self.folders,
            self.out,
            self.err,
            self.keys,
            self.renderer,
            self.outputs or self.silence,
            self.awake,
            stop.asked,
            self.time.monotonic,
            self.time.now,
            "CA",
            self.check_in,
        )
        return Front(machine, silent=self.silent, plain=self.plain).practise(options)


def plan_of(**given: str) -> Plan:
    """A plan as the command line asks for it."""
    return PlanOptions(given).plan(Settings(), load_course().routine)


def session_of(**given: str) -> Session:
    """A session of such a plan, before its start."""
    plan = plan_of(**given)
    return Session(plan, build_timeline(plan, load_course().words))


def last_practice(rig: Rig) -> Practice:
    """The session written down last."""
    with open_diary(rig.folders.data, local_now) as diary:
        last = DiaryLog(diary).last()
    assert last is not None
    return last


def has_checkpoint(rig: Rig) -> bool:
    """Whether a session is left to go on with."""
    return CheckpointFile(rig.folders.data / "checkpoint.json").load(load_course().routine) is not None
