"""A session is laid out with the true lengths of its voice, and with estimates where there is none."""

import io
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from tests.routine.plans import ROUTINE, WORDS, assert_whole, spoken
from tests.session.fakes import FakeOutput
from tests.session.test_checkpoint import BEGAN, SEEN, led

from lymph_coach.routine.layout import phrases
from lymph_coach.routine.plan import make_plan
from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.session import sample
from lymph_coach.session.checkpoint import checkpoint_of
from lymph_coach.session.prepare import Prepared, prepare_session
from lymph_coach.session.sample import sample_cues
from lymph_coach.session.session import State
from lymph_coach.settings.settings import Settings
from lymph_coach.speech.errors import PreparationCancelledError, SpeechError, SpeechNotice
from lymph_coach.speech.prepare import SpeechPreparer, ignore_progress
from lymph_coach.speech.renderer import never
from lymph_coach.speech.voices import Voice, VoiceChoice

PLAN = make_plan(ROUTINE, "circles")


def said(seconds: float) -> bytes:
    samples = 0.5 * 32_000 * np.sin(np.arange(round(22_050 * seconds)) / 20)
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(22_050)
        writer.writeframes(samples.astype("<i2").tobytes())
    return file.getvalue()


class FakeRenderer:
    """Says each phrase in a time of its own, but those it is told to leave out."""

    def __init__(self, *missing: str, letter_s: float = 0.02) -> None:
        self.missing = missing
        self.letter_s = letter_s
        self.choices: list[VoiceChoice] = []

    def length_s(self, text: str) -> float:
        return 0.2 + self.letter_s * len(text)

    def identity(self) -> str:
        return "fake 1"

    def voices(self, *, cancelled: Callable[[], bool] = bool) -> tuple[Voice, ...]:
        assert not cancelled()
        return ()

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = bool,
    ) -> None:
        self.choices.append(choice)
        for text in phrases:
            if cancelled():
                raise PreparationCancelledError
            if text not in self.missing:
                assert on_phrase(text, said(self.length_s(text)))
        if self.missing:
            raise SpeechError("some are missing")


def prepare(tmp_path: Path, renderer: FakeRenderer, settings: Settings | None = None) -> Prepared:
    return prepare_session(PLAN, WORDS, SpeechPreparer(tmp_path, renderer), settings or Settings())


def test_the_session_is_laid_out_with_the_lengths_of_the_clips(tmp_path: Path) -> None:
    renderer = FakeRenderer()
    made = prepare(tmp_path, renderer, Settings(voice_rate_wpm=120, voice_volume=40))
    assert set(made.clips) == set(phrases(PLAN, WORDS))
    assert (made.session.state, made.session.position_s, made.notice) == (State.PAUSED, -1.0, SpeechNotice.NONE)
    assert made.phrases == {"paused": "Paused.", "stopped": "Lower your arms and sit."}
    assert (made.levels.voice, renderer.choices) == (0.4, [VoiceChoice("", 120)])
    assert_whole(made.session.timeline)
    for cue in spoken(made.session.timeline):
        clip = made.clips[cue.text]
        assert cue.length_s == clip.duration_s - clip.onset_s


def test_progress_is_told_to_the_last_phrase(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    prepare_session(
        PLAN, WORDS, SpeechPreparer(tmp_path, FakeRenderer()), Settings(), lambda done, of: told.append((done, of))
    )
    wanted = len(phrases(PLAN, WORDS))
    assert told[-1] == (wanted, wanted)


def test_without_a_voice_the_session_is_led_all_the_same(tmp_path: Path) -> None:
    made = prepare(tmp_path, FakeRenderer(*phrases(PLAN, WORDS)))
    assert made.notice is SpeechNotice.NO_VOICE
    assert spoken(made.session.timeline)
    score = made.make_score(made.session.timeline.cues, made.session.timeline.duration_s)
    first = made.session.timeline.cues[0]
    assert first == Cue(0.0, CueKind.START)
    assert np.any(score.frames(0, 22_050))


def test_a_session_that_was_cut_off_goes_on_in_its_circle(tmp_path: Path) -> None:
    kept = checkpoint_of(led(PLAN, 24.0), BEGAN, SEEN)
    made = prepare_session(kept, WORDS, SpeechPreparer(tmp_path, FakeRenderer()), Settings())
    assert made.session.done == kept.done != frozenset()
    assert made.session.timeline.segments[1].number == kept.number
    assert_whole(made.session.timeline)


def test_giving_up_is_passed_on(tmp_path: Path) -> None:
    speech = SpeechPreparer(tmp_path, FakeRenderer())
    with pytest.raises(PreparationCancelledError):
        prepare_session(PLAN, WORDS, speech, Settings(), cancelled=lambda: True)


@pytest.mark.parametrize("sentence_s", [0.0, 1.9, 6.0])
def test_the_sample_says_its_sentence_and_then_counts_to_three(sentence_s: float) -> None:
    said, zero, *counts, end = sample_cues(WORDS, sentence_s)
    assert (said.kind, zero.kind, end.kind) == (CueKind.SAY, CueKind.ZERO, CueKind.END)
    assert said.time_s + sentence_s < zero.time_s == counts[0].time_s
    assert [cue.text for cue in counts] == ["one", "two", "three"]
    assert [cue.time_s - zero.time_s for cue in (*counts, end)] == pytest.approx([0.0, 1.0, 2.0, 3.0])


def test_a_slow_voice_makes_the_sample_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer, output = FakeRenderer(letter_s=0.2), FakeOutput()

    def best(*, offset_ms: int) -> tuple[FakeOutput, str]:
        assert offset_ms == 0
        return output, ""

    monkeypatch.setattr(sample, "ProcessRenderer", lambda: renderer)
    monkeypatch.setattr(sample, "best_output", best)
    made = sample.make_sample(WORDS, tmp_path, Settings(), ignore_progress, never)
    sentence_s = renderer.length_s(WORDS.wordings("tip")[0])
    assert made[0] is output
    assert made[1].duration_s > sentence_s + 3.0 > 8.0
    assert made[2] == ""
