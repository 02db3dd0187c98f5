"""A page's file becomes our blocks; what is not in docs/writing-pages.md is refused with its line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.pages import BODY_LINE, FRONT, SOURCE, page_of, text_of

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.load import parse_page
from lymph_coach.reading.page import (
    Box,
    BoxKind,
    Heading,
    Items,
    Paragraph,
    Picture,
    Says,
    Source,
    Span,
    plain,
)

WHOLE = """\
## What it *is*

It is **warm**, as
two people say.[^lee-2020] Read [Staying safe](staying-safe.md#stop-signs).

### Steps

- One.
- Two.

1. First.
2. Second, [start](app:today) with [the sheet](sheet:before) or [them](https://example.org/a).

![A warm
hand.](../../drawings/hand.svg "A hand in
a glove.")

| The source page says | Research says |
| --- | --- |
| It heals. | It warms.[^lee-2020] |

> [!TIP]
> **Do this now**
> Put on gloves,
> both.
> - Left.
> - Right.
"""


def refused(body: str, front: str = FRONT) -> PageError:
    with pytest.raises(PageError) as caught:
        page_of(body, front)
    assert caught.value.file == "warm.md"
    return caught.value


def test_the_front_matter_is_read() -> None:
    page = page_of("Text.[^lee-2020]", FRONT + SOURCE)
    assert page.id == "warm"
    assert (page.title, page.short, page.minutes, page.drawing) == ("Warm hands", "Hands", 1, "warm-hands")
    assert page.purpose == "Know how to warm your hands."
    assert page.summary == ("Move them.", "Rub them.", "Wear gloves.")
    assert page.checked == date(2026, 11, 22)
    assert page.sources == (Source("lee-2020", "Lee and Kim, Hands in winter", 2020, "doi:10.1000/182"),)


def test_every_kind_of_block_is_read() -> None:
    page = page_of(WHOLE, FRONT + SOURCE)
    heading, text, steps, bullets, numbers, picture, says, box = page.blocks
    assert heading == Heading((Span("What it "), Span("is", emphasis=True)), 2, "what-it-is")
    assert text == Paragraph(
        (
            Span("It is "),
            Span("warm", strong=True),
            Span(", as two people say."),
            Span(cite="lee-2020"),
            Span(" Read "),
            Span("Staying safe", link="staying-safe#stop-signs"),
            Span("."),
        )
    )
    assert steps == Heading((Span("Steps"),), 3, "steps")
    assert bullets == Items(((Span("One."),), (Span("Two."),)))
    assert isinstance(numbers, Items)
    assert numbers.ordered
    assert [span.link for span in numbers.items[1] if span.link] == [
        "app:today",
        "sheet:before",
        "https://example.org/a",
    ]
    assert picture == Picture("hand", "A warm hand.", "A hand in a glove.")
    assert says == Says(
        ("The source page says", "Research says"),
        (((Span("It heals."),), (Span("It warms."), Span(cite="lee-2020"))),),
    )
    assert box == Box(
        BoxKind.TIP,
        "Do this now",
        (Paragraph((Span("Put on gloves, both."),)), Items(((Span("Left."),), (Span("Right."),)))),
    )
    assert [plain(spans) for spans in page.spans()] == [
        *("What it is", "It is warm, as two people say. Read Staying safe.", "Steps", "One.", "Two."),
        *("First.", "Second, start with the sheet or them.", "A hand in a glove.", "It heals.", "It warms."),
        *("Do this now", "Put on gloves, both.", "Left.", "Right."),
    ]


@pytest.mark.parametrize("kind", list(BoxKind))
def test_a_box_may_give_kind_title_and_text_a_paragraph_each(kind: BoxKind) -> None:
    together = page_of(f"> [!{kind.value}]\n> **Now**\n> Text.")
    apart = page_of(f"> [!{kind.value}]\n>\n> **Now**\n>\n> Text.")
    assert together.blocks == apart.blocks == (Box(kind, "Now", (Paragraph((Span("Text."),)),)),)


def test_marks_within_marks_and_citations_beside_them() -> None:
    page = page_of("**Bold *and* [both](app:diary)** end [^lee-2020] on\\!", FRONT + SOURCE)
    assert page.blocks == (
        Paragraph(
            (
                Span("Bold ", strong=True),
                Span("and", strong=True, emphasis=True),
                Span(" ", strong=True),
                Span("both", strong=True, link="app:diary"),
                Span(" end"),
                Span(cite="lee-2020"),
                Span(" on!"),
            )
        ),
    )


def test_an_anchor_is_plain_letters() -> None:
    page = page_of("## Don't wait: l'été — 911!")
    assert isinstance(page.blocks[0], Heading)
    assert page.blocks[0].anchor == "dont-wait-lete-911"


def test_every_system_ends_its_lines_in_its_own_way() -> None:
    text = text_of("## One\n\nTwo\nlines.")
    assert parse_page(text.replace("\n", "\r\n"), "warm") == parse_page(text, "warm")
    assert parse_page(text.replace("\n", "\r"), "warm") == parse_page(text, "warm")


# What is written, which line of it is named, and what is said of it.
NOT_ON_PAGES = (
    ("# Title", 0, "headings are ## or ###"),
    ("#### Deep", 0, "headings are ## or ###"),
    ("### First", 0, "the first heading is ##"),
    ("##", 0, "nothing to read"),
    ("## !?", 0, "a heading has letters"),
    ("## One\n\n## One", 2, "there is a heading 'one' already"),
    ("One\n---", 0, "underlined"),
    ("##No space", 0, "'##' belongs to no"),
    ("<b>x</b>", 0, "not have HTML"),
    ("One\n<div>x</div>", 1, "not have HTML"),
    ("<div>\nx\n</div>", 0, "not have HTML"),
    ("One `code`.", 0, "not have code"),
    ("One.\n\n```\ncode\n```", 2, "not have code"),
    ("    code", 0, "not have code"),
    ("One.\n\n***", 2, "not have a line across"),
    ("One.  \nTwo.", 0, "forced line break"),
    ("One.\\\nTwo.", 0, "forced line break"),
    ('One ![hand](../../drawings/hand.svg "A.")', 0, "drawing inside a line"),
    ('- ![hand](../../drawings/hand.svg "A.")', 0, "drawing inside a line"),
    ('![hand](hand.svg "A.")', 0, "../../drawings/name.svg"),
    ('![hand](../../drawings/hand.png "A.")', 0, "../../drawings/name.svg"),
    ('![](../../drawings/hand.svg "A.")', 0, "cannot see it"),
    ('![a *b*](../../drawings/hand.svg "A.")', 0, "cannot see it"),
    ("![hand](../../drawings/hand.svg)", 0, "has a caption"),
    ("- One.\n  - Deep.", 1, "a list here"),
    ("- - Deep.", 0, "a list here"),
    ("- One.\n\n  Second.", 2, "one paragraph"),
    ("- One.\n-\n- Three.", 1, "is empty"),
    ("2. Two.", 0, "begins with 1"),
    ("> Said.", 0, "[!TIP]"),
    ("> - Said.", 0, "[!TIP]"),
    ("> [!TIP] Title\n> text", 0, "[!TIP]"),
    ("> [!TIP]", 0, "a title in bold"),
    ("> [!TIP]\n> Text.", 0, "a title in bold"),
    ("> [!TIP]\n> **Bold** text.", 0, "a title in bold"),
    ("> [!TIP]\n> - Item.", 0, "a title in bold"),
    ("> [!TIP]\n> **Title**", 0, "text or a list below"),
    ("> [!TIP]\n> **Title [x](app:today)**\n> Text.", 0, "no links"),
    ("> [!WARNING]\n> **Title**\n> Text.", 0, "no kind of box; kinds are NOTE, TIP, IMPORTANT, CAUTION"),
    ("> [!TIP]\n> **Title**\n>\n> ## Heading", 3, "text and lists only"),
    ("> [!TIP]\n> **Title**\n>\n> > Deep", 3, "[!TIP]"),
    ("> [!TIP]\n> **Title**\n> Text `x`.", 2, "not have code"),
    ("> [!TIP]\n>\n> **Title**\n>\n> Text `x`.", 4, "not have code"),
    ("> [!TIP]\n>\n> **Title `x`**", 2, "not have code"),
    ("| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |", 0, "2 columns, this row 3"),
    ("| A |\n|---|\n| 1 |", 0, "2 columns, this row 1"),
    ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", 2, "2 columns, this row 3"),
    ("| A | B |\n|---|---|\n| 1 |", 2, "2 columns, this row 1"),
    ("| A | B |\n|---|---|\n| 1 | |", 2, "nothing to read"),
    ("| A | B |\n|---|---|", 0, "no rows"),
    ("| A | B |\n| 1 | 2 |", 0, "'|' belongs to no"),
    ("One **two.", 0, "'*' belongs to no"),
    ("One [two.", 0, "'[' belongs to no"),
    ("One\n[two](javascript:alert)", 1, "'[' belongs to no"),
    ("[^lee-2020]: Text", 0, "not listed"),
    ("[a]\n\n[a]: https://example.org", 0, "'[' belongs to no"),
    ("One.\nTwo.[^nobody]", 1, "'nobody' is not listed"),
    ("[a[^lee-2020]](app:today)", 0, "goes after it"),
    ("<https://example.org>", 0, "not written [words](address)"),
    ('[a](app:today "T")', 0, "not written [words](address)"),
    ("[](app:today)", 0, "has no words"),
    ("[a](app:kitchen)", 0, "there are today, reminders, diary, settings"),
    ("[a](http://example.org)", 0, "leads nowhere"),
    ("[a](https://)", 0, "leads nowhere"),
    ("[a](#one)", 0, "leads nowhere"),
    ("[a](other)", 0, "leads nowhere"),
    ("[a](../en/other.md)", 0, "leads nowhere"),
    ("[a](other.md#Big)", 0, "leads nowhere"),
    ("[a](sheet:)", 0, "leads nowhere"),
    ("One.\nTwo, [a](mailto:a@example.org)", 1, "leads nowhere"),
    ("", -1, "the page has no text"),
)  # fmt: skip


@pytest.mark.parametrize(("body", "line", "part"), NOT_ON_PAGES)
def test_what_pages_do_not_have_is_refused(body: str, line: int, part: str) -> None:
    error = refused(body)
    assert part in error.message
    assert error.line == BODY_LINE + line
    assert str(error) == f"warm.md:{error.line}: {error.message}"


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


_PIECES = (
    *(
        "#",
        "##",
        ">",
        "-",
        "1.",
        "|",
        "[",
        "]",
        "(",
        ")",
        "!",
        "**",
        "*",
        "_",
        "`",
        "~~~",
        "<",
        "&",
        ":",
        "\\",
        '"',
        "'",
    ),
    *("[!TIP]", "[^a]", "**Bold**", "a.md", "https://x.y", "app:today", "../../drawings/a.svg", "![a](b", '"c")'),
    *("---", "===", "|---|---|", "+++", "word", "\n", "\n\n", "\t", "\x00", "é", "\u2028"),
)
MARKS = st.lists(st.sampled_from(_PIECES), max_size=40)


@given(st.one_of(st.text(), MARKS.map("".join), MARKS.map(" ".join)))
def test_any_body_is_a_page_or_a_page_error(body: str) -> None:
    try:
        page = page_of(body)
    except PageError as error:
        assert 1 <= error.line <= BODY_LINE + body.count("\n") + body.count("\r") + 1  # noqa: PT017
    else:
        assert all(plain(spans).strip() for spans in page.spans())


@given(st.one_of(st.text(), st.text("+\n[]\"'=abc.#{}0129-: \\\t", max_size=60)))
def test_any_front_matter_is_read_or_a_page_error(front: str) -> None:
    for text in (front, text_of(front=front), text_of(front=FRONT + front)):
        try:
            parse_page(text, "warm")
        except PageError as error:
            assert error.line <= text.count("\n") + text.count("\r") + 1  # noqa: PT017
