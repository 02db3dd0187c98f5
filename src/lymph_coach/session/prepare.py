"""From the person's choices to a session that is ready to play."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lymph_coach.routine.kinds import Direction
from lymph_coach.routine.layout import build_timeline, estimated_length_s, phrases
from lymph_coach.routine.load import parse_routine
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.routine import Routine
from lymph_coach.routine.timeline import Cue
from lymph_coach.routine.words import Words, parse_words
from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.session import Session
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.levels import Levels
from lymph_coach.sound.score import Score, make_score
from lymph_coach.speech.clip import Clip
from lymph_coach.speech.errors import SpeechNotice
from lymph_coach.speech.prepare import SpeechPreparer, ignore_progress
from lymph_coach.speech.renderer import never
from lymph_coach.speech.voices import VoiceChoice
from lymph_coach.system.shipped import shipped

_PACE_CHOICES = ("rounds", "small_s", "large_s", "mid_rest_s", "round_rest_s")
_SAID_OUTSIDE = ("paused", "stopped")


@dataclass(frozen=True, slots=True)
class Course:
    """What can be practised on this machine: the routine and the words for it."""

    routine: Routine
    words: Words


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A session ready to play: its value, the clips it is spoken with, and a sentence if the voice is amiss."""

    session: Session
    clips: Mapping[str, Clip]
    levels: Levels
    notice: SpeechNotice
    phrases: Mapping[str, str]

    def make_score(self, cues: Sequence[Cue], duration_s: float) -> Score:
        """The sound of some cues in this session's voice."""
        return make_score(cues, self.clips, self.levels, duration_s)


def load_course(language: str = "en") -> Course:
    """Read the shipped routine and its words.

    Raises:
        RoutineError: a shipped file is damaged; says where.
        ShippedFileError: a shipped file is missing.
    """
    routine_path = shipped("routines", "arm_circles.toml")
    words_path = shipped("routines", "words", f"{language}.toml")
    return Course(
        parse_routine(routine_path.read_text("utf-8"), routine_path.name),
        parse_words(words_path.read_text("utf-8"), words_path.name),
    )


def plan_of(settings: Settings, routine: Routine) -> Plan:
    """The plan the settings ask for; a pace or number of rounds of 0 stays as the preset says."""
    changes: dict[str, float] = {name: getattr(settings, name) for name in _PACE_CHOICES if getattr(settings, name)}
    changes["count_in_s"] = settings.count_in_s
    manner = Manner(settings.posture, settings.reach, settings.arms, Direction(settings.direction))
    return make_plan(routine, settings.preset, manner, changes)


def levels_of(settings: Settings) -> Levels:
    """How loud the settings ask each kind of sound to be."""
    return Levels(
        voice=settings.voice_volume / 100,
        counts=settings.count_volume / 100,
        tones=settings.tone_volume / 100,
        circle_tones=settings.circle_tones,
    )


def prepare_session(
    plan: Plan | Checkpoint,
    words: Words,
    speech: SpeechPreparer,
    settings: Settings,
    on_progress: Callable[[int, int], None] = ignore_progress,
    cancelled: Callable[[], bool] = never,
) -> Prepared:
    """Prepare every phrase, lay the session out with their true lengths, and hold it ready, paused before its start.

    May take seconds the first time; see :meth:`SpeechPreparer.prepare` for progress and cancelling.

    Args:
        plan: what to practise, or the checkpoint of a session to go on with.
        words: what to say.
        speech: makes the clips.
        settings: voice, speed and levels.
        on_progress: gets how many of how many phrases are ready, on the calling thread.
        cancelled: asked often whether to give up.

    Raises:
        PreparationCancelledError: ``cancelled`` answered yes.
    """
    wanted = phrases(plan.plan if isinstance(plan, Checkpoint) else plan, words)
    choice = VoiceChoice(settings.voice_id, settings.voice_rate_wpm)
    made = speech.prepare(wanted, choice, on_progress=on_progress, cancelled=cancelled)

    def length_s(text: str) -> float:
        clip = made.clips.get(text)
        return clip.duration_s - clip.onset_s if clip else estimated_length_s(text)

    if isinstance(plan, Checkpoint):
        session = plan.session(words, length_s)
    else:
        session = Session(plan, build_timeline(plan, words, length_s))
    said = {key: words.wordings(key)[0] for key in _SAID_OUTSIDE}
    return Prepared(session, made.clips, levels_of(settings), made.notice, said)
