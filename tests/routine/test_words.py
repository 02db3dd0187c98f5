"""A word file is checked word by word, so that nothing is missing or misspelt in the middle of a session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import WORDS, WORDS_TEXT

from lymph_coach.routine.kinds import Posture, Turn
from lymph_coach.routine.limits import OutOfRangeError, RoutineError
from lymph_coach.routine.words import KEYS, LONGEST_PHRASE, Line, parse_words

FILE = "xx.toml"
LINE = '[[settle.seated]]\nafter_s = 1\ntext = "Sit tall, both feet flat on the floor."'


def spoiled(old: str, new: str) -> str:
    assert WORDS_TEXT.count(old) >= 1
    return WORDS_TEXT.replace(old, new, 1)


def test_the_shipped_words_are_read() -> None:
    assert WORDS.language == "en"
    assert (WORDS.number(1), WORDS.number(10)) == ("one", "ten")
    assert set(WORDS.say) == KEYS
    assert WORDS.settle[Posture.SEATED][0] == Line(1.0, "Sit tall, both feet flat on the floor.")
    assert WORDS.wordings("next_part", turn=Turn.FORWARD) == ("Next: the other half, forward.", "Next: forward.")
    assert WORDS.wordings("next_round", round="two", rounds="three", turn=Turn.BACKWARD)[-1] == "Round two."
    for wordings in WORDS.say.values():
        assert [len(one) for one in wordings] == sorted((len(one) for one in wordings), reverse=True)


@pytest.mark.parametrize(
    ("old", "new", "field", "allowed"),
    [
        ("schema = 1", "schema = 9", "schema", "1"),
        ("schema = 1", "schema = 1\nvoice = 2", "voice", "one of"),
        ('language = "en"', "language = 1", "language", "a text"),
        ('"one", ', "", "numbers", "ten words"),
        ('"one", ', "1, ", "numbers", "a text"),
        ('rest_left = ["Ten more seconds.", "Ten seconds."]', "", "say.rest_left", "a list of texts"),
        ('rest_left = ["Ten', 'hum = ["Hm."]\nrest_left = ["Ten', "say.hum", "one of"),
        ('paused = ["Paused."]', "paused = []", "say.paused", "a list of texts"),
        ('paused = ["Paused."]', 'paused = "Paused."', "say.paused", "a list of texts"),
        ('paused = ["Paused."]', "paused = [3]", "say.paused", "a text"),
        ('paused = ["Paused."]', 'paused = [" "]', "say.paused", "a text"),
        ('paused = ["Paused."]', 'paused = ["..."]', "say.paused", "a text"),
        ('paused = ["Paused."]', f'paused = ["{"a" * (LONGEST_PHRASE + 1)}"]', "say.paused", "a text"),
        ('paused = ["Paused."]', 'paused = ["Paused {turn}."]', "say.paused", "no braces"),
        ('paused = ["Paused."]', 'paused = ["Paused {."]', "say.paused", "no braces"),
        ('"Shoulder rolls, {turn}."', '"Rolls {round}."', "say.rolls", "{turn}"),
        ('"Shoulder rolls, {turn}."', '"Rolls {}."', "say.rolls", "{turn}"),
        ('"Shoulder rolls, {turn}."', '"Rolls {turn.__class__}."', "say.rolls", "{turn}"),
        ('"Shoulder rolls, {turn}."', '"Rolls {turn!r}."', "say.rolls", "{turn}"),
        ('"Shoulder rolls, {turn}."', '"Rolls {turn:>99999999}."', "say.rolls", "{turn}"),
        ('"Round {round}."', '"Round {number}."', "say.next_round", "{round} or {rounds} or {turn}"),
        ('"Raise {arms}."', '"Raise {turn}."', "say.raise", "{arms}"),
        ('forward = "forward"', "", "turns.forward", "a text"),
        ('left = "your left arm"', "", "arms.left", "a text"),
        ('both = "your arms"', 'both = "your arms"\nnone = ""', "arms.none", "one of"),
        ('forward = "forward"', 'forward = "forward"\nupward = "up"', "turns.upward", "one of"),
        (LINE, LINE.replace("after_s = 1", "after_s = 61"), "settle.seated.after_s", "0 to 60"),
        (LINE, LINE.replace("after_s = 1", "after_s = true"), "settle.seated.after_s", "0 to 60"),
        (LINE, LINE.replace("after_s = 1", "after_s = nan"), "settle.seated.after_s", "0 to 60"),
        (LINE, LINE.replace("after_s = 1", "after = 1"), "settle.seated.after", "one of after_s, text"),
        (LINE, LINE.replace("after_s = 1", ""), "settle.seated.after_s", "0 to 60"),
        (LINE, LINE.replace("text =", "text = 1 #"), "settle.seated.text", "a text"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, field: str, allowed: str) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        parse_words(spoiled(old, new), FILE)
    assert str(caught.value).startswith(f"{FILE}: {field} is ")
    assert caught.value.field == field
    assert caught.value.allowed.startswith(allowed)


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("[settle]\nseated = ['a']\nstanding = []", "settle.seated"),
        ("[settle]\nstanding = []", "settle.seated"),
        ("[settle]\nseated = []\nstanding = []\nlying = []", "settle.lying"),
        ("[settle]\nseated = 3", "settle.seated"),
        ("", "settle"),
    ],
)
def test_lines_are_lists_of_tables_by_posture(section: str, field: str) -> None:
    start, end = WORDS_TEXT.index("[[settle.seated]]"), WORDS_TEXT.index("[[close.seated]]")
    with pytest.raises(OutOfRangeError) as caught:
        parse_words(WORDS_TEXT[:start] + section + "\n" + WORDS_TEXT[end:], FILE)
    assert caught.value.field == field


def test_lines_are_put_in_order_of_time() -> None:
    text = spoiled(LINE, LINE.replace("after_s = 1", "after_s = 59.5"))
    assert [line.after_s for line in parse_words(text).settle[Posture.SEATED]] == [8.0, 16.0, 59.5]


@given(
    st.integers(0, len(WORDS_TEXT) - 1),
    st.integers(0, 40),
    st.sampled_from(["", "{", "}", "0", "[", '"', "\n", "{turn}", "{x[0]}"]),
)
def test_any_damage_is_survived(start: int, length: int, put: str) -> None:
    text = WORDS_TEXT[:start] + put + WORDS_TEXT[start + length :]
    try:
        words = parse_words(text)
    except RoutineError:
        return
    for key in KEYS:
        for turn in (*Turn, None):
            assert all(words.wordings(key, turn=turn, round="one", rounds="two"))
