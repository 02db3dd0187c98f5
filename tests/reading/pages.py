"""Pages for tests, as their files are written."""

import pytest

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.load import parse_page
from lymph_coach.reading.page import Page

FRONT = """\
title = "Warm hands"
short = "Hands"
purpose = "Know how to warm your hands."
summary = ["Move them.", "Rub them.", "Wear gloves."]
minutes = 1
drawing = "warm-hands"
checked = 2026-11-22
"""
SOURCE = """\
[[sources]]
key = "lee-2020"
text = "Lee and Kim, Hands in winter"
year = 2020
identifier = "doi:10.1000/182"
"""
BODY_LINE = 11
"""The line that ``BODY`` begins at in ``text_of()``: two fences, seven lines of front matter, an empty line."""


def text_of(body: str = "Text.", front: str = FRONT, *, title: str = "", purpose: str = "") -> str:
    if title:
        front = front.replace("Warm hands", title).replace("Hands", title)
    if purpose:
        front = front.replace("Know how to warm your hands.", purpose)
    return f"+++\n{front}+++\n\n{body}\n"


def page_of(body: str = "Text.", front: str = FRONT, name: str = "warm", title: str = "") -> Page:
    return parse_page(text_of(body, front, title=title), name)


def refused(body: str, front: str = FRONT) -> PageError:
    """What is said of a page that is none."""
    with pytest.raises(PageError) as caught:
        page_of(body, front)
    assert caught.value.file == "warm.md"
    return caught.value
