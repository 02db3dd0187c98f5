"""A person's own routine: what it may change, and how whatever it may not is named."""

import re

import pytest
from hypothesis import given
from tests.routine.plans import MANNERS, ORDERS, OWN_TEXTS, ROUTINE, WORDS, assert_whole, spoken

from lymph_coach.routine.kinds import Kind, Part, Posture, Turn
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.limits import OutOfRangeError, RoutineError
from lymph_coach.routine.own import OwnRoutine, own_plan, own_record, parse_own, plan_from_record
from lymph_coach.routine.own_template import own_template
from lymph_coach.routine.own_words import OwnWords
from lymph_coach.routine.plan import ORDER, Manner, make_plan
from lymph_coach.routine.words import LONGEST_PHRASE, Line

FILE = "mine.toml"
LEAST = 'schema = 1\nname = "Mine"\n'
LONG = "a" * (LONGEST_PHRASE + 1)


def own(text: str) -> OwnRoutine:
    return parse_own(LEAST + text, ROUTINE, WORDS, FILE)


def test_what_is_left_out_is_as_in_standard() -> None:
    made = own("")
    assert made == OwnRoutine("Mine", "standard")
    plan = own_plan(made, ROUTINE)
    assert (plan.preset, plan.pace, plan.order) == ("Mine", ROUTINE.presets["standard"], ORDER)


def test_numbers_order_and_words_are_taken_and_hold_before_the_settings() -> None:
    made = own(
        'start_from = "gentle"\norder = ["rolls", "breathe", "circles"]\n[pace]\nrounds = 2\nlarge_count = 10\n'
        "[words]\n"
        'tip = "Soft hands."\nnext_round = ["Now round {round}.", "Round {round}."]\n'
        "[[settle.seated]]\nafter_s = 2\ntext = 'Feet flat.'\n"
    )
    plan = own_plan(made, ROUTINE, changes={"rounds": 3, "large_s": 6.0})
    assert (plan.pace.rounds, plan.pace.large_s, plan.pace.small_count) == (2, 6.0, 5)
    timeline = build_timeline(plan, WORDS)
    assert_whole(timeline)
    kinds = list(dict.fromkeys(one.kind for one in timeline.segments))
    assert kinds[:4] == [Kind.SETTLE, Kind.ROLL, Kind.BREATHE_IN, Kind.BREATHE_OUT]
    said = [cue.text for cue in spoken(timeline)]
    assert said[0] == "Feet flat."
    assert {"Soft hands.", "Now round two."} <= set(said)
    assert "Sit tall, both feet flat on the floor." not in said
    assert "Stand tall, with your chair in reach." in {
        cue.text for cue in spoken(build_timeline(own_plan(made, ROUTINE, Manner(Posture.STANDING)), WORDS))
    }


def test_the_breaths_before_the_circles_are_announced_as_such_whatever_the_order() -> None:
    for order in ORDERS:
        plan = own_plan(OwnRoutine("Mine", "standard", order=order), ROUTINE)
        said = [cue.text for cue in spoken(build_timeline(plan, WORDS))]
        assert [text for text in said if "breath" in text.lower() and "soft" not in text] == [
            text
            for text in said
            if text in {"Next: slow, easy breaths.", "Now breathe.", "To finish, slow breaths.", "Slow breaths."}
            or text == "Breathe in."
        ]
        opening = {"Next: slow, easy breaths.", "Now breathe."} & set(said)
        closing = {"To finish, slow breaths.", "Slow breaths."} & set(said)
        assert len(opening) == len(closing) == 1


def test_where_a_phrase_has_no_room_ours_is_said() -> None:
    plan = own_plan(own(f'[words]\nnext_large = "{"Now large circles " * 6}"\n[pace]\nmid_rest_s = 8'), ROUTINE)
    timeline = build_timeline(plan, WORDS)
    assert timeline.missed == ()
    assert {cue.text for cue in spoken(timeline)} & set(WORDS.wordings("next_large", turn=Turn.BACKWARD))


