"""The drawings of the reading pages: sound, small, in the five roles only, and whole within their canvas."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter, qAlpha
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "drawings"
NAMES = (
    "about",
    "after-a-session",
    "arm-circles",
    "aromatherapy",
    "before-a-session",
    "choosing-a-therapist",
    "connective-tissue",
    "deep-tissue",
    "lymph-drainage",
    "neuromuscular",
    "noticing",
    "staying-safe",
    "what-massage-may-do",
)
SVG = "{http://www.w3.org/2000/svg}"
INK, LIGHT, _, ACCENT, _ = ROLES = ("#000001", "#000002", "#000003", "#000004", "#000005")
ELEMENTS = {"svg", "title", "desc", "g", "path", "circle"}
ATTRIBUTES = {
    "version",
    "baseProfile",
    "viewBox",
    "width",
    "height",
    "fill",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "d",
    "cx",
    "cy",
    "r",
}
MOST_BYTES = 12_000
WIDTH_PX, HEIGHT_PX = 160, 100
AIR_PX = 5


@pytest.fixture(params=NAMES)
def drawing(request: pytest.FixtureRequest) -> Path:
    """Each drawing in turn."""
    name: str = request.param
    return FOLDER / f"{name}.svg"


def elements(path: Path) -> Iterator[ET.Element]:
    """All elements of a drawing; the files are ours, so the plain parser will do."""
    yield from ET.parse(path).getroot().iter()  # noqa: S314  # our own file, not a stranger's


def inked(path: Path) -> set[tuple[int, int]]:
    """The pixels of a small picture in which the drawing left more than a breath of colour."""
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_ARGB32)
    image.fill(0)
    renderer = QSvgRenderer(QByteArray(path.read_bytes()))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter, QRectF(0.0, 0.0, WIDTH_PX, HEIGHT_PX))
    painter.end()
    return {(x, y) for x in range(WIDTH_PX) for y in range(HEIGHT_PX) if qAlpha(image.pixel(x, y)) > 8}


def test_every_page_has_its_drawing_and_no_drawing_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(NAMES)


def test_a_drawing_is_small(drawing: Path) -> None:
    assert drawing.stat().st_size < MOST_BYTES


def test_the_canvas_is_the_same_for_all(drawing: Path) -> None:
    assert next(elements(drawing)).get("viewBox") == "0 0 640 400"


def test_only_plain_shapes_are_used(drawing: Path) -> None:
    found = list(elements(drawing))
    assert {element.tag.removeprefix(SVG) for element in found} <= ELEMENTS
    assert {name for element in found for name in element.attrib} <= ATTRIBUTES


def test_the_drawing_and_each_of_its_groups_say_what_they_show(drawing: Path) -> None:
    root = next(elements(drawing))
    assert (root.findtext(f"{SVG}title") or "").strip()
    assert len((root.findtext(f"{SVG}desc") or "").split()) >= 8
    groups = root.findall(f"{SVG}g/{SVG}g")
    assert groups
    assert all((group.findtext(f"{SVG}title") or "").strip() for group in groups)
    assert all(len(group) > 1 for group in groups), "a group without a shape"


def test_only_the_five_roles_give_colour(drawing: Path) -> None:
    colours = {element.get(name) for element in elements(drawing) for name in ("fill", "stroke")} - {None}
    assert colours <= {*ROLES, "none"}
    assert {INK, LIGHT, ACCENT} <= colours


def test_nothing_outside_the_attributes_looks_like_a_colour_or_a_link(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")
    assert set(re.findall(r"#\w+", text)) <= set(ROLES)
    assert "currentColor" not in text
    assert "url(" not in text


def test_the_drawing_fills_its_canvas_and_touches_no_edge(drawing: Path) -> None:
    pixels = inked(drawing)
    across, down = {x for x, _ in pixels}, {y for _, y in pixels}
    assert min(across) >= AIR_PX
    assert max(across) < WIDTH_PX - AIR_PX
    assert min(down) >= AIR_PX
    assert max(down) < HEIGHT_PX - AIR_PX
    assert max(down) - min(down) > 0.6 * HEIGHT_PX or max(across) - min(across) > 0.8 * WIDTH_PX
    assert len(pixels) > 0.1 * WIDTH_PX * HEIGHT_PX
