"""The front matter of a page is read, or refused with its line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.pages import FRONT, SOURCE, page_of, refused, text_of

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.load import parse_page
from lymph_coach.reading.page import (
    Source,
)


def test_the_front_matter_is_read() -> None:
    page = page_of("Text.[^lee-2020]", FRONT + SOURCE)
    assert page.id == "warm"
    assert (page.title, page.short, page.minutes, page.drawing) == ("Warm hands", "Hands", 1, "warm-hands")
    assert page.purpose == "Know how to warm your hands."
    assert page.summary == ("Move them.", "Rub them.", "Wear gloves.")
    assert page.checked == date(2026, 11, 22)
    assert page.sources == (Source("lee-2020", "Lee and Kim, Hands in winter", 2020, "doi:10.1000/182"),)


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ('title = "Warm hands"', "", 2, "title is missing; it is a text"),
        ('title = "Warm hands"', 'title = " "', 2, "title is ' ', not a text"),
        ('title = "Warm hands"', 'title = ""', 2, "title is empty"),
        ('short = "Hands"', "short = 3", 3, "short is 3, not a text"),
        ('short = "Hands"', "short = [" + "1, " * 40 + "]", 3, "..., not a text"),
        ('short = "Hands"', 'short = "Hands"\ncolour = "red"', 4, "colour is not known; there are title, short"),
        ('["Move them.", "Rub them.", "Wear gloves."]', '["One.", "Two."]', 5, "summary has 2 texts, not 3"),
        ('["Move them.", "Rub them.", "Wear gloves."]', '["One.", "Two.", 3]', 5, "summary is 3, not a text"),
        ('["Move them.", "Rub them.", "Wear gloves."]', '"One."', 5, "summary is not a list of 3 texts"),
        ("minutes = 1", "minutes = 0", 6, "minutes is 0, not a whole number from 1 to 30"),
        ("minutes = 1", "minutes = 31", 6, "from 1 to 30"),
        ("minutes = 1", "minutes = true", 6, "from 1 to 30"),
        ("minutes = 1", "minutes = 1.5", 6, "from 1 to 30"),
        ("minutes = 1", "minutes = 0x" + "f" * 9_000, 6, "a number too long to show"),
        ("minutes = 1", "minutes =", 6, "no TOML"),
        ("minutes = 1", "minutes = " + "9" * 9_000, 2, "no TOML"),
        ('drawing = "warm-hands"', 'drawing = "Warm/hands"', 7, "allowed are small letters"),
        ("2026-11-22", '"2026-11-22"', 8, "not a date like"),
        ("2026-11-22", "2026-11-22T10:00:00", 8, "not a date like"),
        ("checked", "sources = 3\nchecked", 8, "sources is not written as [[sources]]"),
        ("checked", "sources = [3]\nchecked", 8, "sources is not written as [[sources]]"),
    ],
)
def test_what_is_wrong_before_the_text_is_named(old: str, new: str, line: int, part: str) -> None:
    assert old in FRONT
    error = refused("Text.", FRONT.replace(old, new))
    assert part in error.message
    assert error.line == line


@pytest.mark.parametrize(
    ("old", "new", "line", "part"),
    [
        ("year = 2020", "", 9, "sources[1].year is missing"),
        ("year = 2020", "year = 1899", 12, "sources[1].year is 1899, not a whole number from 1900 to 2100"),
        ("year = 2020", "year = 2020\npages = 3", 13, "sources[1].pages is not known"),
        ('"lee-2020"', '"Lee 2020"', 10, "sources[1].key is 'Lee 2020'"),
        (SOURCE, SOURCE + SOURCE.replace("lee", "kim"), 14, "'kim-2020' is listed, and the text never cites it"),
        (SOURCE, SOURCE + SOURCE, 15, "sources[2].key is 'lee-2020' a second time; the first is on line 9"),
        ("doi:10.1000/182", "url:x", 13, "it begins with one of doi: pmid: pmcid: isbn: cite: https:"),
        ("doi:10.1000/182", "doi:182", 13, "is no doi"),
        ("doi:10.1000/182", "pmid:PMC3", 13, "is no pmid"),
        ("doi:10.1000/182", "pmcid:3", 13, "is no pmcid"),
        ("doi:10.1000/182", "isbn:123", 13, "is no isbn"),
        ("doi:10.1000/182", "cite:", 13, "is no cite"),
        ("doi:10.1000/182", "https://x", 13, "is no https"),
        ("doi:10.1000/182", "http://example.org", 13, "it begins with one of"),
    ],
)
def test_what_is_wrong_with_a_source_is_named(old: str, new: str, line: int, part: str) -> None:
    assert old in SOURCE
    error = refused("Text.[^lee-2020]", FRONT + SOURCE.replace(old, new))
    assert part in error.message
    assert error.line == line


@pytest.mark.parametrize(
    "identifier",
    [
        "pmid:15808039",
        "pmcid:PMC2772003",
        "isbn:0954766946",
        "isbn:978-0-306-40615-7",
        "cite:J Bodyw Mov Ther 22:247",
        "https://example.org/x",
    ],
)
def test_every_kind_of_identifier_is_read(identifier: str) -> None:
    page = page_of("Text.[^lee-2020]", FRONT + SOURCE.replace("doi:10.1000/182", identifier))
    assert page.sources[0].identifier == identifier


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "the first line is not +++"),
        ("## Text", "the first line is not +++"),
        ("+++\ntitle = 3\n", "a second line of +++ is missing"),
    ],
)
def test_front_matter_has_a_beginning_and_an_end(text: str, part: str) -> None:
    with pytest.raises(PageError, match=r"^warm\.md:1: ") as caught:
        parse_page(text, "warm")
    assert part in caught.value.message


@given(st.one_of(st.text(), st.text("+\n[]\"'=abc.#{}0129-: \\\t", max_size=60)))
def test_any_front_matter_is_read_or_a_page_error(front: str) -> None:
    for text in (front, text_of(front=front), text_of(front=FRONT + front)):
        try:
            parse_page(text, "warm")
        except PageError as error:
            assert error.line <= text.count("\n") + text.count("\r") + 1  # noqa: PT017
