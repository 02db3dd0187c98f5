"""Where things are kept, and that a wheel and a checkout both find what ships."""

import stat
import sys
from dataclasses import astuple
from pathlib import Path

import pytest

from lymph_coach.system.atomic import StorageError
from lymph_coach.system.folders import Folders
from lymph_coach.system.shipped import ShippedFileError, shipped


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    folders = Folders.of({"LYMPH_COACH_HOME": str(tmp_path)})
    assert folders == Folders(tmp_path / "data", tmp_path / "cache", tmp_path / "config", tmp_path / "log")
    assert not folders.data.exists()


def test_without_it_the_user_has_folders_of_the_name() -> None:
    folders: tuple[Path, ...] = astuple(Folders.of({}))
    assert all("lymph-coach" in folder.parts for folder in folders)
    assert all(folder.is_absolute() for folder in folders)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_folders_are_made_for_their_owner_alone_and_twice_is_once(tmp_path: Path) -> None:
    folders = Folders.of({"LYMPH_COACH_HOME": str(tmp_path / "home")})
    folders.create()
    folders.create()
    paths: tuple[Path, ...] = astuple(folders)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in paths] == [0o700] * 4


def test_deleting_leaves_no_empty_folder_of_ours_and_nobody_elses(tmp_path: Path) -> None:
    (tmp_path / "lymph-coach").mkdir()
    folders = Folders(tmp_path / "data", tmp_path / "cache", tmp_path / "config", tmp_path / "lymph-coach" / "log")
    folders.create()
    folders.remove()
    assert list(tmp_path.iterdir()) == []
    folders.create()
    (tmp_path / "lymph-coach" / "other").write_bytes(b"")
    folders.remove()
    assert (tmp_path / "lymph-coach" / "other").exists()


def test_deleting_reaches_a_folder_that_was_moved_and_linked(tmp_path: Path) -> None:
    moved = tmp_path / "large disk" / "diary"
    moved.mkdir(parents=True)
    (moved / "diary.sqlite3").write_bytes(b"private")
    folders = Folders.of({"LYMPH_COACH_HOME": str(tmp_path / "home")})
    folders.data.parent.mkdir()
    folders.data.symlink_to(moved)
    folders.create()
    folders.remove()
    assert list(moved.parent.iterdir()) == []
    assert list(folders.data.parent.iterdir()) == []


def test_deleting_never_follows_a_link_to_where_the_home_folder_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "ada"
    home.mkdir(parents=True)
    (home / "letter.txt").write_text("Dear Charles")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    folders = Folders.of({"LYMPH_COACH_HOME": str(tmp_path / "ours")})
    folders.data.parent.mkdir()
    folders.data.symlink_to(home.parent)
    folders.remove()
    assert (home / "letter.txt").exists()
    assert not folders.data.is_symlink()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"")
    with pytest.raises(StorageError, match="could not be made"):
        Folders.of({"LYMPH_COACH_HOME": str(tmp_path / "home")}).create()


def test_this_checkout_has_its_themes() -> None:
    assert shipped("themes", "light.toml").is_file()
    assert shipped("icons").is_dir()


def test_a_wheel_has_its_files_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "src" / "lymph_coach"
    for folder in (package / "assets", tmp_path / "assets"):
        folder.mkdir(parents=True)
        (folder / "a.toml").write_bytes(b"")
    (tmp_path / "assets" / "b.toml").write_bytes(b"")
    assert shipped("a.toml", package=package) == package / "assets" / "a.toml"
    assert shipped("b.toml", package=package) == tmp_path / "assets" / "b.toml"
    with pytest.raises(ShippedFileError, match=r"no/c\.toml is missing"):
        shipped("no", "c.toml", package=package)
