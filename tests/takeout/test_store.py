"""Everything in its files: gathered, added to in place, put back; and the disk that refuses."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.takeout.everything import ENTRY, EVERYTHING, NOW

from lymph_coach.journal.backup import Reason
from lymph_coach.journal.diary import Diary, Goal
from lymph_coach.journal.store import JournalStore
from lymph_coach.reading.kept import Filled, OwnLine, SheetsFile
from lymph_coach.reminders.reminder import Rules
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SettingsStore
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.folders import Folders
from lymph_coach.takeout.compare import Wins, compare
from lymph_coach.takeout.everything import Everything, TakeoutError
from lymph_coach.takeout.items import everything_of, items_of
from lymph_coach.takeout.read import Found, read_file, read_takeout
from lymph_coach.takeout.store import BEFORE_FILE, Before, TakeoutStore
from lymph_coach.takeout.write import to_json


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.of({"LYMPH_COACH_HOME": str(tmp_path)})


@pytest.fixture
def store(folders: Folders) -> TakeoutStore:
    return TakeoutStore(folders, lambda: NOW)


def take_in(store: TakeoutStore, there: Everything, wins: Wins = Wins.HERE) -> Before:
    return store.take_in(compare(store.gather(), Found(items_of(there))).wanted(wins))


def test_where_nothing_is_kept_nothing_is_gathered_and_no_file_is_made(store: TakeoutStore, tmp_path: Path) -> None:
    assert store.gather() == Everything()
    assert list(tmp_path.iterdir()) == []


def test_all_of_it_reaches_the_files_and_is_gathered_from_them(store: TakeoutStore) -> None:
    before = take_in(store, EVERYTHING)
    assert store.gather() == EVERYTHING
    assert before.diary is not None
    assert before.diary.reason is Reason.IMPORT


def test_a_second_time_changes_nothing(store: TakeoutStore) -> None:
    take_in(store, EVERYTHING)
    again = take_in(store, EVERYTHING, Wins.FILE)
    assert store.gather() == EVERYTHING
    assert (again.everything, again.diary) == (EVERYTHING, None)


def test_all_is_as_it_was_before_once_it_is_put_back(store: TakeoutStore) -> None:
    mine = Everything(
        settings=Settings(text_percent=150),
        reminders=Rules(EVERYTHING.reminders.reminders),
        diary=Diary((replace(ENTRY, id="mine", note="Mine.", circles_done=2),), Goal(2)),
    )
    take_in(store, mine)
    before = take_in(store, EVERYTHING, Wins.FILE)
    assert store.gather() != mine
    store.put_back(before)
    assert store.gather() == mine


@pytest.mark.parametrize("name", ["sheets.json", "diary-backups"])
def test_where_the_disk_refuses_a_part_nothing_is_brought_in(store: TakeoutStore, folders: Folders, name: str) -> None:
    folders.data.mkdir(parents=True)
    in_the_way = folders.data / name
    in_the_way.mkdir() if name == "sheets.json" else in_the_way.write_bytes(b"")
    with pytest.raises(StorageError):
        take_in(store, EVERYTHING)
    assert store.gather() == Everything()


def test_the_diary_takes_all_of_it_or_nothing(store: TakeoutStore, folders: Folders) -> None:
    mine = replace(
        EVERYTHING,
        diary=replace(
            EVERYTHING.diary,
            entries=(replace(ENTRY, note="Mine."),),
            hindrances=(replace(EVERYTHING.diary.hindrances[0], obstacle=None),),
        ),
    )
    take_in(store, mine)
    with closing(sqlite3.connect(folders.data / "diary.sqlite3")) as connection:
        connection.execute("CREATE TRIGGER t BEFORE INSERT ON hindrance BEGIN SELECT RAISE(ABORT, 'no room'); END")
    with pytest.raises(StorageError, match="no room"):
        take_in(store, EVERYTHING, Wins.FILE)
    assert store.gather() == mine


def test_sheets_that_could_not_be_read_again_are_not_brought_in(store: TakeoutStore) -> None:
    take_in(store, EVERYTHING)
    huge = {f"{number}": Filled(written={f"{part}": "x" * 1000 for part in range(100)}) for number in range(11)}
    with pytest.raises(TakeoutError, match=r"with what is here, the sheets have \d+ letters; allowed are 0 to 100000"):
        take_in(store, replace(EVERYTHING, sheets=huge))


@pytest.mark.parametrize(
    ("sheet", "count"),
    [
        (Filled(written={"p": "\x01" * 1000}), 95),
        (Filled(frozenset(map(str, range(100)))), 28),
        (Filled(own=tuple(OwnLine(str(number)) for number in range(30))), 95),
    ],
)
def test_as_many_sheets_as_may_be_are_read_again(folders: Folders, sheet: Filled, count: int) -> None:
    sheets, more = ({f"s{number}": sheet for number in range(most)} for most in (count, 2 * count))
    assert everything_of(items_of(replace(Everything(), sheets=sheets))).sheets == sheets
    with pytest.raises(TakeoutError):
        everything_of(items_of(replace(Everything(), sheets=more)))
    file = SheetsFile(folders.data / "sheets.json")
    file.save(sheets)
    assert file.load() == sheets


def test_the_file_wins_where_it_is_asked_to(store: TakeoutStore) -> None:
    take_in(store, EVERYTHING)
    corrected = Diary(
        (replace(ENTRY, note="Corrected."),),
        Goal(2),
        (replace(EVERYTHING.diary.pauses[0], last=None),),
        (replace(EVERYTHING.diary.hindrances[0], obstacle=None),),
    )
    take_in(store, replace(EVERYTHING, diary=corrected), Wins.FILE)
    assert store.gather() == replace(EVERYTHING, diary=corrected)


def test_what_there_was_before_is_kept_as_a_file_that_can_be_brought_in(store: TakeoutStore, folders: Folders) -> None:
    take_in(store, EVERYTHING)
    before = take_in(store, replace(Everything(), diary=Diary(goal=Goal(1))), Wins.FILE)
    assert before.file == folders.data / BEFORE_FILE
    found = compare(Everything(), read_file(before.file, NOW.date()))
    store.put_back(replace(before, everything=Everything(), diary=None))
    assert found.new == items_of(EVERYTHING)


def test_what_a_newer_program_put_into_the_settings_stays(store: TakeoutStore, folders: Folders) -> None:
    path = folders.config / "settings.json"
    SettingsStore(path).save(Settings())
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"of_tomorrow": 7}), encoding="utf-8")
    take_in(store, EVERYTHING)
    assert json.loads(path.read_bytes())["of_tomorrow"] == 7


def test_a_routine_whose_ending_is_in_capitals_is_one_too(store: TakeoutStore, folders: Folders) -> None:
    folders.routines.mkdir(parents=True)
    (folders.routines / "MINE.TOML").write_text('name = "Mine"\n', encoding="utf-8")
    (folders.routines / ".hidden.toml").write_text("", encoding="utf-8")
    gathered = store.gather()
    assert gathered.routines == {"MINE.TOML": 'name = "Mine"\n'}
    found = read_takeout(b"".join(to_json(gathered, NOW)), NOW.date())
    assert (found.sections["routines"], found.refused) == (items_of(gathered)["routines"], ())


def test_a_folder_out_of_reach_is_not_taken_for_an_empty_one(store: TakeoutStore, folders: Folders) -> None:
    folders.data.write_bytes(b"")
    with pytest.raises(StorageError, match=r"cannot be reached: Not a directory\."):
        store.gather()


def test_a_diary_that_cannot_be_opened_is_not_taken_for_an_empty_one(store: TakeoutStore, folders: Folders) -> None:
    with JournalStore(folders.data / "diary.sqlite3") as diary:
        diary.add(ENTRY)
    with closing(sqlite3.connect(folders.data / "diary.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 999")  # a newer program was here
    with pytest.raises(StorageError, match="newer"):
        store.gather()


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"gone\.json could not be read: No such file or directory"):
        read_file(tmp_path / "gone.json", NOW.date())
