"""What each colour is for, read from a theme's file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class ThemeError(Exception):
    """A theme file that is not whole; the message names file, field, value and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRoles:
    """The colours of the person and the chair; ``_far`` is for the limbs behind.

    ``edge``, where a theme has one, is drawn round every shape of the body.
    """

    skin: str
    skin_far: str
    shirt: str
    shirt_far: str
    trousers: str
    trousers_far: str
    hair: str
    shoe: str
    chair: str
    chair_far: str
    edge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One theme: each role as ``#RRGGBB``.

    ``ground`` is the page, ``panel`` a card on it, ``side`` the navigation, ``tint`` a quiet highlight; ``line`` only
    decorates, ``edge`` outlines a control. ``accent`` is the travelled part of ``track``. The focus ring is ``focus``
    outside and ``focus_gap`` inside. ``people`` are those whose figure has colours of its own.
    """

    ground: str
    panel: str
    side: str
    ink: str
    soft_ink: str
    line: str
    edge: str
    primary: str
    on_primary: str
    primary_hover: str
    primary_pressed: str
    accent: str
    track: str
    tint: str
    floor: str
    focus: str
    focus_gap: str
    danger: str
    figure: FigureRoles
    people: Mapping[str, FigureRoles] = field(default_factory=dict[str, FigureRoles])


def load_roles(path: Path) -> Roles:
    """Read a theme.

    Args:
        path: A TOML file with the tables ``roles`` and ``figure``, and perhaps ``people``.

    Raises:
        ThemeError: It cannot be read, lacks a role, has one we do not know, or a value is no ``#RRGGBB``.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{path.name} cannot be read: {error}") from error
    roles = _colours(path.name, "roles", content, _names(Roles) - {"figure", "people"})
    optional = frozenset(("edge",))
    figure = FigureRoles(**_colours(path.name, "figure", content, _names(FigureRoles) - optional, optional))
    people = {name: replace(figure, **colours) for name, colours in _people(path.name, content).items()}
    return Roles(figure=figure, people=people, **roles)


def _people(file: str, content: dict[str, Any]) -> dict[str, dict[str, str]]:
    """What of each person's figure has another colour."""
    found: object = content.get("people", {})
    if not isinstance(found, dict):
        raise ThemeError(f"{file}: people is {found!r}; allowed are tables.")
    people: dict[str, Any] = content.get("people", {})
    return {name: _colours(file, name, people, frozenset(), _names(FigureRoles)) for name in people}


def _names(kind: type[Roles | FigureRoles]) -> frozenset[str]:
    return frozenset(entry.name for entry in fields(kind))


def _colours(
    file: str, table: str, content: dict[str, Any], names: frozenset[str], optional: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The table's colours: all of ``names``, and any of ``optional``."""
    found: object = content.get(table)
    if not isinstance(found, dict):
        raise ThemeError(f"{file}: {table} is {found!r}; allowed is a table.")
    values: dict[str, object] = {str(key): value for key, value in content[table].items()}
    for name in sorted(names ^ (values.keys() - optional)):
        state = "missing" if name in names else "unknown"
        raise ThemeError(f"{file}: {table}.{name} is {state}; allowed are {', '.join(sorted(names or optional))}.")
    colours: dict[str, str] = {}
    for name, value in values.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ThemeError(f"{file}: {table}.{name} is {value!r}; allowed is #RRGGBB.")
        colours[name] = value
    return colours
