"""Writes THIRD_PARTY.md: what is installed with Lymph Coach, by whom, and under which licence.

``python packaging/third_party.py`` writes the file; with ``--check`` it only tells whether the file is current.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "THIRD_PARTY.md"
NAME = "lymph-coach"
HEAD = """# Third-party software

Lymph Coach itself is under the GPL, version 3 or later: see [LICENSE](LICENSE). It is installed with the packages
below, at the versions of `constraints.txt`, and on Windows and macOS with what some of them ask for there besides.
`python packaging/third_party.py` writes this file from what the packages say of themselves.

| Package | Version | Licence | Home |
|---|---|---|---|
"""
_LONGEST = 60
TOLD_ELSEWHERE: Mapping[str, tuple[str, str]] = {
    # Its package says nothing; it carries the library of eSpeak NG, whose licence is what matters.
    "espeakng-loader": ("eSpeak NG: GPL-3.0-or-later", "https://github.com/espeak-ng/espeak-ng"),
}


def required(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The normalised names of all that a package needs at run time, on whatever system.

    What another system needs is not installed here, so of that the first layer alone is found.
    """
    try:
        needs = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return seen
    found = seen
    for need in needs:
        match = re.match(r"[A-Za-z0-9._-]+", need)
        if match is None or "extra ==" in need:
            continue
        one = normal(match.group())
        if one not in found:
            found = required(one, found | {one})
    return found


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def is_installed(name: str) -> bool:
    """Whether it is installed here."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def licence_of(about: Mapping[str, str], classifiers: list[str]) -> str:
    """What a package says of its licence: an expression, else its classifiers, else a short free text."""
    if about.get("License-Expression"):
        return about["License-Expression"]
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::") and one.count("::") > 1]
    if named:
        return ", ".join(named)
    free = (about.get("License") or "").strip().splitlines()
    return free[0][:_LONGEST] if free else "not told"


def home_of(about: Mapping[str, str], links: list[str]) -> str:
    """Where a package is at home."""
    if about.get("Home-page"):
        return about["Home-page"]
    by_name = {label.strip().lower(): link.strip() for label, _, link in (one.partition(",") for one in links)}
    wanted = ("homepage", "home", "source", "repository", "source code", "github", "documentation")
    return next((by_name[one] for one in wanted if one in by_name), "")


def rows(pins: Mapping[str, str]) -> Iterator[str]:
    """A row for each package, with the version that is pinned, else the one installed."""
    for name in sorted(required(NAME)):
        if not is_installed(name):
            if name in pins:
                yield f"| {name} | {pins[name]} | on other systems only | |"
            continue
        found = metadata.metadata(name)
        about = {key: str(found[key]) for key in found}
        licence = licence_of(about, [str(one) for one in found.get_all("Classifier") or []])
        home = home_of(about, [str(one) for one in found.get_all("Project-URL") or []])
        licence, home = TOLD_ELSEWHERE.get(name, (licence, home))
        yield f"| {about['Name']} | {pins.get(name, metadata.version(name))} | {licence} | {home} |"


def pinned(text: str) -> dict[str, str]:
    """Version by normalised name, from the lines of a constraints file."""
    lines = (line.partition("#")[0].partition(";")[0].strip() for line in text.splitlines())
    return {
        normal(name.strip()): version.strip()
        for name, _, version in (line.partition("==") for line in lines)
        if version
    }


def document() -> str:
    """The whole file."""
    pins = pinned((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    return HEAD + "\n".join(rows(pins)) + "\n"


def main(words: list[str]) -> int:
    """Write the file, or look at it."""
    if "--check" in words:
        current = FILE.is_file() and FILE.read_text(encoding="utf-8") == document()
        if not current:
            print(f"{FILE.name} is not what the packages say: python packaging/third_party.py", file=sys.stderr)
        return 0 if current else 1
    FILE.write_text(document(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
