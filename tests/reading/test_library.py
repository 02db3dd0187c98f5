"""Pages are checked against one another, their list, the sheets and the drawings."""

from pathlib import Path

import pytest
from tests.reading.pages import FRONT, text_of

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.load import load_library

CONTENTS = """\
schema = 1

[[shelves]]
title = "First"
pages = ["one"]

[[shelves]]
title = "Second"
pages = [
  "two",
  "three",
]
"""
WITH_LINKS = """\
## Go on

Read
[two](two.md#go-on), [three](three.md) or [the sheet](sheet:before).

![A hand.](../../drawings/hand.svg "A hand.")"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "contents.toml").write_text(CONTENTS, encoding="utf-8")
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(text_of(WITH_LINKS), encoding="utf-8")
    return tmp_path


def refused(folder: Path, message: str) -> None:
    with pytest.raises(PageError) as caught:
        load_library(folder, sheets={"after", "before"}, drawings={"hand", "warm-hands"})
    assert str(caught.value) == message


def put(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_pages_stand_on_their_shelves_in_reading_order(folder: Path) -> None:
    library = load_library(folder, sheets={"before"}, drawings={"hand", "warm-hands"})
    assert [(shelf.title, [page.id for page in shelf.pages]) for shelf in library.shelves] == [
        ("First", ["one"]),
        ("Second", ["two", "three"]),
    ]
    assert [page.id for page in library.pages] == ["one", "two", "three"]
    assert library.page("two").title == "Warm hands"
    assert library.beside("one") == (None, library.page("two"))
    assert library.beside("two") == (library.page("one"), library.page("three"))
    assert library.beside("three") == (library.page("two"), None)
    with pytest.raises(KeyError):
        library.page("four")


def test_sheets_and_drawings_are_not_checked_unless_given(folder: Path) -> None:
    assert load_library(folder) == load_library(folder, sheets={"before"}, drawings={"hand", "warm-hands"})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("three.md", "four.md", "one.md:14: there is no page 'four'."),
        ("#go-on", "#stop", "one.md:14: there is no heading 'stop' on 'two'; there are go-on."),
        ("sheet:before", "sheet:during", "one.md:14: there is no sheet 'during'; there are after, before."),
        ("drawings/hand", "drawings/foot", "one.md:16: there is no drawing 'foot'."),
        ('"warm-hands"', '"cold-hands"', "one.md:7: there is no drawing 'cold-hands'."),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    put(folder, "one.md", old, new)
    refused(folder, message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema = 1", "schema = 2", "contents.toml:1: schema is 2, not a whole number from 1 to 1."),
        ("schema = 1", "schema = 1\nname = 2", "contents.toml:2: name is not known; there are schema, shelves."),
        (CONTENTS, "schema = 1", "contents.toml:1: shelves is missing; there is one shelf at least."),
        ('["one"]', "[]", "contents.toml:5: shelves[1].pages has 0 texts, not one or more."),
        ('["one"]', '["../one"]', "contents.toml:5: shelves[1].pages names '../one', and there is no such page."),
        ('["one"]', '["four"]', "contents.toml:5: shelves[1].pages names 'four', and there is no such page."),
        ('"three",\n', '"one",\n', "contents.toml:9: shelves[2].pages names 'one' a second time."),
        ('  "three",\n', "", "three.md: the page stands on no shelf in contents.toml."),
        ('title = "First"\n', "", "contents.toml:3: shelves[1].title is missing; it is a text."),
        ('title = "First"', "colour = 1", "contents.toml:4: shelves[1].colour is not known; there are title, pages."),
    ],
)
def test_the_list_of_pages_is_checked(folder: Path, old: str, new: str, message: str) -> None:
    put(folder, "contents.toml", old, new)
    refused(folder, message)


def test_what_is_wrong_on_a_page_is_named_by_its_file(folder: Path) -> None:
    put(folder, "two.md", FRONT, FRONT.replace("minutes = 1", "minutes = 90"))
    refused(folder, "two.md:6: minutes is 90, not a whole number from 1 to 30.")


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    path = folder / "two.md"
    path.write_bytes(path.read_bytes().replace(b"A hand.]", b"A h\xffnd.]"))
    refused(folder, "two.md:16: holds bytes that are no UTF-8.")


def test_a_page_saved_with_a_byte_order_mark_is_read(folder: Path) -> None:
    path = folder / "two.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_library(folder).page("two").title == "Warm hands"


def test_a_folder_or_file_that_cannot_be_read_is_named(folder: Path) -> None:
    with pytest.raises(PageError, match=r"^contents\.toml: cannot be read: \w"):
        load_library(folder / "fr")
    (folder / "two.md").unlink()
    (folder / "two.md").mkdir()
    with pytest.raises(PageError, match=r"^two\.md: cannot be read: \w"):
        load_library(folder)
