"""From the person's choices to a session that is ready to play."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lymph_coach.routine.layout import SAID_ASIDE, build_timeline, estimated_length_s, phrases
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import Cue
from lymph_coach.routine.words import Words
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
    said = {key: words.wordings(key)[0] for key in SAID_ASIDE}
    return Prepared(session, made.clips, levels_of(settings), made.notice, said)
