"""A page's file becomes our blocks; what is not in docs/writing-pages.md is refused with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.pages import BODY_LINE, FRONT, SOURCE, page_of, refused, text_of

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
