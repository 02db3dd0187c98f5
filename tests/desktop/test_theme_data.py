"""The look is data: its document is current, and no page has colours of its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desktop.design_system import DOCUMENT, PARTS, with_tables

import lymph_coach.desktop

DESKTOP = Path(lymph_coach.desktop.__file__).parent
PAGES = sorted(path for path in DESKTOP.rglob("*.py") if "theme" not in path.parts)
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}|rgba?\(.*")
# Drawings stand for roles by numbers that are replaced; paper is black on white; the figure's own are its theme's.
_STAND_INS = re.compile(r"#00000[0-9]")
_OWN_INKS = frozenset(("figure/colours.py", "paper/inks.py", "charts/inks.py"))


def text_of(node: ast.AST) -> str:
    """A string or bytes literal; empty for all else."""
    if not isinstance(node, ast.Constant):
        return ""
    value = node.value
    return value if isinstance(value, str) else value.decode("latin-1") if isinstance(value, bytes) else ""


def colours_in(source: str) -> Iterator[str]:
    """Every colour that a module names."""
    for node in ast.walk(ast.parse(source)):
        text = text_of(node)
        if _COLOUR.fullmatch(text) and not _STAND_INS.fullmatch(text):
            yield text
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("GlobalColor"):
            yield from [node.attr] if node.attr != "transparent" else []


def where(path: Path) -> str:
    return path.relative_to(DESKTOP).as_posix()


_ROOM = frozenset(("setSpacing", "addSpacing", "setContentsMargins", "FlowLayout"))


def loose_numbers(source: str) -> Iterator[str]:
    """Every call that makes room by a number of its own; none at all needs no name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _ROOM:
            numbers = (one.value for one in node.args if isinstance(one, ast.Constant))
            if any(isinstance(number, int) and number for number in numbers):
                yield ast.unparse(node)


@pytest.mark.parametrize("path", PAGES, ids=where)
def test_room_comes_from_the_scale(path: Path) -> None:
    assert list(loose_numbers(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("source", ["column.setSpacing(9)", "row.setContentsMargins(0, 3, 0, 0)", "FlowLayout(7, row)"])
def test_a_loose_number_is_found(source: str) -> None:
    assert list(loose_numbers(source)) == [source]


def test_the_tables_of_the_document_are_current() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert with_tables(document) == document, "run python tests/desktop/design_system.py"
    assert all(f"<!-- {name} -->\n|" in document or name == "icons" for name in PARTS)


@pytest.mark.parametrize("path", PAGES, ids=where)
def test_a_page_has_no_colour_of_its_own(path: Path) -> None:
    if where(path) not in _OWN_INKS:
        assert list(colours_in(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("source", ['x = "#1F6F6A"', 'x = b"#fff"', "x = Qt.GlobalColor.red", 'x = "rgb(1, 2, 3)"'])
def test_a_colour_is_found(source: str) -> None:
    assert len(list(colours_in(source))) == 1
