"""Where sessions and sound samples come from; loads the libraries of speech and sound when they are first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lymph_coach.desktop.practise.coach import Started
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.words import Words
from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.player import Player
from lymph_coach.settings.settings import Settings
from lymph_coach.speech.voices import Voice

# ruff: noqa: PLC0415  # numpy and the sound device are loaded at the first Start, not before the window

if TYPE_CHECKING:
    from lymph_coach.sound.output import Output
    from lymph_coach.sound.score import Score


@dataclass(frozen=True, slots=True)
class Sample:
    """A few seconds of sound, what to play them on, and a sentence if anything is amiss."""

    output: "Output"
    score: "Score"
    notice: str


class Source(Protocol):
    """Where sessions and samples come from."""

    def prepare(
        self, plan: Plan | Checkpoint, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Started:
        """Make a player."""
        ...

    def sample(self, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> "Sample":
        """Make a sample."""
        ...

    def voices(self, _on_progress: Callable[[int, int], None], _cancelled: Callable[[], bool]) -> tuple[Voice, ...]:
        """List the voices."""
        ...


MakeSource = Callable[[Words, Path, Callable[[], Settings]], Source]


def load_libraries(_on_progress: Callable[[int, int], None], _cancelled: Callable[[], bool]) -> None:
    """Load what the first session would wait for: numpy, the sound device, speech. Runs off the GUI thread."""
    for name in ("sound.output", "sound.silent", "session.prepare", "speech.prepare", "speech.renderer"):
        import_module(f"lymph_coach.{name}")


class SessionSource:
    """Makes players and samples; every method may take long and runs off the GUI thread.

    Args:
        words: what the coach says.
        cache: the folder of the prepared clips.
        settings: gives the settings as they are now.
    """

    def __init__(self, words: Words, cache: Path, settings: Callable[[], Settings]) -> None:
        self._words = words
        self._cache = cache
        self._settings = settings

    def prepare(
        self, plan: Plan | Checkpoint, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> Started:
        """Make a player for a plan or for a session that was cut off.

        Raises:
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        from lymph_coach.session.prepare import prepare_session
        from lymph_coach.sound.output import DeviceOutput, Output
        from lymph_coach.sound.silent import SilentOutput
        from lymph_coach.speech.prepare import SpeechPreparer
        from lymph_coach.speech.renderer import ProcessRenderer

        settings = self._settings()
        speech = SpeechPreparer(self._cache, ProcessRenderer())
        made = prepare_session(plan, self._words, speech, settings, on_progress, cancelled)
        outputs: list[Output] = [SilentOutput()]
        if not settings.muted:
            outputs.insert(0, DeviceOutput(offset_ms=settings.sync_offset_ms))
        return Started(Player(made.session, outputs, made.make_score, made.phrases), made.notice.value)

    def sample(self, on_progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> "Sample":
        """Make a sample with the present voice, volumes and offset.

        Raises:
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        from lymph_coach.session.sample import make_sample

        return Sample(*make_sample(self._words, self._cache, self._settings(), on_progress, cancelled))

    def voices(self, _on_progress: Callable[[int, int], None], _cancelled: Callable[[], bool]) -> tuple[Voice, ...]:
        """The voices of this machine; none if the engine does not answer."""
        from lymph_coach.speech.prepare import SpeechPreparer
        from lymph_coach.speech.renderer import ProcessRenderer

        return SpeechPreparer(self._cache, ProcessRenderer()).voices()
