"""Settings damaged in every shape, on bad disks, and killed while they are saved: the last good ones are used."""

import fcntl
import json
import random
import shutil
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
import settings_work
from tests.faults.disks import files_of_at_most, fill, small_disk_at, somebody_without_rights
from tests.faults.kills import killed

from lymph_coach.settings.choices import Theme
from lymph_coach.settings.problems import Mishap
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import Loaded, SettingsStore
from lymph_coach.system.atomic import StorageError

GOOD = Settings(rounds=1, theme=Theme.DARK)
NEW = Settings(rounds=2)


@pytest.fixture
def path(folder: Path) -> Path:
    path = folder / "config" / "settings.json"
    SettingsStore(path).save(GOOD)
    return path


def bits(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(0, len(content), 7):
        content[place] |= 0x80
    path.write_bytes(content)


def noise(path: Path) -> None:
    path.write_bytes(random.Random(5).randbytes(5_000))  # noqa: S311  # no secret


def a_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


DAMAGED: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"{"),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "last bracket cut off": lambda path: path.write_bytes(path.read_bytes().rstrip()[:-1]),
    "first byte lost": lambda path: path.write_bytes(path.read_bytes()[1:]),
    "all zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "end of zeros": lambda path: path.write_bytes(path.read_bytes()[:200] + bytes(300)),
    "zeros appended": lambda path: path.write_bytes(path.read_bytes() + bytes(4_096)),
    "twice over": lambda path: path.write_bytes(path.read_bytes() * 2),
    "noise": noise,
    "bits turned over": bits,
    "text": lambda path: path.write_text("rounds = 3"),
    "a page": lambda path: path.write_text("<!doctype html><title>Log in</title>"),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000)),
    "a database": lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4_080)),
    "a list": lambda path: path.write_text("[1, 2]"),
    "nothing, as JSON says it": lambda path: path.write_text("null"),
    "deep": lambda path: path.write_bytes(b"[" * 200_000),
    "huge": lambda path: path.write_bytes(b'{"a": "' + b"x" * 2_000_000 + b'"}'),
}
HARMLESS: dict[str, Callable[[Path], object]] = {
    "half a save beside it": lambda path: (path.parent / ".settings.json.part").write_bytes(b'{"rou'),
    "a copy of zeros": lambda path: path.with_name("settings.last-good.json").write_bytes(bytes(500)),
    "no copy": lambda path: path.with_name("settings.last-good.json").unlink(),
    "of a later schema": lambda path: path.write_text(json.dumps({**json.loads(path.read_text()), "schema": 99})),
}


@pytest.mark.parametrize("shape", DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told_once_and_the_last_good_ones_are_used(path: Path, shape: Callable[[Path], object]) -> None:
    shape(path)
    assert SettingsStore(path).load() == Loaded(GOOD, (), Mishap.RESTORED)
    store = SettingsStore(path)
    assert store.load() == Loaded(GOOD)
    store.save(NEW)
    assert SettingsStore(path).load() == Loaded(NEW)


@pytest.mark.parametrize("shape", DAMAGED.values(), ids=DAMAGED)
def test_without_a_good_copy_the_program_starts_with_its_own(path: Path, shape: Callable[[Path], object]) -> None:
    shape(path)
    path.with_name("settings.last-good.json").unlink()
    told = None if not path.exists() else Mishap.RESET
    assert SettingsStore(path).load() == Loaded(Settings(), (), told)


@pytest.mark.parametrize("shape", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_is_not_told(path: Path, shape: Callable[[Path], object]) -> None:
    shape(path)
    assert SettingsStore(path).load() == Loaded(GOOD)


def test_what_leads_nowhere_is_left_as_it_is_until_the_next_save(path: Path) -> None:
    a_link_to_itself(path)
    assert SettingsStore(path).load() == Loaded(GOOD, (), Mishap.UNREADABLE)
    assert path.is_symlink()


def test_a_file_that_may_not_be_read_is_left_and_is_there_when_it_may(path: Path) -> None:
    path.chmod(0)
    with somebody_without_rights():
        loaded = SettingsStore(path).load()
    path.chmod(0o600)
    assert loaded.mishap is Mishap.UNREADABLE
    assert SettingsStore(path).load() == Loaded(GOOD)


def test_in_a_folder_that_may_only_be_read_saving_is_told_and_changes_nothing(path: Path) -> None:
    for file in path.parent.iterdir():
        file.chmod(0o644)
    path.parent.chmod(0o555)
    with somebody_without_rights():
        store = SettingsStore(path)
        assert store.load() == Loaded(GOOD)
        with pytest.raises(StorageError):
            store.save(NEW)
        assert store.load() == Loaded(GOOD)
    path.parent.chmod(0o755)
    store.save(NEW)
    assert SettingsStore(path).load() == Loaded(NEW)


def test_a_lock_of_another_program_keeps_nothing_from_being_read_or_saved(path: Path) -> None:
    with path.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        store = SettingsStore(path)
        assert store.load() == Loaded(GOOD)
        store.save(NEW)
        assert SettingsStore(path).load() == Loaded(NEW)


def test_on_a_full_disk_saving_is_told_and_works_again_when_there_is_room(folder: Path) -> None:
    with small_disk_at(folder):
        path = folder / "config" / "settings.json"
        store = SettingsStore(path)
        store.save(GOOD)
        filler = fill(path)
        with pytest.raises(StorageError):
            store.save(NEW)
        assert SettingsStore(path).load() == Loaded(GOOD)
        path.write_bytes(b"")
        fill(path)
        assert SettingsStore(path).load() == Loaded(GOOD, (), Mishap.RESTORED)
        filler.unlink()
        store.save(NEW)
        assert SettingsStore(path).load() == Loaded(NEW)


@pytest.mark.parametrize("room", [0, 1, 100])
def test_where_files_may_not_grow_the_old_settings_stay(path: Path, room: int) -> None:
    store = SettingsStore(path)
    with files_of_at_most(room), pytest.raises(StorageError):
        store.save(NEW)
    assert SettingsStore(path).load() == Loaded(GOOD)


@pytest.mark.real
def test_30_kills_while_saving_leave_what_was_saved_last_or_what_was_being_saved(
    processes: ForkServerContext, folder: Path
) -> None:
    path = folder / "config" / "settings.json"
    possible: set[str | None] = {str(Settings().rounds)}
    kept = 0
    for turn in range(30):
        told = killed(processes, settings_work.save, path, f"save-{turn}", 0.04)
        loaded = SettingsStore(path).load()
        assert loaded.mishap in {None, Mishap.RESTORED}
        assert not loaded.problems
        for what, rounds in told[1:]:
            possible = {rounds} if what == "saved" else {*possible, rounds}
        assert str(loaded.settings.rounds) in possible
        possible = {str(loaded.settings.rounds)}
        kept += any(what == "saved" for what, _ in told)
    assert kept  # not every one was killed before its first
    shutil.rmtree(path.parent)
