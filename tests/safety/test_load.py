"""A file of questions is taken as it is meant or refused, naming what is wrong."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.safety.shipped_checkin import shipped_checkin, shipped_text

from lymph_coach.safety.errors import CheckinError
from lymph_coach.safety.load import parse_checkin
from lymph_coach.safety.outcome import Outcome, Side
from lymph_coach.safety.question import Effect

TEXT = shipped_text()


def test_what_ships_is_read() -> None:
    checkin = shipped_checkin()
    assert checkin.language == "en"
    assert [part.title for part in checkin.first] == [
        "Your health",
        "Swelling, skin and surgery",
        "How you move and feel",
    ]
    sore = checkin.question("new-sore").follow_up
    assert sore
    assert sore.many
    assert [(one.key, one.effect) for one in sore.options] == [
        ("left", Effect(Outcome.NOT_THAT_SIDE, Side.LEFT)),
        ("right", Effect(Outcome.NOT_THAT_SIDE, Side.RIGHT)),
        ("foot", Effect(Outcome.SEATED_ONLY)),
    ]
    assert checkin.question("dizzy").effect == Effect(Outcome.NOT_TODAY)
    assert set(checkin.outcomes) == set(Outcome)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema = 1", "schema = 2", "en.toml: schema is 2; allowed is 1."),
        ("schema = 1", "", "en.toml: schema is 'missing'; allowed is 1."),
        ('language = "en"', 'language = ""', "en.toml: language is ''; allowed is a text of 1 to 240 characters."),
        ('language = "en"', 'language = "en"\ncolour = 1', "colour is 1; allowed is one of the keys schema, "),
        ("[every]", "[evry]", "evry is"),
        ('key = "ill"', 'key = "I ll"', r"every.questions\[3\].key is 'I ll'; allowed is small letters and digits"),
        ('key = "ill"', 'key = "limb"', "key is 'limb'; allowed is each key once"),
        ('key = "clears"', 'key = "stays"', "key is 'stays'; allowed is each key once"),
        ('outcome = "low_range"', 'outcome = "low"', r"every.questions\[7\].outcome is 'low'; allowed is one of go, s"),
        ('outcome = "low_range"', "outcome = [1]", r"outcome is \[1\]; allowed is one of go, "),
        ('side = "left"', 'side = "both"', r"follow_up.options\[1\].side is 'both'; allowed is one of left, right\."),
        ('side = "left"', "", "side is 'missing'; allowed is one of left, right"),
        (
            'outcome = "low_range"',
            'outcome = "low_range"\nside = "left"',
            "side is 'left'; allowed is nothing but beside",
        ),
        ("many = true", "many = 1", "follow_up.many is 1; allowed is true or false"),
        ("many = true", 'manny = "a"', "manny is 'a'; allowed is one of the keys ask, many, options"),
        (
            'words = "I feel dizzy or unsteady."',
            'words = "I feel dizzy."\noutcome = "go"',
            r"every.questions\[6\].outcome is 'go'; allowed is nothing beside a follow-up",
        ),
        ("[outcomes.go]", "[outcomes.gone]", "outcomes.gone is"),
        ('title = "Not today."', "title = 5", "outcomes.not_today.title is 5; allowed is a text"),
        ('say = ["Go slowly. Stop if something feels wrong."]', "say = []", r"outcomes.go.say is \[\]; allowed is a l"),
        ('say = ["Go slowly. Stop if something feels wrong."]', "say = [1]", "outcomes.go.say.1 is 1; allowed is a t"),
        ('say = ["Go slowly. Stop if something feels wrong."]', "", "outcomes.go.say is 'missing'"),
        ("[limits]", "[limit]", "limit is"),
        ('seated = "You', 'sitting = "You', "limits.sitting is"),
        ("[every]", "[every", "en.toml: the text is .*; allowed is TOML"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(CheckinError, match=message):
        parse_checkin(TEXT.replace(old, new, 1), "en.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema = 1\nlanguage = 'en'\nevery = 1", "every is 1; allowed is a table"),
        ("schema = 1\nlanguage = 'en'\n[every]\nquestions = [1]", r"every.questions is \[1\]; allowed is one \[\["),
        ("schema = 1\nlanguage = 'en'\n[every]\nquestions = []", r"every.questions is \[\]; allowed is one \[\["),
        ("[" * 5000, "allowed is TOML"),
    ],
)
def test_a_part_of_another_shape_is_refused(text: str, message: str) -> None:
    with pytest.raises(CheckinError, match=message):
        parse_checkin(text)


@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.sampled_from(["", "=", '"', "[x]\n", "1", "\n"]))
def test_damaged_text_is_taken_or_refused_and_nothing_else(at: int, length: int, put: str) -> None:
    text = TEXT[:at] + put + TEXT[at + length :]
    try:
        checkin = parse_checkin(text)
    except CheckinError:
        return
    assert tomllib.loads(text)["language"].strip() == checkin.language
