"""The tables of docs/design-system.md, from what the program wears: ``python tests/desktop/design_system.py``."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.desktop.colour_pairs import LEAST_SHAPE, SHAPES, TEXTS, THEMES, least, named, roles_of

from lymph_coach.desktop.theme.contrast import contrast
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style import BUTTON_PX, CONTROL_PX, HERO_PX, RADIUS_PX, SESSION_PX
from lymph_coach.desktop.theme.type import Scale

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "design-system.md"
_THEME_NAMES = ("light", "dark", "strong contrast, light", "strong contrast, dark")
_TYPE = ("body", "section", "title", "hero", "count")
_PERCENTS = (100, 150, 200, 250)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def types() -> str:
    """The sizes of type."""
    rows = [(name, *(getattr(Scale(percent / 100), name) for percent in _PERCENTS)) for name in _TYPE]
    return table(("type, px", *(f"{percent} %" for percent in _PERCENTS)), rows)


def spaces() -> str:
    """The room between things."""
    return table(("name", "px"), [(space.name, space.value) for space in Space])


def sizes() -> str:
    """The heights of what is pressed, and the corners."""
    heights = {"control, pill, row": CONTROL_PX, "button, entry": BUTTON_PX, "session": SESSION_PX, "hero": HERO_PX}
    rows = [("least height", name, height) for name, height in heights.items()]
    return table(("what", "kind", "px"), [*rows, *(("radius", name, radius) for name, radius in RADIUS_PX.items())])


def colours() -> str:
    """Each role in each theme."""
    themes = [named(roles_of(theme)) for theme in THEMES]
    return table(("role", *_THEME_NAMES), [(name, *(f"`{one[name]}`" for one in themes)) for name in themes[0]])


def contrasts() -> str:
    """What was measured of each pair that meets."""
    themes = [named(roles_of(theme)) for theme in THEMES]
    wanted = [*((pair, "text") for pair in TEXTS), *((pair, "shape") for pair in SHAPES)]
    rows = [
        (f"{one} on {other}", kind, *(f"{contrast(each[one], each[other]):.1f}" for each in themes))
        for (one, other), kind in wanted
    ]
    needed = [("least for text", "", *(least(theme) for theme in THEMES)), ("least for shapes", "", *[LEAST_SHAPE] * 4)]
    return table(("pair", "", *_THEME_NAMES), [*rows, *needed])


def icons() -> str:
    """The names of the icons."""
    return ", ".join(f"`{icon.value}`" for icon in Icon)


PARTS: Mapping[str, Callable[[], str]] = {
    "type": types,
    "space": spaces,
    "sizes": sizes,
    "colours": colours,
    "contrast": contrasts,
    "icons": icons,
}


def with_tables(document: str) -> str:
    """The document with each table as it should be now."""
    for name, make in PARTS.items():
        marker, end = f"<!-- {name} -->", "<!-- end -->"
        before, _, rest = document.partition(marker)
        _, _, after = rest.partition(end)
        assert after, f"{name} has no place"
        document = f"{before}{marker}\n{make()}\n{end}{after}"
    return document


if __name__ == "__main__":
    DOCUMENT.write_text(with_tables(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
