"""Damage of every shape: the diary opens, says what it did in a sentence, and nothing that was good is lost."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from journal_work import finished, noon

from lymph_coach.journal.backup import Backups, backups_folder
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.opening import Event
from lymph_coach.journal.store import JournalStore

PAGE = 4096
COPIED = frozenset(f"copied-{number}" for number in range(200))
LATER = frozenset(f"later-{number}" for number in range(3))


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of 203 sessions, the last three newer than its copy; and one whose process was killed, with its WAL."""
    path = tmp_path_factory.mktemp("pattern") / "diary.sqlite3"
    with JournalStore(path, noon) as store:
        with store.writing():
            for name in sorted(COPIED):
                store.add(finished(name))
        Backups(path, noon).make()
        for name in sorted(LATER):
            store.add(finished(name))
    return path


@pytest.fixture
def path(pattern: Path, tmp_path: Path) -> Path:
    shutil.copytree(pattern.parent, tmp_path / "data")
    return tmp_path / "data" / pattern.name


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def put(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


def run(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)


def foreign(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE entry (id TEXT, day TEXT); INSERT INTO entry VALUES ('1', 'today');")


def foreign_with_our_number(path: Path) -> None:
    foreign(path)
    run(path, "PRAGMA user_version = 1")


def without_tables(path: Path) -> None:
    path.unlink()
    run(path, "PRAGMA journal_mode = WAL; PRAGMA user_version = 0; CREATE TABLE x (y); DROP TABLE x; VACUUM;")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_full_folder(path: Path) -> None:
    a_folder(path)
    (path / "inside").write_text("something", encoding="utf-8")


def only_its_wal(path: Path) -> None:
    path.unlink()
    beside(path, "-wal").write_bytes(b"changes" * 999)


def bits(path: Path) -> None:
    content = bytearray(path.read_bytes())
    chance = random.Random(7)  # noqa: S311  # no secret
    for _ in range(2_000):
        content[chance.randrange(PAGE, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def shuffled(path: Path) -> None:
    content = path.read_bytes()
    pages = [content[start : start + PAGE] for start in range(PAGE, len(content), PAGE)]
    random.Random(3).shuffle(pages)  # noqa: S311  # no secret
    path.write_bytes(content[:PAGE] + b"".join(pages))


def noise(path: Path) -> None:
    path.write_bytes(random.Random(5).randbytes(50_000))  # noqa: S311  # no secret


SHAPES: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("missing", lambda path: path.unlink()),
    ("empty", lambda path: cut(path, 0)),
    ("one byte", lambda path: cut(path, 1)),
    ("cut in the header", lambda path: cut(path, 60)),
    ("cut after the first page", lambda path: cut(path, PAGE)),
    ("cut in half", lambda path: cut(path, path.stat().st_size // 2)),
    ("cut within a page", lambda path: cut(path, path.stat().st_size // 2 + 777)),
    ("last page cut off", lambda path: cut(path, path.stat().st_size - PAGE)),
    ("text", lambda path: path.write_text("Dear diary, " * 3_000)),
    ("text in UTF-16", lambda path: path.write_text("Dear diary, " * 3_000, encoding="utf-16")),
    ("noise", noise),
    ("a picture", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20_000))),
    ("all zeros", lambda path: path.write_bytes(bytes(path.stat().st_size))),
    ("header of zeros", lambda path: put(path, 0, bytes(100))),
    ("first page of zeros", lambda path: put(path, 0, bytes(PAGE))),
    ("middle of zeros", lambda path: put(path, PAGE * 6, bytes(PAGE * 3))),
    ("middle of ones", lambda path: put(path, PAGE * 6, b"\xff" * PAGE * 3)),
    ("schema of noise", lambda path: put(path, 100, b"\xa5" * 3_000)),
    ("page size of nonsense", lambda path: put(path, 16, b"\x03\x07")),
    ("schema number below zero", lambda path: run(path, "PRAGMA user_version = -7")),
    ("schema number beyond all", lambda path: put(path, 60, b"\x7f\xff\xff\xff")),
    ("pages shuffled", shuffled),
    ("bits turned over", bits),
    ("another program's", foreign),
    ("another program's with our number", foreign_with_our_number),
    ("without tables", without_tables),
    ("one table missing", lambda path: run(path, "DROP TABLE pause")),
    ("entries missing", lambda path: run(path, "DROP TABLE entry")),
    ("one column missing", lambda path: run(path, "ALTER TABLE entry DROP COLUMN note")),
    ("a folder", a_folder),
    ("a folder with something inside", a_full_folder),
    ("only its WAL", only_its_wal),
)
HARMLESS: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("WAL of noise", lambda path: beside(path, "-wal").write_bytes(b"\xa5" * 9_000)),
    ("WAL of zeros", lambda path: beside(path, "-wal").write_bytes(bytes(9_000))),
    ("WAL of no length", lambda path: beside(path, "-wal").write_bytes(b"")),
    ("SHM of noise", lambda path: beside(path, "-shm").write_bytes(b"\xa5" * 32_768)),
    ("journal of noise", lambda path: beside(path, "-journal").write_bytes(b"\xa5" * 9_000)),
    ("encoding of nonsense", lambda path: put(path, 56, b"\0\0\0\x09")),
    ("something after the end", lambda path: put(path, path.stat().st_size, b"more" * 500)),
    ("a copy of zeros", lambda path: next(backups_folder(path).iterdir()).write_bytes(bytes(5_000))),
    ("half a copy", lambda path: (backups_folder(path) / ".20261122.abc.part").write_bytes(b"half")),
    ("a newer copy cut short", lambda path: (backups_folder(path) / "20261122T190000000000Z-9-change.sqlite3").touch()),
)


def opened_twice(path: Path) -> tuple[Event | None, dict[str, Entry]]:
    """What is told, and the entries; after that it works like any other and has nothing more to tell."""
    with JournalStore(path, noon) as store:
        notice = store.notice
        assert notice is None or notice.sentence.count(". ") == 0
        store.add(finished("afterwards"))
        Backups(path, noon).make()
    with JournalStore(path, noon) as store:
        assert store.notice is None
        found = {one.id: one for one in store.everything().entries}
    found.pop("afterwards")
    return notice and notice.event, found


def whole(*names: frozenset[str]) -> dict[str, Entry]:
    return {name: finished(name) for name in frozenset[str]().union(*names)}


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES], ids=[name for name, _ in SHAPES])
def test_damage_is_told_kept_aside_and_the_copy_takes_its_place(path: Path, shape: Callable[[Path], object]) -> None:
    shape(path)
    damaged = path.read_bytes() if path.is_file() else b""
    told, found = opened_twice(path)
    assert told is Event.RESTORED
    assert found.items() >= whole(COPIED).items()
    kept = list(path.parent.glob("diary.damaged-*.sqlite3"))
    assert [one.read_bytes() for one in kept if one.is_file()] == ([damaged] if kept and kept[0].is_file() else [])
    assert bool(kept) == (shape not in {SHAPES[0][1], only_its_wal})


@pytest.mark.parametrize("shape", [shape for _, shape in HARMLESS], ids=[name for name, _ in HARMLESS])
def test_what_does_no_harm_costs_nothing(path: Path, shape: Callable[[Path], object]) -> None:
    shape(path)
    assert opened_twice(path) == (None, whole(COPIED, LATER))


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES], ids=[name for name, _ in SHAPES])
def test_without_any_copy_the_program_starts_all_the_same(path: Path, shape: Callable[[Path], object]) -> None:
    shutil.rmtree(backups_folder(path))
    shape(path)
    told, found = opened_twice(path)
    assert told in {Event.BEGUN_ANEW, None}
    assert found.items() <= whole(COPIED, LATER).items()


@pytest.mark.parametrize("name", ["middle of ones", "one table missing", "schema number below zero"])
def test_entries_newer_than_the_copy_are_saved_where_they_can_be_read(path: Path, name: str) -> None:
    dict(SHAPES)[name](path)
    assert opened_twice(path)[1] == whole(COPIED, LATER)


@pytest.mark.parametrize("seed", range(30))
def test_any_stretch_of_noise_is_survived(path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    size = path.stat().st_size
    put(path, chance.randrange(size), chance.randbytes(chance.choice((1, 16, 500, PAGE, 3 * PAGE))))
    _, found = opened_twice(path)
    assert found.keys() >= COPIED
    # A letter changed within a note is what SQLite cannot notice; all else is as it was.
    for name in COPIED:
        assert replace(found[name], note="") == replace(finished(name), note="")