def test_each_line_of_one_s_own_that_has_no_room_is_told_of() -> None:
    lines = ((2, "Sit well back, with both feet on the floor."), (4, "Glasses off."), (9.5, "Soft."), (50, "Late."))
    rows = [f"[[settle.seated]]\nafter_s = {after_s}\ntext = '{text}'" for after_s, text in lines]
    timeline = build_timeline(own_plan(own("[pace]\nsettle_s = 10\n" + "\n".join(rows)), ROUTINE), WORDS)
    assert next(cue.text for cue in spoken(timeline)) == "Sit well back, with both feet on the floor."
    assert [(one.text, one.room_s) for one in timeline.missed] == [("Glasses off.", 6), ("Soft.", 0.5), ("Late.", 0)]
    ours = build_timeline(own_plan(own("[pace]\nsettle_s = 10"), ROUTINE), WORDS)
    assert ours.missed == ()


WRONG = (
    ("ranges = 1", "ranges", "one of close, name, order, pace, schema, settle, start_from, words"),
    ("[rules]\narms_up_limit_s = 90", "rules", "one of close"),
    ('start_from = "quick"', "start_from", "one of starter, standard, gentle, circles"),
    ("start_from = ['gentle']", "start_from", "one of"),
    ("pace = 3", "pace", "a table"),
    ("[pace]\nweight_kg = 1", "pace.weight_kg", "one of"),
    ("[pace]\nneck_rolls = 5", "pace.neck_rolls", "one of"),
    ("[pace]\nsmall_s = 1.4", "pace.small_s", "1.5 to 4"),
    ("[pace]\nsmall_s = nan", "pace.small_s", "1.5 to 4"),
    ("[pace]\nlarge_s = 1e400", "pace.large_s", "3 to 8"),
    ("[pace]\nrounds = 0x" + "f" * 9_000, "pace.rounds", "1 to 3, whole"),
    ("[pace]\nrounds = true", "pace.rounds", "1 to 3, whole"),
    ("[pace]\nsmall_count = 7.5", "pace.small_count", "5 to 10, whole"),
    ('order = "circles"', "order", "breathe, rolls and circles, each once"),
    ('order = ["circles"]', "order", "breathe, rolls"),
    ('order = ["circles", "circles", "rolls"]', "order", "breathe, rolls"),
    ('order = ["circles", "breathe", "rolls"]', "order", "breathe, rolls and circles, each once, breathe before"),
    ('order = ["breathe", "rolls", "circles", 4]', "order", "breathe, rolls"),
    ("words = 3", "words", "a table"),
    ('[words]\nhum = "Hm."', "words.hum", "one of"),
    ('[words]\nlower = "Keep them up."', "words.lower", "one of"),
    ('[words]\nstopped = "Go on."', "words.stopped", "one of"),
    ('[words]\nnumbers = ["uno"]', "words.numbers", "one of"),
    ("[words]\ntip = []", "words.tip", "1 to 3 texts"),
    ('[words]\ntip = ["a", "b", "c", "d"]', "words.tip", "1 to 3 texts"),
    ("[words]\ntip = 3", "words.tip", "a text of 1 to 120 printable"),
    (f'[words]\ntip = "{LONG}"', "words.tip", "a text of 1 to 120 printable"),
    ('[words]\ntip = "a\\u001b[2Jb"', "words.tip", "a text of 1 to 120 printable"),
    ('[words]\ntip = "a\\u202eb"', "words.tip", "a text of 1 to 120 printable"),
    ('[words]\ntip = "."', "words.tip", "a text of 1 to 120 printable characters, with a letter or digit"),
    ('[words]\ntip = "{turn}"', "words.tip", "no braces"),
    ('[words]\ntip = "Roll your neck."', "words.tip", "no word that begins with 'neck'"),
    ('[words]\ntip = "Take your WEIGHTS."', "words.tip", "no word that begins with 'weight'"),
    ("settle = 3", "settle", "a table"),
    ("settle.lying = []", "settle.lying", "one of"),
    ("settle.seated = 3", "settle.seated", "a list of lines"),
    ("[[settle.seated]]\nafter_s = 0\ntext = 'a'", "settle.seated.after_s", "1 to 60"),
    ("[[settle.seated]]\nafter_s = 2\ntext = 'faster'", "settle.seated.text", "no word that begins"),
    ("[[close.seated]]\nafter_s = 61\ntext = 'a'", "close.seated.after_s", "0 to 60"),
    ("[[close.seated]]\nafter_s = 6\ntext = 'a'\n" * 7, "close.seated", "up to 6 lines"),
)


