"""A listening with no engine and no device, moved by hand."""

import threading
from collections.abc import Callable, Collection, Sequence
from types import MappingProxyType

from tests.narration.fakes import HandOutput, clip

from lymph_coach.desktop.listening.listening import Listening
from lymph_coach.narration.narrator import Narrator
from lymph_coach.narration.script import Script
from lymph_coach.settings.settings import Settings
from lymph_coach.speech.errors import PreparationCancelledError, SpeechNotice
from lymph_coach.speech.prepare import Speech

SENTENCES = ("The first one.", "The second one.", "A new paragraph.", "The last one.")
BREAKS = frozenset({2})


class HandSource:
    """Prepares at once, or, while it is held, not before it is let go of or cancelled."""

    def __init__(self) -> None:
        self.output = HandOutput()
        self.asked: list[tuple[tuple[str, ...], int]] = []
        self.given_up = 0
        self.missing: Collection[str] = ()
        self.notice = SpeechNotice.NONE
        self.fail: Exception | None = None
        self.opening = threading.Event()
        self.opening.set()
        self.free = threading.Event()
        self.free.set()

    def open(self, script: Script, at: int) -> Narrator:
        self.opening.wait(5.0)
        return Narrator(script, self.output, 1.0, at)

    def prepare(self, texts: Sequence[str], speed_percent: int, cancelled: Callable[[], bool]) -> Speech:
        self.asked.append((tuple(texts), speed_percent))
        while not self.free.wait(0.005):
            if cancelled():
                self.given_up += 1
                raise PreparationCancelledError
        if self.fail:
            raise self.fail
        return Speech(
            MappingProxyType({text: clip(2.0) for text in texts if text not in self.missing}), notice=self.notice
        )


class Heard:
    """Everything a listening told, in order."""

    def __init__(self, listening: Listening) -> None:
        self.sentences: list[int] = []
        self.told: list[str] = []
        self.states: list[str] = []
        self.progress: list[tuple[int, int]] = []
        self.choices: list[tuple[str, object]] = []
        self.ends = 0
        listening.sentence_heard.connect(self.sentences.append)
        listening.told.connect(self.told.append)
        listening.state_changed.connect(self.states.append)
        listening.progressed.connect(self._progress)
        listening.choice_made.connect(self._choice)
        listening.ended.connect(self._end)

    def _progress(self, done: int, total: int) -> None:
        self.progress.append((done, total))

    def _choice(self, field: str, value: object) -> None:
        self.choices.append((field, value))

    def _end(self) -> None:
        self.ends += 1


class ListeningStage:
    """A listening, what it plays on, and what it told."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.source = HandSource()
        self.listening = Listening(self.source, self._now)
        self.heard = Heard(self.listening)

    def _now(self) -> Settings:
        return self.settings

    @property
    def output(self) -> HandOutput:
        return self.source.output

    def hear(self, seconds: float) -> None:
        """Let the device play on, and the alarm ring once."""
        self.output.run(seconds)
        self.listening._on_alarm()
