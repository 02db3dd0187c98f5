"""A few seconds to try voice and volumes with."""

from collections.abc import Callable
from pathlib import Path

from lymph_coach.routine.cues import END_TONE_S
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

_SENTENCE_AT_S, _APART_S = 0.2, 0.3
_FIRST_S, _BEAT_S, _COUNTED = 2.0, 1.0, 3


def sample_cues(words: Words, sentence_s: float) -> tuple[Cue, ...]:
    """A sentence that lasts ``sentence_s``, and once it is said, the sound of zero and three counts."""
    zero_s = max(_FIRST_S, _SENTENCE_AT_S + sentence_s + _APART_S)
    counts = (Cue(zero_s + _BEAT_S * beat, CueKind.COUNT, words.number(beat + 1)) for beat in range(_COUNTED))
    return (
        Cue(_SENTENCE_AT_S, CueKind.SAY, _sentence(words)),
        Cue(zero_s, CueKind.ZERO),
        *counts,
        Cue(zero_s + _BEAT_S * _COUNTED, CueKind.END),
    )


def _sentence(words: Words) -> str:
    return words.wordings("tip")[0]


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
    speech = SpeechPreparer(cache, ProcessRenderer())
    choice = VoiceChoice(settings.voice_id, settings.voice_rate_wpm)
    phrases = [_sentence(words), *words.numbers[:_COUNTED]]
    made = speech.prepare(phrases, choice, on_progress=on_progress, cancelled=cancelled)
    sentence = made.clips.get(_sentence(words))
    cues = sample_cues(words, sentence.duration_s - sentence.onset_s if sentence else 0.0)
    score = make_score(cues, made.clips, levels_of(settings), cues[-1].time_s + END_TONE_S)
    output, notice = best_output(offset_ms=settings.sync_offset_ms)
    return output, score, notice or made.notice.value
