"""A few seconds to try voice and volumes with."""

from collections.abc import Callable
from pathlib import Path

from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.routine.words import Words
from lymph_coach.session.prepare import levels_of
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.choice import best_output
from lymph_coach.sound.output import Output
from lymph_coach.sound.score import Score, make_score
from lymph_coach.speech.prepare import SpeechPreparer
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.speech.voices import VoiceChoice

FIRST_S, BEAT_S, LENGTH_S = 2.0, 1.0, 6.0


def sample_cues(words: Words) -> tuple[Cue, ...]:
    """A sentence, the sound of zero, and three counts."""
    counts = (Cue(FIRST_S + BEAT_S * beat, CueKind.COUNT, words.number(beat + 1)) for beat in range(3))
    return (
        Cue(0.2, CueKind.SAY, words.wordings("tip")[0]),
        Cue(FIRST_S, CueKind.ZERO),
        *counts,
        Cue(FIRST_S + 3 * BEAT_S, CueKind.END),
    )


def make_sample(
    words: Words,
    cache: Path,
    settings: Settings,
    on_progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Output, Score, str]:
    """Prepare the sample: what to play it on, its sound, and a sentence if anything is amiss.

    Raises:
        PreparationCancelledError: ``cancelled`` answered yes.
    """
    cues = sample_cues(words)
    speech = SpeechPreparer(cache, ProcessRenderer())
    choice = VoiceChoice(settings.voice_id, settings.voice_rate_wpm)
    phrases = [cue.text for cue in cues if cue.text]
    made = speech.prepare(phrases, choice, on_progress=on_progress, cancelled=cancelled)
    output, notice = best_output(offset_ms=settings.sync_offset_ms)
    return output, make_score(cues, made.clips, levels_of(settings), LENGTH_S), notice or made.notice.value
