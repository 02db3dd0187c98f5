"""A sheet's file becomes ticks and lines; what is wrong in it is named by file and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.files import names_in
from lymph_coach.reading.sheets import Part, Sheet, Tick, load_sheets, parse_sheet

TEXT = """\
schema = 1
title = "Before a session"
purpose = "Take it with you."
caution = "Ask first."

[[parts]]
key = "want"
title = "What I want"

[[parts.ticks]]
key = "rest"
text = "Rest"
[[parts.ticks]]
key = "stop_word"
text = "A stop word"

[[parts]]
key = "numb"
title = "Where I am numb"
lines = 2
"""


def test_a_sheet_is_read() -> None:
    assert parse_sheet(TEXT, "before") == Sheet(
        "before",
        "Before a session",
        "Take it with you.",
        "Ask first.",
        (
            Part("want", "What I want", (Tick("rest", "Rest"), Tick("stop_word", "A stop word")), 0),
            Part("numb", "Where I am numb", (), 2),
        ),
    )
    assert parse_sheet(TEXT.replace('caution = "Ask first."\n', ""), "before").caution == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema = 1", "", "before.toml:1: schema is missing; it is a whole number from 1 to 1."),
        ("schema = 1", "schema = 1\nlines = 3", "before.toml:2: lines is not known; there are "),
        ('"Before a session"', '""', "before.toml:2: title is empty."),
        ('"Ask first."', "0", "before.toml:4: caution is empty."),
        ('"Ask first."', "1", "before.toml:4: caution is 1, not a text."),
        ("lines = 2", "lines = 9", "before.toml:20: parts[2].lines is 9, not a whole number from 0 to 8."),
        ("lines = 2", "lines = 0", "before.toml:17: parts[2].ticks is missing, and there are no lines: "),
        ("lines = 2", "rows = 2", "before.toml:20: parts[2].rows is not known; there are key, title, lines, ticks."),
        ('"numb"', '"want"', "before.toml:18: parts[2].key is 'want' a second time."),
        ('"numb"', '"a.b"', "before.toml:18: parts[2].key is 'a.b'; allowed are small letters, digits, "),
        ('"stop_word"', '"rest"', "before.toml:14: parts[1].ticks[2].key is 'rest' a second time."),
        ('text = "Rest"', "", "before.toml:10: parts[1].ticks[1].text is missing; it is a text."),
        ('text = "Rest"', 'words = "Rest"', "before.toml:12: parts[1].ticks[1].words is not known; there are key, "),
        (TEXT[TEXT.index("[[parts]]") :], "", "before.toml:1: parts is missing; there is one part at least."),
        (TEXT, "schema", "before.toml:1: no TOML: "),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(PageError) as caught:
        parse_sheet(TEXT.replace(old, new, 1), "before")
    assert str(caught.value).startswith(message)


def test_the_sheets_of_a_folder_come_by_name(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert [sheet.id for sheet in load_sheets(tmp_path)] == ["a", "b"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"^fr: cannot be read: \w"):
        names_in(tmp_path / "fr", ".toml")


@given(st.one_of(st.text(), st.text("\n[]\"'=parts.keytil{}0129-: #", max_size=80)))
def test_any_text_is_a_sheet_or_a_page_error(text: str) -> None:
    for each in (text, TEXT + text, text + TEXT):
        try:
            parse_sheet(each, "before")
        except PageError as error:
            assert error.line <= each.count("\n") + each.count("\r") + 1  # noqa: PT017
