"""Pages, sheets and questions, whatever is in them: an error that names its file, or what can be read aloud."""

import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given
from tests.fuzz.damage import cheaply, damaged, misread, toml_file
from tests.reading.pages import FRONT, SOURCE, text_of

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.files import read_file
from lymph_coach.reading.load import load_library, parse_page
from lymph_coach.reading.sentences import sentences
from lymph_coach.reading.sheets import parse_sheet

pytestmark = pytest.mark.no_cover

ASSETS = Path(__file__).parents[2] / "assets"
BODY = """\
A *word* and **two**, see [more](warm.md#part) and [us](app:today).[^lee-2020] 3 < 4 & so on.

## Part

- one
- two

1. first
2. second

> [!TIP]
> **Do this now**
> Sit down.
"""
PAGES = [text_of().encode(), text_of(BODY, FRONT + SOURCE).encode(), (ASSETS / "pages/en/about.md").read_bytes()]
RIGHT_FRONT = tomllib.loads(FRONT + SOURCE)
SHEETS = [(ASSETS / "sheets/en/before.toml").read_bytes(), (ASSETS / "sheets/en/therapist.toml").read_bytes()]
SCRAPS = [
    b"+++\n", b"# ", b"> ", b"> [!", b"](", b"[" * 300, b"*" * 301, b"`" * 99, b"<b>", b"&amp;", b"|a|b|\n|-|-|\n",
    b"> " * 300, b"- " * 300, b"[[sources]]\n", b"a.b.c = 1\n", b"\\" * 50, b"\r", b"![x](y)", b"summary = []\n",
    b"a" + b".a" * 200 + b" = 1\n",
]  # fmt: skip

_Read = TypeVar("_Read")


def read(work: Callable[[], _Read]) -> _Read | None:
    """What is read, or None for our own error that begins with the file's name."""
    try:
        return cheaply(work)
    except PageError as error:
        told = str(error)
    assert told.startswith(("warm.md", "contents.toml", "sheet.toml"))
    return None


def test_what_is_damaged_is_right_before() -> None:
    for text in (*(page.decode() for page in PAGES), f"+++\n{toml_file(RIGHT_FRONT)}\n+++\n\n{BODY}"):
        assert parse_page(text, "warm").title
    for sheet in SHEETS:
        assert parse_sheet(toml_file(tomllib.loads(sheet.decode())), "sheet").title


@given(damaged(PAGES, SCRAPS))
def test_a_page_is_refused_with_its_line_or_can_be_read_aloud(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    page = read(lambda: parse_page(text, "warm"))
    if page:
        assert page.title
        assert all(one.text.strip() for one in sentences(page))


@given(damaged(PAGES, SCRAPS))
def test_a_file_of_a_page_is_read_or_refused_by_name(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm.md").write_bytes(data)
        (folder / "contents.toml").write_text('schema = 1\n[[shelves]]\ntitle = "All"\npages = ["warm"]\n', "utf-8")
        read(lambda: load_library(folder))
        text = read(lambda: read_file(folder, "warm.md"))
        assert text is None or "\r" not in text


@given(damaged([(ASSETS / "pages/en/contents.toml").read_bytes()], SCRAPS))
@example(b"[" + b"a." * 900 + b"a]\n[" + b"a." * 900 + b"a]\n")  # the parser names the whole key
def test_a_list_of_contents_is_read_or_refused_by_name(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm.md").write_text(text_of(), "utf-8")
        (folder / "contents.toml").write_bytes(data)
        read(lambda: load_library(folder))


@given(misread(RIGHT_FRONT))
def test_a_value_of_any_kind_in_front_of_a_page_is_refused_by_name_or_read(value: object) -> None:
    read(lambda: parse_page(f"+++\n{toml_file(value)}\n+++\n\n{BODY}", "warm"))


@given(misread(tomllib.loads(SHEETS[1].decode())))
def test_a_value_of_any_kind_in_a_sheet_is_refused_by_name_or_read(value: object) -> None:
    read(lambda: parse_sheet(toml_file(value), "sheet"))


@given(damaged(SHEETS, SCRAPS))
def test_a_sheet_is_read_or_refused_by_name(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    sheet = read(lambda: parse_sheet(text, "sheet"))
    assert sheet is None or sheet.title
