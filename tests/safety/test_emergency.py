"""The number of a territory, or the one that mobile telephones take everywhere; the file that names its sources."""

import tomllib
from pathlib import Path

import pytest

from lymph_coach.checkin.outcome import number_to_call
from lymph_coach.safety.emergency import parse_numbers
from lymph_coach.safety.errors import CheckinError
from lymph_coach.settings.settings import Settings

FILE = Path(__file__).parent.parent.parent / "assets" / "checkin" / "emergency.toml"
TEXT = FILE.read_text(encoding="utf-8")
SHIPPED = parse_numbers(TEXT, FILE.name)
ONE = 'schema = 1\nanywhere = "112"\n[[numbers]]\nnumber = "911"\nterritories = ["CA"]\nsource = "FCC"\n'


@pytest.mark.parametrize(
    ("territory", "number"),
    [
        *(("CA", "911"), ("US", "911"), ("MX", "911"), ("GB", "999"), ("IE", "999"), ("HK", "999"), ("NO", "113")),
        *(("DE", "112"), ("FR", "112"), ("CH", "144"), ("AU", "000"), ("NZ", "111"), ("JP", "119"), ("KR", "119")),
        *(("ca", "911"), ("ZZ", "112"), ("", "112"), (" ", "112"), ("419", "112"), ("MY", "112")),
    ],
)
def test_by_territory(territory: str, number: str) -> None:
    assert SHIPPED.at(territory) == number
    assert number_to_call(Settings(), territory) == number
    assert number_to_call(Settings(emergency_number="000 1"), territory) == "000 1"


def test_the_whole_european_union_is_there() -> None:
    letters = "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEITLTLULVMTNLPLPTROSESISK"
    union = {letters[at : at + 2] for at in range(0, len(letters), 2)}
    assert len(union) == 27
    assert union <= SHIPPED.by_territory.keys()
    assert {SHIPPED.at(country) for country in union} == {"112", "999"}


def test_every_number_names_who_says_so() -> None:
    assert all(len(one["source"]) > 10 for one in tomllib.loads(TEXT)["numbers"])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("schema = 1", "schema = 2", "schema is 2; allowed is 1"),
        ('"911"', '"nine"', "number is 'nine'; allowed is 2 to 6 digits"),
        ('"112"', '""', "anywhere is ''; allowed is a text"),
        ('["CA"]', '["ca"]', "territories is ['ca']; allowed is two capital letters each"),
        ('["CA"]', '["CA", "CA"]', "each territory once in the file"),
        ('source = "FCC"', "", "source is 'missing'; allowed is a text"),
        ('source = "FCC"', 'source = "FCC"\nsauce = "x"', "sauce is 'x'; allowed is one of the keys"),
        ("schema = 1", "schema = = 1", "the text is"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused_by_key_and_value(old: str, new: str, told: str) -> None:
    with pytest.raises(CheckinError) as caught:
        parse_numbers(ONE.replace(old, new), "some.toml")
    assert str(caught.value).startswith("some.toml: ")
    assert told in str(caught.value)
