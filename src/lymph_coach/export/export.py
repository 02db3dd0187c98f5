"""Writing a session as a sound file, a list of its cues and captions, for any player."""

import io
import os
import sys
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from lymph_coach.commands.own_choice import named_own
from lymph_coach.commands.plan_options import OptionError, PlanOptions
from lymph_coach.commands.voice_progress import VoiceProgress
from lymph_coach.export.files import ExportError, NewFiles, refused
from lymph_coach.export.text import captions_vtt, cues_json
from lymph_coach.routine.limits import RoutineError
from lymph_coach.session.course import load_course
from lymph_coach.session.own_routines import OwnRoutines
from lymph_coach.session.prepare import Prepared, prepare_session
from lymph_coach.settings.settings import Settings
from lymph_coach.speech.clip import RATE_HZ
from lymph_coach.speech.errors import PreparationCancelledError
from lymph_coach.speech.prepare import PhraseRenderer, SpeechPreparer
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.system.folders import Folders
from lymph_coach.system.shipped import ShippedFileError
from lymph_coach.system.stop_signals import Stop, StopSignals

_BLOCK_S = 5
_SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Outputs:
    """Which files to write; None for one that is not wanted."""

    sound: Path | None = None
    cues: Path | None = None
    captions: Path | None = None

    @classmethod
    def of(cls, sound: str | None, cues: str | None, captions: str | None) -> "Outputs":
        """The files that a command line names.

        Raises:
            OptionError: there is none, or two of them are the same.
        """
        given = {"--out": sound, "--cues": cues, "--captions": captions}
        seen: set[str] = set()
        for flag, path in given.items():
            if path is None:
                continue
            if not path or "\0" in path:
                raise OptionError.of_value(flag, path, "the name of a file")
            place = os.path.normcase(os.path.realpath(path))
            if place in seen:
                raise OptionError.of_value(flag, path, "a file of its own")
            seen.add(place)
        if not seen:
            raise OptionError("say where to write: --out, --cues or --captions.")
        return cls(*(Path(path) if path else None for path in given.values()))

    @property
    def paths(self) -> tuple[Path, ...]:
        """Those that are wanted."""
        return tuple(path for path in (self.sound, self.cues, self.captions) if path)


def run(options: PlanOptions, outputs: Outputs) -> int:
    """Write the files on this machine and return the exit status.

    Raises:
        OptionError: an option has a value it may not have.
    """
    stop: Stop | None = None
    told = sys.stderr or io.StringIO()  # None where a program is started without one
    with StopSignals() as stops:
        try:
            return Export(ProcessRenderer(), Folders.of(os.environ), told, stops.is_asked).write(options, outputs)
        except (ExportError, RoutineError, ShippedFileError) as error:
            print(f"lymph-coach export: {error}", file=sys.stderr)
            return 1
        except PreparationCancelledError:
            stop = stops.asked()
        except KeyboardInterrupt:
            stop = Stop.INTERRUPTED
    print("Stopped. Nothing was written.", file=sys.stderr)
    return stop.exit_code if stop else 1


class Export:
    """Makes a session and writes it.

    Args:
        renderer: makes the voice.
        folders: where the voice's clips are kept, and the person's own routines.
        told: where progress and what is amiss are told.
        cancelled: asked often whether to give up.
    """

    def __init__(self, renderer: PhraseRenderer, folders: Folders, told: TextIO, cancelled: Callable[[], bool]) -> None:
        self._speech = SpeechPreparer(folders.clips, renderer)
        self._routines = folders.routines
        self._told = told
        self._moving = told.isatty()
        self._cancelled = cancelled

    def write(self, options: PlanOptions, outputs: Outputs) -> int:
        """Write all of the files, or none of them, and return the exit status.

        Raises:
            OptionError: an option has a value it may not have.
            ExportError: a file could not be written.
            RoutineError, ShippedFileError: the installation is not whole.
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        course = load_course()
        settings = options.settings(Settings())
        own = named_own(options.given, OwnRoutines(self._routines, course), course)
        plan = options.plan(Settings(), course.routine, own)
        with NewFiles(outputs.paths) as new:
            with VoiceProgress(self._told, plain=not self._moving) as progress:
                prepared = prepare_session(plan, course.words, self._speech, settings, progress, self._cancelled)
            if prepared.notice:
                self._tell(prepared.notice)
            timeline = prepared.session.timeline
            for path, text in (
                (outputs.cues, cues_json(timeline, RATE_HZ)),
                (outputs.captions, captions_vtt(timeline)),
            ):
                if path:
                    _fill(path, new.files[path], text)
            if outputs.sound:
                self._write_sound(outputs.sound, new.files[outputs.sound], prepared)
            new.finish()
        self._tell("Wrote " + ", ".join(str(path) for path in outputs.paths) + ".")
        return 0

    def _write_sound(self, path: Path, file: BinaryIO, prepared: Prepared) -> None:
        timeline = prepared.session.timeline
        score = prepared.make_score(timeline.cues, timeline.duration_s)
        block = _BLOCK_S * RATE_HZ
        if not self._moving:
            self._tell(f"Writing {path}.")
        try:
            with wave.open(file, "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(_SAMPLE_BYTES)
                sound.setframerate(RATE_HZ)
                sound.setnframes(score.frame_count)
                for start in range(0, score.frame_count, block):
                    if self._cancelled():
                        raise PreparationCancelledError
                    self._tell_share(start / score.frame_count)
                    stop = min(start + block, score.frame_count)
                    sound.writeframesraw(score.frames(start, stop).tobytes())
            self._tell_share(1.0)
        except OSError as error:
            raise refused(path, error) from error
        finally:
            if self._moving:
                self._tell("")  # whatever is told next begins a line

    def _tell_share(self, share: float) -> None:
        if self._moving:
            print(f"\rWriting the sound: {share:4.0%}", end="", file=self._told, flush=True)

    def _tell(self, sentence: str) -> None:
        print(sentence, file=self._told, flush=True)


def _fill(path: Path, file: BinaryIO, text: str) -> None:
    try:
        file.write(text.encode())
        file.flush()
    except OSError as error:
        raise refused(path, error) from error
