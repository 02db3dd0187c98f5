"""The whole window on a stage: real parts, but a clock moved by hand and no engine or device."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.desktop.listening_stage import HandSource as VoiceByHand
from tests.desktop.surroundings import HandComputer

from lymph_coach.desktop.app import App
from lymph_coach.desktop.practise.coach import Started
from lymph_coach.desktop.source import Sample
from lymph_coach.desktop.wings.checkin import CheckinWing
from lymph_coach.desktop.wings.parts import Parts
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.words import Words
from lymph_coach.safety.outcome import Outcome
from lymph_coach.safety.verdict import Verdict
from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.player import Player
from lymph_coach.session.prepare import prepare_session
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.notices import SoundError, SoundNotice, Trouble
from lymph_coach.sound.score import Score
from lymph_coach.speech.errors import PreparationCancelledError, SpeechError
from lymph_coach.speech.prepare import SpeechPreparer
from lymph_coach.speech.voices import Voice, VoiceChoice
from lymph_coach.system.awake import Awake
from lymph_coach.system.folders import Folders

NOON = datetime.fromisoformat("2026-11-22T12:00:00-05:00")


class HandOutput:
    """An output whose clock is moved by the test."""

    def __init__(self) -> None:
        self.heard_s = 0.0
        self.broken: Trouble | None = None
        self.refuses: SoundNotice | None = None
        self.scores: list[Score] = []
        self.playing = False

    def play(self, score: Score, from_s: float) -> None:
        if self.refuses:
            raise SoundError(self.refuses)
        self.broken = None
        self.heard_s = from_s
        self.scores.append(score)
        self.playing = True

    def stop(self) -> float:
        self.playing = False
        return self.heard_s

    def position(self) -> float:
        return self.heard_s

    def trouble(self) -> Trouble | None:
        return self.broken


class HandHold:
    """A hold on the screen that works."""

    active = False

    def __enter__(self) -> None:
        self.active = True

    def __exit__(self, *error: object) -> None:
        self.active = False


class NoEngine:
    """A speech engine that is not there."""

    def identity(self) -> str:
        return "none"

    def voices(self, *, cancelled: Callable[[], bool] = bool) -> tuple[Voice, ...]:
        del cancelled
        return (Voice("gmw/en", "English", "en"), Voice("roa/fr", "French", "fr"))

    def render(
        self,
        phrases: object,
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = bool,
    ) -> None:
        del phrases, choice, on_phrase, cancelled
        raise SpeechError("no engine on this stage")


class HandSource:
    """Makes players on outputs moved by hand; ``hold`` keeps a preparation waiting until it is cancelled."""

    def __init__(self, words: Words, cache: Path, settings: Callable[[], Settings]) -> None:
        self._words, self._cache, self._settings = words, cache, settings
        self.outputs = [HandOutput(), HandOutput()]
        self.hold = False
        self.fail: Exception | None = None

    def prepare(
        self, plan: Plan | Checkpoint, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Started:
        if self.fail:
            raise self.fail
        on_progress(1, 2)
        while self.hold:
            if cancelled():
                raise PreparationCancelledError
        speech = SpeechPreparer(self._cache, NoEngine())
        made = prepare_session(plan, self._words, speech, self._settings(), on_progress, cancelled)
        return Started(Player(made.session, self.outputs, made.make_score, made.phrases), made.notice.value)

    def sample(self, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Sample:
        del on_progress, cancelled
        if self.fail:
            raise self.fail
        return Sample(self.outputs[0], Score((), 0.05), "No speaker here.")

    def voices(self, _on_progress: Callable[[int, int], None], _cancelled: Callable[[], bool]) -> tuple[Voice, ...]:
        return NoEngine().voices()


@dataclass
class Stage:
    """The app, and what a test moves it by."""

    app: App
    sources: list[HandSource]
    voice: VoiceByHand
    computer: HandComputer
    now: list[datetime] = field(default_factory=lambda: [NOON])

    @property
    def source(self) -> HandSource:
        """Where the app's sessions come from."""
        _ = self.app.practice  # which asks for it
        return self.sources[0]

    def hear(self, seconds: float) -> None:
        """Let the device play on, and the alarm ring once."""
        for output in self.source.outputs:
            if output.playing:
                output.heard_s += seconds
        self.now[0] += timedelta(seconds=seconds)
        self.app.practice.coach._on_alarm()

    def wait(self, seconds: float) -> None:
        """Let time go by, and the reminders look at the clock."""
        self.now[0] += timedelta(seconds=seconds)
        self.computer.steady_s += seconds
        self.app.reminders.alarm.replan()

    def where(self) -> str:
        """The kind of the present segment."""
        session = self.app.practice.coach.session
        return session.now.segment.kind.value if session else ""


class WellCheckin(CheckinWing):
    """Nobody is asked: nothing is the matter."""

    def ask(self) -> None:
        self.passed.emit(Verdict(Outcome.GO))


def make_stage(
    application: QApplication, home: Path, settings: Mapping[str, object] | None = None, *, checkin: bool = False
) -> Stage:
    """Open the app in a folder of its own, with settings saved before; the check-in asks only where it is wanted."""
    folders = Folders.of({"LYMPH_COACH_HOME": str(home)})
    folders.create()
    made: list[HandSource] = []
    now = [NOON]

    def make_source(words: Words, cache: Path, choices: Callable[[], Settings]) -> HandSource:
        made.append(HandSource(words, cache, choices))
        return made[0]

    voice = VoiceByHand()

    def make_narration(_cache: Path, _settings: Callable[[], Settings]) -> VoiceByHand:
        return voice

    computer = HandComputer()
    parts = Parts(
        make_source,
        make_narration,
        None if checkin else WellCheckin,
        computer.surroundings(),
        Awake(HandHold),
    )
    app = App(application, folders, lambda: now[0], parts)
    app.chosen._now = replace(app.chosen.now(), **(settings or {}))
    app._wear()
    return Stage(app, made, voice, computer, now)
