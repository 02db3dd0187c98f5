"""Reading in order, moving, pausing and losing the device, with an output moved by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narration.fakes import HandOutput, clip

from lymph_coach.narration.heard import Heard, State
from lymph_coach.narration.narrator import LARGEST_BATCH, Narrator
from lymph_coach.narration.notices import NarrationNotice
from lymph_coach.narration.script import PARAGRAPH_PAUSE_S, SENTENCE_PAUSE_S, Script
from lymph_coach.sound.notices import SoundNotice, Trouble

SCRIPT = Script(("One.", "Two.", "Three.", "Four."), frozenset({2}))
CLIPS = dict.fromkeys(range(4), clip(2.0))


def reading(at: int = 0) -> tuple[Narrator, HandOutput]:
    output = HandOutput()
    narrator = Narrator(SCRIPT, output, 1.0, at)
    narrator.take(CLIPS)
    assert narrator.go_on() == Heard(State.READING, at)
    return narrator, output


def after(narrator: Narrator, output: HandOutput, seconds: float) -> Heard:
    output.run(seconds)
    return narrator.tick()


@pytest.mark.parametrize("at", [-1, 4])
def test_it_begins_with_a_sentence_of_the_script(at: int) -> None:
    with pytest.raises(ValueError, match=f"{at}, but has to be from 0 to 3"):
        Narrator(SCRIPT, HandOutput(), 1.0, at)


def test_sentences_are_heard_in_order_and_the_device_is_let_go_of_at_the_end() -> None:
    narrator, output = reading()
    assert after(narrator, output, 1.9).index == 0
    assert after(narrator, output, SENTENCE_PAUSE_S + 0.2).index == 1
    assert after(narrator, output, 2.0).index == 1
    assert after(narrator, output, PARAGRAPH_PAUSE_S + 0.1).index == 2
    assert after(narrator, output, 2.0 + SENTENCE_PAUSE_S) == Heard(State.READING, 3)
    assert output.playing
    assert after(narrator, output, 2.1) == Heard(State.ENDED, 3)
    assert not output.playing
    assert narrator.go_on() == narrator.back() == narrator.pause() == Heard(State.ENDED, 3)
    assert len(output.scores) == 1


def test_it_waits_for_a_sentence_that_is_not_ready_and_goes_on_when_it_is() -> None:
    output = HandOutput()
    narrator = Narrator(SCRIPT, output, 1.0)
    assert narrator.tick() == Heard(State.PAUSED, 0)
    assert narrator.go_on() == Heard(State.PREPARING, 0)
    assert narrator.take({0: clip(1.0)}) == Heard(State.READING, 0)
    assert after(narrator, output, 2.0) == Heard(State.PREPARING, 0)
    assert narrator.take({1: clip(1.0)}) == Heard(State.READING, 0)
    assert after(narrator, output, 0.5) == Heard(State.READING, 1)
    assert len(output.scores) == 1


def test_a_clip_taken_while_paused_waits_until_it_goes_on() -> None:
    output = HandOutput()
    narrator = Narrator(SCRIPT, output, 1.0)
    assert narrator.take(CLIPS) == Heard(State.PAUSED, 0)
    assert not output.scores
    assert narrator.ready == 4
    assert narrator.go_on() == narrator.go_on() == Heard(State.READING, 0)
    assert len(output.scores) == 1


def test_a_pause_goes_on_from_the_beginning_of_the_sentence() -> None:
    narrator, output = reading()
    output.run(3.0)
    assert narrator.pause() == narrator.pause() == Heard(State.PAUSED, 1)
    assert not output.playing
    assert narrator.go_on() == Heard(State.READING, 1)
    assert output.scores[-1].frames(0, 10).all()
    assert after(narrator, output, 2.0 + PARAGRAPH_PAUSE_S + 0.1).index == 2


def test_a_sentence_heard_to_its_end_is_not_said_again_after_a_pause() -> None:
    narrator, output = reading()
    output.run(2.1)
    assert narrator.pause() == Heard(State.PAUSED, 1)
    narrator, output = reading(3)
    output.run(2.1)
    assert narrator.pause() == Heard(State.PAUSED, 3)


def test_back_and_forward_move_by_a_sentence_while_reading() -> None:
    narrator, output = reading(1)
    output.run(2.0 + PARAGRAPH_PAUSE_S + 0.1)
    assert narrator.back() == Heard(State.READING, 1)
    assert narrator.back() == Heard(State.READING, 0)
    output.run(1.0)
    assert narrator.back() == Heard(State.READING, 0)
    assert output.position() == 0.0
    assert narrator.forward() == Heard(State.READING, 1)
    assert len(output.scores) == 5


def test_forward_leaves_the_last_sentence_alone() -> None:
    narrator, output = reading(3)
    output.run(1.0)
    assert narrator.forward() == Heard(State.READING, 3)
    assert output.position() == 1.0


def test_a_paused_reading_moves_and_stays_paused() -> None:
    narrator, output = reading()
    narrator.pause()
    assert narrator.forward() == Heard(State.PAUSED, 1)
    assert narrator.forward() == Heard(State.PAUSED, 2)
    assert narrator.back() == Heard(State.PAUSED, 1)
    assert len(output.scores) == 1
    assert narrator.go_on() == Heard(State.READING, 1)


def test_what_cannot_be_spoken_is_passed_over_both_ways() -> None:
    script = Script(("One.", "\N{EM DASH}", "Three.", "Four."))
    output = HandOutput()
    narrator = Narrator(script, output, 1.0)
    narrator.take({0: clip(1.0), 2: clip(1.0), 3: None})
    narrator.go_on()
    assert after(narrator, output, 1.0 + SENTENCE_PAUSE_S + 0.1) == Heard(State.READING, 2)
    assert narrator.back() == Heard(State.READING, 0)
    assert narrator.forward() == Heard(State.READING, 2)
    assert narrator.forward() == Heard(State.READING, 2)
    assert after(narrator, output, 1.1).state is State.ENDED


def test_one_that_begins_where_nothing_can_be_spoken_is_at_the_next() -> None:
    narrator = Narrator(Script(("\N{EM DASH}", "Two.")), HandOutput(), 1.0)
    assert narrator.wanted() == (1,)
    narrator.take({1: clip()})
    assert narrator.go_on() == Heard(State.READING, 1)


def test_nothing_but_dashes_ends_at_once() -> None:
    assert Narrator(Script(("-", "-")), HandOutput(), 1.0).go_on() == Heard(State.ENDED, 0)


@pytest.mark.parametrize("trouble", Trouble)
def test_a_lost_device_pauses_at_the_sentence_and_says_so_once(trouble: Trouble) -> None:
    narrator, output = reading()
    output.run(3.0)
    output.broken = trouble
    assert narrator.tick() == Heard(State.PAUSED, 1, NarrationNotice[trouble.name])
    assert narrator.tick() == Heard(State.PAUSED, 1)
    assert not output.playing
    assert narrator.go_on() == Heard(State.READING, 1)


@pytest.mark.parametrize("refusal", [SoundNotice.NO_DEVICE, SoundNotice.NOT_ANSWERING])
def test_without_a_device_it_says_so_and_stays_paused(refusal: SoundNotice) -> None:
    output = HandOutput()
    output.refusal = refusal
    narrator = Narrator(SCRIPT, output, 1.0, 2)
    narrator.take(CLIPS)
    assert narrator.go_on() == Heard(State.PAUSED, 2, NarrationNotice[refusal.name])
    output.refusal = None
    assert narrator.go_on() == Heard(State.READING, 2)
    output.refusal = refusal
    assert narrator.forward() == Heard(State.PAUSED, 3, NarrationNotice[refusal.name])


def test_a_change_of_voice_prepares_anew_from_the_sentence_heard() -> None:
    narrator, output = reading()
    output.run(3.0)
    assert narrator.change_voice() == Heard(State.PREPARING, 1)
    assert narrator.wanted() == (1,)
    assert narrator.take({1: clip()}) == Heard(State.READING, 1)
    narrator.pause()
    assert narrator.change_voice() == Heard(State.PAUSED, 1)
    assert narrator.ready == 0


def test_closing_is_silent_for_good() -> None:
    narrator, output = reading()
    narrator.close()
    assert not output.playing
    assert narrator.take(CLIPS) == narrator.forward() == Heard(State.ENDED, 0)


def test_as_many_are_asked_for_as_are_ready_ahead_and_one_more() -> None:
    script = Script(tuple(f"Sentence {index}." for index in range(60)))
    narrator = Narrator(script, HandOutput(), 1.0, 10)
    sizes: list[int] = []
    while wanted := narrator.wanted():
        sizes.append(len(wanted))
        narrator.take(dict.fromkeys(wanted, clip(0.1)))
    assert sizes == [1, 2, 4, 8, 16, 16, 13]


@given(at=st.integers(0, 29), moves=st.lists(st.sampled_from([-1, 1, 5]), max_size=30))
def test_the_present_sentence_comes_first_and_every_one_in_the_end(at: int, moves: list[int]) -> None:
    script = Script(tuple(f"Sentence {index}." for index in range(30)))
    narrator = Narrator(script, HandOutput(), 1.0, at)
    ready: set[int] = set()
    turns = iter(moves)
    while wanted := narrator.wanted():
        here = narrator.tick().index
        assert wanted == tuple(i for i in (*range(here, 30), *range(here)) if i not in ready)[: len(wanted)]
        assert 1 <= len(wanted) <= LARGEST_BATCH
        narrator.take(dict.fromkeys(wanted, clip(0.1)))
        ready.update(wanted)
        step = next(turns, 0)
        for _ in range(abs(step)):
            narrator.forward() if step > 0 else narrator.back()
    assert ready == set(range(30))