@pytest.mark.parametrize(("text", "field", "allowed"), WRONG)
def test_what_is_wrong_is_named_with_file_field_value_and_range(text: str, field: str, allowed: str) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        own(text)
    assert str(caught.value).startswith(f"{FILE}: {field} is ")
    assert caught.value.field == field
    assert caught.value.allowed.startswith(allowed)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("3", "a text of 1 to 40 printable"),
        ("''", "a text of"),
        ("'  '", "a text of"),
        (f"'{'a' * 41}'", "a text of"),
        ('"a\\nb"', "a text of"),
        ("'Gentle'", "a name that no preset has"),
    ],
)
def test_a_name_is_short_seen_and_no_preset_s(name: str, allowed: str) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        parse_own(f"schema = 1\nname = {name}", ROUTINE, WORDS, FILE)
    assert (caught.value.field, caught.value.allowed[: len(allowed)]) == ("name", allowed)


@pytest.mark.parametrize(
    "text",
    [
        "x" + ".a" * 20_000 + " = 1",
        "pace" + ".a" * 900 + " = 1",
        "order = " + "[" * 900 + "]" * 900,
        "x = 1\n" * 2,
        "k" * 30_000 + " = 1",
        "'\\u0000\x1b' = 1",
        "[a]\n" * 2,
    ],
)
def test_an_error_is_one_short_line_however_the_file_is_made(text: str) -> None:
    with pytest.raises(RoutineError) as caught:
        own(text)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@given(OWN_TEXTS, MANNERS)
def test_every_file_that_loads_comes_back_from_a_checkpoint_as_it_was(text: str, manner: Manner) -> None:
    plan = own_plan(parse_own(text, ROUTINE, WORDS), ROUTINE, manner)
    pace = {name: getattr(plan.pace, name) for name in ROUTINE.ranges}
    assert plan_from_record(plan.preset, plan.manner, pace, own_record(plan), ROUTINE) == plan


@pytest.mark.parametrize("base", sorted(ROUTINE.presets))
def test_a_template_reads_as_the_preset_it_was_made_from(base: str) -> None:
    text = own_template(ROUTINE, WORDS, base, f"My {base}")
    made = parse_own(text, ROUTINE, WORDS, FILE)
    plan = make_plan(ROUTINE, base)
    assert own_plan(made, ROUTINE).pace == plan.pace
    assert (made.name, made.base, made.order, made.wording) == (f"My {base}", base, ORDER, OwnWords())
    for field, limits in ROUTINE.ranges.items():
        assert re.search(rf"^{field} = \S+ +# {re.escape(str(limits))}$", text, re.MULTILINE)
    woken = text.replace("# [words]", "[words]").replace("# tip", "tip")
    assert parse_own(woken, ROUTINE, WORDS).wording == OwnWords({"tip": WORDS.say["tip"]})


def test_lines_of_one_posture_leave_those_of_the_other() -> None:
    words = OwnWords(close={Posture.SEATED: (Line(1.0, "Well."),)}).over(WORDS)
    assert words.close[Posture.SEATED] == (Line(1.0, "Well."),)
    assert words.close[Posture.STANDING] == WORDS.close[Posture.STANDING]
    assert OwnWords().over(WORDS) is WORDS
    assert set(ORDER) == set(Part)
