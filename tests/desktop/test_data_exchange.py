"""Files, copies and the diary itself, off the GUI thread: what comes of each wish."""

import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.journal.diaries import DIARY, NOW, HandClock, entry

from lymph_coach.desktop.data.backups_page import Copy
from lymph_coach.desktop.data.exchange import Exchange
from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.journal.backup import Backup, Backups
from lymph_coach.journal.diary import Diary
from lymph_coach.journal.store import JournalStore
from lymph_coach.system.folders import Folders
from lymph_coach.system.json_input import LARGEST_BYTES
from lymph_coach.takeout.compare import Comparison, Wins
from lymph_coach.takeout.everything import Everything
from lymph_coach.takeout.items import diary_of
from lymph_coach.takeout.read import read_file
from lymph_coach.takeout.store import Before
from lymph_coach.takeout.write import to_csv

WAIT_MS = 10_000


class Desk:
    """A diary, its copies, and all that was told of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folders = Folders.of({"LYMPH_COACH_HOME": str(folder)})
        self.folders.create()
        self.path = self.folders.data / "diary.sqlite3"
        self.clock = HandClock()
        self.threads: set[str] = set()
        with self.store() as store:
            store.take_in(DIARY)
        self.exchange = Exchange(self.folders, self.now, Backups(self.path, self.clock))
        self.told: list[tuple[object, ...]] = []
        self.progress: list[tuple[int, int]] = []
        exchange = self.exchange
        exchange.saved.connect(self._on_one)
        exchange.looked.connect(self._on_two)
        exchange.taken.connect(self._on_one)
        exchange.undone.connect(self._on_none)
        exchange.listed.connect(self._on_one)
        exchange.restored.connect(self._on_two)
        exchange.failed.connect(self._on_one)
        exchange.progressed.connect(self._on_progress)

    def now(self) -> datetime:
        self.threads.add(threading.current_thread().name)
        return self.clock()

    def store(self) -> JournalStore:
        return JournalStore(self.path, self.clock)

    def diary(self) -> Diary:
        with self.store() as store:
            return store.everything()

    def _on_none(self) -> None:
        self.told.append(())

    def _on_one(self, value: object) -> None:
        self.told.append((value,))

    def _on_two(self, one: object, other: object) -> None:
        self.told.append((one, other))

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.append((done, total))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    del qtbot
    made = Desk(tmp_path)
    yield made
    made.exchange.close()


def outcome(qtbot: QtBot, desk: Desk) -> tuple[object, ...]:
    """What is told next."""
    count = len(desk.told)
    qtbot.waitUntil(lambda: len(desk.told) > count, timeout=WAIT_MS)
    assert not desk.exchange.is_busy
    return desk.told[-1]


def test_a_saved_json_file_is_read_back_whole(qtbot: QtBot, desk: Desk) -> None:
    path = desk.folder / "all.json"
    assert desk.exchange.save(FileKind.JSON, path)
    assert outcome(qtbot, desk) == (path,)
    assert diary_of(read_file(path, NOW.date()).sections["diary"]) == desk.diary()
    assert desk.progress[0] == (0, len(DIARY.entries))
    assert "work" in desk.threads


def test_a_saved_table_is_that_of_the_journal(qtbot: QtBot, desk: Desk) -> None:
    path = desk.folder / "all.csv"
    desk.exchange.save(FileKind.CSV, path)
    outcome(qtbot, desk)
    assert path.read_bytes() == to_csv(Everything(diary=desk.diary()))


def test_one_thing_at_a_time(qtbot: QtBot, desk: Desk) -> None:
    assert desk.exchange.list_copies()
    assert desk.exchange.is_busy
    assert not desk.exchange.save(FileKind.CSV, desk.folder / "never.csv")
    assert outcome(qtbot, desk) == ((),)
    assert not (desk.folder / "never.csv").exists()


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, desk: Desk) -> None:
    (desk.folder / "file").write_bytes(b"")
    desk.exchange.save(FileKind.JSON, desk.folder / "file" / "all.json")
    (said,) = outcome(qtbot, desk)
    assert "all.json could not be written: " in str(said)


def test_looking_changes_nothing_and_taking_in_adds_what_is_new(qtbot: QtBot, desk: Desk) -> None:
    path = desk.folder / "all.json"
    desk.exchange.save(FileKind.JSON, path)
    outcome(qtbot, desk)
    before = desk.diary()
    with desk.store() as store:
        store.delete("entry-1")
    desk.exchange.look(path)
    shown, found = outcome(qtbot, desk)
    assert shown == path
    assert isinstance(found, Comparison)
    assert list(found.new["diary"]) == [("entry", "entry-1")]
    assert found.refused == ()
    assert len(desk.diary().entries) == 2
    desk.exchange.take_in(found.wanted(Wins.HERE))
    (kept,) = outcome(qtbot, desk)
    assert desk.diary() == before
    assert isinstance(kept, Before)
    desk.exchange.put_back(kept)
    assert outcome(qtbot, desk) == ()
    assert [one.id for one in desk.diary().entries] == ["full", "entry-2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[]", "some.json: the file holds list; allowed is an object."),
        (json.dumps({"format": "x"}).encode(), "format is 'x'; allowed is lymph-coach"),
        (b"\xff", "some.json: the file has 0xff at byte 0; allowed is UTF-8."),
        (None, "some.json could not be read: No such file or directory."),
    ],
)
def test_a_file_that_is_no_diary_is_told_in_a_sentence(
    qtbot: QtBot, desk: Desk, content: bytes | None, said: str
) -> None:
    path = desk.folder / "some.json"
    if content is not None:
        path.write_bytes(content)
    desk.exchange.look(path)
    (told,) = outcome(qtbot, desk)
    assert said in str(told)
    assert str(told).startswith("some.json")
    assert str(told).endswith(".")


def test_a_huge_file_is_refused_unread(qtbot: QtBot, desk: Desk) -> None:
    path = desk.folder / "huge.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES * 40)
    desk.exchange.look(path)
    (told,) = outcome(qtbot, desk)
    assert f"allowed are up to {LARGEST_BYTES}" in str(told)


def copies(qtbot: QtBot, desk: Desk) -> tuple[Copy, ...]:
    desk.exchange.list_copies()
    (found,) = outcome(qtbot, desk)
    assert isinstance(found, tuple)
    return found  # pyright: ignore[reportUnknownVariableType]  # a signal's argument


def test_a_copy_is_restored_and_the_way_back_leads_back(qtbot: QtBot, desk: Desk) -> None:
    first = desk.exchange._backups.make()
    with desk.store() as store:
        store.add(entry(7))
    desk.clock.moment = NOW + timedelta(hours=1)
    late = desk.diary()
    (copy,) = copies(qtbot, desk)
    assert copy.backup == first
    assert copy.preview
    assert copy.preview.entries == len(DIARY.entries)
    desk.exchange.restore(copy.backup)
    restored, aside = outcome(qtbot, desk)
    assert restored == first
    assert isinstance(aside, Backup)
    assert desk.diary().entries == tuple(one for one in late.entries if one.id != "entry-7")
    desk.clock.moment = NOW + timedelta(hours=2)
    desk.exchange.restore(aside)
    outcome(qtbot, desk)
    assert desk.diary() == late


def test_a_damaged_copy_is_listed_as_one_and_restoring_it_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    made = desk.exchange._backups.make()
    made.path.write_bytes(b"garbage" * 1000)
    before = desk.diary()
    assert copies(qtbot, desk) == (Copy(made, None),)
    desk.exchange.restore(made)
    (told,) = outcome(qtbot, desk)
    assert made.path.name in str(told)
    assert desk.diary() == before


def test_a_diary_out_of_reach_is_not_saved_as_an_empty_one(qtbot: QtBot, desk: Desk) -> None:
    desk.folders.data.rename(desk.folder / "elsewhere")
    desk.folders.data.write_bytes(b"")
    desk.exchange.save(FileKind.JSON, desk.folder / "all.json")
    (told,) = outcome(qtbot, desk)
    assert str(told)
    assert not (desk.folder / "all.json").exists()


def test_a_fault_of_ours_is_raised_and_not_told(qtbot: QtBot, desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.exchange._on_failed(ZeroDivisionError())
    assert desk.told == []
    assert qtbot


def test_closing_waits_for_what_is_under_way(desk: Desk) -> None:
    path = desk.folder / "all.json"
    desk.exchange.save(FileKind.JSON, path)
    desk.exchange.close()
    assert path.exists()
    assert not desk.exchange.is_busy
