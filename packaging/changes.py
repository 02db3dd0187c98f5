"""What CHANGELOG.md says of a version; and the version, which is read from the one place where it is written."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
UNRELEASED = "Unreleased"
_HEADING = re.compile(r"^## (?P<name>\S+)(?: - (?P<day>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


class ChangesError(Exception):
    """The version or its changes are not as they must be; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Changes:
    """One section: ``name`` is a version or ``Unreleased``, ``day`` its date as ``2026-11-22`` or empty."""

    name: str
    day: str
    points: tuple[str, ...]


def version(init: Path = ROOT / "src" / "lymph_coach" / "__init__.py") -> str:
    """The version, from the one place where it is written.

    Raises:
        ChangesError: it is not there.
    """
    found = re.search(r'^__version__ = "([^"]+)"$', init.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ChangesError(f"{init} says no version.")
    return found[1]


def sections(text: str) -> tuple[Changes, ...]:
    """All sections of a changelog, newest first; a point may run over several lines.

    Args:
        text: of the form of ours: ``## 1.2.0 - 2026-11-22`` or ``## Unreleased``, then points that begin with ``- ``.
    """
    found = list(_HEADING.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    return tuple(
        Changes(one["name"], one["day"] or "", _points(text[one.end() : end]))
        for one, end in zip(found, ends, strict=True)
    )


def of_version(text: str, wanted: str) -> Changes:
    """The section of a version, or what is not released yet where it has none.

    Raises:
        ChangesError: it has neither.
    """
    named = {one.name: one for one in sections(text)}
    for name in (wanted, UNRELEASED):
        if name in named:
            return named[name]
    raise ChangesError(f"CHANGELOG.md says nothing of {wanted}.")


def _points(text: str) -> tuple[str, ...]:
    points: list[str] = []
    for line in text.splitlines():
        if line.startswith("- "):
            points.append(line[2:].strip())
        elif line.startswith("  ") and points:
            points[-1] += " " + line.strip()
    return tuple(points)
