"""What keeps a version from being released."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from changes import Changes
from release import reasons_against

OLD = Changes("1.1.0", "2026-10-01", ("x",))
WHO = "A Person <a.person@example.org>"
NEW = Changes("1.2.0", "2026-11-22", ("y",))


def test_a_clean_tree_with_a_new_version_and_its_changes_is_released() -> None:
    assert reasons_against("1.2.0", (NEW, OLD), ("v1.1.0",), "", WHO) == []


@pytest.mark.parametrize(
    ("changelog", "tags", "status", "reason"),
    [
        ((NEW, OLD), (), " M README.md", "not committed"),
        ((NEW, OLD), ("v1.2.0",), "", "was released before"),
        ((Changes("Unreleased", "", ("y",)), OLD), (), "", "no section"),
        ((Changes("1.2.0", "", ("y",)), OLD), (), "", "names no day"),
        ((Changes("1.2.0", "2026-11-22", ()), OLD), (), "", "no change"),
        ((Changes("Unreleased", "", ("z",)), NEW), (), "", "begins with Unreleased"),
    ],
)
def test_what_is_not_ready_is_named(
    changelog: tuple[Changes, ...], tags: tuple[str, ...], status: str, reason: str
) -> None:
    (told,) = reasons_against("1.2.0", changelog, tags, status, WHO)
    assert reason in told


def test_somebody_has_to_publish_it() -> None:
    (told,) = reasons_against("1.2.0", (NEW, OLD), (), "", "")
    assert "MAINTAINER" in told
