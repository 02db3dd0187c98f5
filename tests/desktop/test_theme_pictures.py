"""The style's pictures on disk: drawn once, whole, and nowhere that could be littered."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lymph_coach.desktop.theme.apply import Look, roles_for
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.pictures import MOST_KEPT, Pictures
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.settings.choices import Theme


@pytest.fixture
def roles() -> Roles:
    return roles_for(Theme.LIGHT)


def test_pictures_are_drawn_once_and_are_there_at_the_next_start(roles: Roles, tmp_path: Path) -> None:
    folder = Path(Pictures(tmp_path / "kept").draw(roles))
    assert {path.name for path in folder.iterdir()} >= {"switch_on.svg", "dot_off.svg", "down.svg", "plus.svg"}
    assert folder.stat().st_mode & 0o777 == 0o700
    drawn = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    again = Path(Pictures(tmp_path / "kept").draw(roles))
    assert {path.name: path.stat().st_mtime_ns for path in again.iterdir()} == drawn
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [folder.name]


def test_a_picture_damaged_by_a_kill_or_as_power_went_is_drawn_anew(roles: Roles, tmp_path: Path) -> None:
    folder = Path(Pictures(tmp_path).draw(roles))
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "switch_on.svg").write_bytes(b"<svg")
    (folder / "down.svg").unlink()
    (folder / "dot_on.svg").write_bytes(bytes(len(whole["dot_on.svg"])))
    Pictures(tmp_path).draw(roles)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == whole


def test_each_theme_has_a_folder_of_its_own(tmp_path: Path) -> None:
    # Qt keeps pictures that it has read by their path.
    pictures = Pictures(tmp_path)
    assert len({pictures.draw(roles_for(theme)) for theme in (Theme.LIGHT, Theme.DARK, Theme.LIGHT)}) == 2


def test_where_nothing_can_be_kept_pictures_go_with_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    code = (
        "import pathlib, sys\nfrom lymph_coach.desktop.theme.apply import roles_for\n"
        "from lymph_coach.desktop.theme.pictures import Pictures\nfrom lymph_coach.settings.choices import Theme\n"
        "kept = Pictures(pathlib.Path(sys.argv[1]))\nprint(kept.draw(roles_for(Theme.LIGHT)))"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "file")]
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60)
    assert "lymph-coach-theme-" in done.stdout
    assert not Path(done.stdout.strip()).parent.exists()
    assert done.stderr == ""


def test_where_no_disk_takes_anything_the_window_is_dressed_without_pictures(
    look: QApplication, roles: Roles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    monkeypatch.chdir(tmp_path)
    worn = Look(look, roles, tmp_path / "file")
    worn.wear(roles, 100)
    assert "url(" not in look.styleSheet()
    assert roles.primary in look.styleSheet()
    switch = CalmSwitch("Silent")
    off = switch.grab().toImage()
    switch.show_on(True)
    assert switch.grab().toImage() != off
    worn.icons.leading(Icon.READ, roles.ink, roles.primary, 36)
    assert [path.name for path in tmp_path.iterdir()] == ["file"], "icons are kept where nobody said"


def test_those_of_older_programs_go_when_there_are_many(roles: Roles, tmp_path: Path) -> None:
    old = [tmp_path / f"{number:08x}" for number in range(MOST_KEPT + 2)]
    for age, folder in enumerate(old):
        folder.mkdir()
        os.utime(folder, (1e9 - age, 1e9 - age))
    (tmp_path / "of another").mkdir()
    drawn = Path(Pictures(tmp_path).draw(roles))
    assert {*tmp_path.iterdir()} == {drawn, tmp_path / "of another", *old[: MOST_KEPT - 1]}
