"""All of a person's data through the whole window: into a file, out of it, undone, and deleted."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage
from tests.takeout.everything import EVERYTHING, NOW

from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.settings.store import SettingsStore
from lymph_coach.takeout.everything import Everything
from lymph_coach.takeout.items import items_of
from lymph_coach.takeout.store import TakeoutStore
from lymph_coach.takeout.write import to_json

Open = Callable[..., Stage]
WAIT_MS = 10_000


def store_of(stage: Stage) -> TakeoutStore:
    return TakeoutStore(stage.app._shared.folders, lambda: stage.now[0])


def with_all_open(open_stage: Open) -> Stage:
    """A window in which every wing holds what it knows."""
    stage = open_stage(checkin=True)
    app = stage.app
    for page in ("read", "reminders", "settings", "diary"):
        app.window.show_page(page)
    app.reading.open_sheet("questions")
    assert app.checkin.page
    app.diary.page.data_wanted.emit()
    return stage


def file_of_everything(tmp_path: Path) -> Path:
    path = tmp_path / "everything.json"
    path.write_bytes(b"".join(to_json(EVERYTHING, NOW)))
    return path


def bring_in(stage: Stage, qtbot: QtBot, path: Path, wins: str = "here") -> None:
    taking = stage.app.diary.taking
    with qtbot.waitSignal(taking.exchange.looked, timeout=WAIT_MS):
        taking.data.import_chosen.emit(path)
    with qtbot.waitSignal(taking.exchange.taken, timeout=WAIT_MS):
        taking.data.import_confirmed.emit(wins)


def test_what_is_brought_in_is_in_every_open_page_and_stays_when_the_window_closes(
    open_stage: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    stage = with_all_open(open_stage)
    app = stage.app
    bring_in(stage, qtbot, file_of_everything(tmp_path), "file")
    assert app.chosen.now() == EVERYTHING.settings
    assert app.look.scale.factor == pytest.approx(EVERYTHING.settings.text_percent / 100)
    assert [one.path.name for one in app.today.own._files] == ["my-own.toml"]
    assert app.reading.page.marks.read >= EVERYTHING.reading.read
    assert app.reading._filled.of("visit") == EVERYTHING.sheets["visit"]
    assert app.checkin._kept.now() == EVERYTHING.checkin
    assert list(app.reminders.page.list.rows) == ["one"]
    assert len(app.diary.page.latest.rows) == 1
    assert "before-import.json" in app.diary.taking.data.undo_bar.words.text()
    app.close()
    kept = store_of(stage).gather()
    assert (kept.settings, kept.routines, kept.reminders, kept.checkin, kept.sheets, kept.diary) == (
        EVERYTHING.settings,
        EVERYTHING.routines,
        EVERYTHING.reminders,
        EVERYTHING.checkin,
        EVERYTHING.sheets,
        EVERYTHING.diary,
    )
    assert kept.reading.read >= EVERYTHING.reading.read


def test_undo_puts_all_of_it_back(open_stage: Open, qtbot: QtBot, tmp_path: Path) -> None:
    stage = with_all_open(open_stage)
    taking = stage.app.diary.taking
    before = stage.app.chosen.now()
    bring_in(stage, qtbot, file_of_everything(tmp_path))
    with qtbot.waitSignal(taking.exchange.undone, timeout=WAIT_MS):
        taking.data.undo_wanted.emit()
    assert stage.app.chosen.now() == before
    assert stage.app.reminders._keeper.rules() == Everything().reminders
    assert stage.app.today.own._files == ()
    assert stage.app.reading._filled.of("visit").is_empty
    assert store_of(stage).gather().diary == Everything().diary
    assert taking.data.notice.text() == "Everything is as it was before."
    taking.data.undo_wanted.emit()
    assert not taking.exchange.is_busy


def test_a_copy_of_the_summer_is_told_by_the_clock_of_the_summer(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    stage = with_all_open(open_stage)
    taking, winter = stage.app.diary.taking, stage.now[0]
    stage.now[0] = datetime(2026, 7, 22, 16, tzinfo=UTC)
    taking.exchange._backups.make()
    stage.now[0] = winter
    with qtbot.waitSignal(taking.exchange.listed, timeout=WAIT_MS):
        taking.open_backups()
    assert "22 July 2026, 12:00" in taking.backups.rows[0].button.accessibleName()


def test_a_copy_wanted_while_the_copies_are_listed_is_not_waited_for(open_stage: Open, qtbot: QtBot) -> None:
    taking = with_all_open(open_stage).app.diary.taking
    copy = taking.exchange._backups.make()
    with qtbot.waitSignal(taking.exchange.listed, timeout=WAIT_MS):
        taking.open_backups()
        taking.backups.restore_wanted.emit(copy)
    assert not taking.backups.progress.isVisible()
    assert "routines" in taking.data.deleting.goes.text()


def test_what_was_typed_a_moment_ago_is_in_the_file(open_stage: Open, qtbot: QtBot, tmp_path: Path) -> None:
    stage = with_all_open(open_stage)
    taking = stage.app.diary.taking
    field = next(iter(stage.app.reading.sheet_page.fields.values()))
    field.setPlainText("What may I do at home?")
    path = tmp_path / "saved.json"
    with qtbot.waitSignal(taking.exchange.saved, timeout=WAIT_MS):
        taking.data.save_wanted.emit(FileKind.JSON, path)
    assert "What may I do at home?" in path.read_text(encoding="utf-8")


def test_deleting_leaves_no_file_no_timer_and_a_program_that_starts_fresh(
    open_stage: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", lambda status=0: ended.append(status))
    stage = with_all_open(open_stage)
    app, folders = stage.app, stage.app._shared.folders
    bring_in(stage, qtbot, file_of_everything(tmp_path))
    app.diary.taking.exchange._backups.make()
    stage.computer.schedule.install(EVERYTHING.reminders)
    (folders.cache / "clips").mkdir(parents=True, exist_ok=True)
    for left in (
        *(folders.cache / "clips" / "four.wav", folders.log / "crash.log"),
        *(folders.data / "checkpoint.json", folders.config / "window.ini"),
    ):
        left.write_bytes(b"x")
    (tmp_path / "everything.json").unlink()
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert names > {
        *("diary.sqlite3", "reminders.sqlite3", "sheets.json", "reading.json", "checkin.json", "settings.json"),
        *("window.ini", "before-import.json", "four.wav", "crash.log", "checkpoint.json"),
    }
    app.diary.taking.data.delete_confirmed.emit()
    assert ended == [0]
    assert app.is_deleted
    assert stage.computer.schedule.rules is None
    assert stage.computer.helpers == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    again = open_stage()
    assert items_of(store_of(again).gather()) == items_of(Everything())
    assert not again.app.chosen.now().first_run_done
    assert SettingsStore(folders.config / "settings.json").load().mishap is None
