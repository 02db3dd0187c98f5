"""Saving, bringing in, deleting and going back: what is asked, what is told, and by which keys."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.desktop.announced import announced
from tests.desktop.data_stage import COPIES, NEW, NOTHING_NEW, OTHERWISE, REFUSED, THINGS, TODAY, backup, press

from lymph_coach.desktop.data.backups_page import MOST, BackupsPage, Copy
from lymph_coach.desktop.data.data_page import DataPage
from lymph_coach.desktop.data.import_card import MOST_REASONS
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.journal.backup import Backup


class Told:
    """All that the page told."""

    def __init__(self, page: DataPage) -> None:
        self.told: list[tuple[object, ...]] = []
        page.save_wanted.connect(self._on_save)
        page.import_chosen.connect(self._on_import)
        page.import_confirmed.connect(self._on_confirmed)
        page.undo_wanted.connect(self._on_undo)
        page.backups_wanted.connect(self._on_backups)
        page.delete_confirmed.connect(self._on_delete)

    def _on_save(self, kind: str, path: Path) -> None:
        self.told.append((kind, path))

    def _on_import(self, path: Path) -> None:
        self.told.append(("import", path))

    def _on_confirmed(self, wins: str) -> None:
        self.told.append(("confirmed", wins))

    def _on_undo(self) -> None:
        self.told.append(("undo",))

    def _on_backups(self) -> None:
        self.told.append(("backups",))

    def _on_delete(self) -> None:
        self.told.append(("delete",))


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[DataPage]:
    made = DataPage(QLocale("en_GB"), tmp_path)
    qtbot.addWidget(made)
    made.resize(784, 700)
    made.start(120, THINGS, TODAY)
    made.show()
    made.activateWindow()
    yield made
    if made.files.dialog:
        made.files.dialog.reject()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def told(page: DataPage) -> Told:
    return Told(page)


def dialog(page: DataPage) -> QFileDialog:
    assert page.files.dialog
    return page.files.dialog


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_file_is_named_by_its_day_and_kind(page: DataPage, told: Told, tmp_path: Path, kind: str) -> None:
    press(page.json_button if kind == "json" else page.csv_button)
    path = tmp_path / f"Lymph Coach 2026-11-22.{kind}"
    assert [Path(one) for one in dialog(page).selectedFiles()] == [path]
    assert dialog(page).acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog(page).accept()
    assert told.told == [(kind, path)]
    assert page.files.dialog is None


def test_a_closed_dialog_tells_nothing_and_only_one_is_open(page: DataPage, told: Told) -> None:
    press(page.csv_button)
    first = dialog(page)
    page.files.which()
    page.json_button.chosen.emit()
    assert dialog(page) is first
    first.reject()
    assert told.told == []


def test_a_file_is_looked_into_before_it_is_brought_in(page: DataPage, told: Told, tmp_path: Path) -> None:
    path = tmp_path / "diary.json"
    path.write_bytes(b"{}")
    press(page.imports.choose_button)
    dialog(page).selectFile(str(path))
    dialog(page).accept()
    assert told.told == [("import", path)]
    assert page.imports.preview.isHidden()
    page.show_import(path, NEW)
    assert page.imports.file.text() == "In diary.json:"
    assert page.imports.counts.text().splitlines() == [
        "Settings: 2 new, 23 already here, 1 not the same.",
        "Reminders: 0 new, 3 already here.",
        "Sheets: 4 new, 9 already here, 2 not the same.",
        "Diary: 12 new, 30 already here.",
    ]
    head, *lines = page.imports.reasons.text().splitlines()
    assert head == "Cannot be brought in:"
    assert lines[:MOST_REASONS] == [f"\N{BULLET} {one}" for one in REFUSED[:MOST_REASONS]]
    assert lines[MOST_REASONS:] == ["... and 3 more"]
    assert page.imports.take_button.hasFocus()
    QTest.keyClick(page.imports.take_button, Qt.Key.Key_Return)
    assert told.told[1:] == [("confirmed", "here")]
    assert page.imports.preview.isHidden()


def test_a_file_with_nothing_new_can_only_be_put_away(page: DataPage, told: Told) -> None:
    page.show_import(Path("diary.json"), NOTHING_NEW)
    assert page.imports.counts.text().splitlines() == [
        "Diary: 0 new, 30 already here.",
        "You have all of it already. There is nothing to bring in.",
    ]
    assert page.imports.reasons.isHidden()
    assert page.imports.wins.isHidden()
    assert not page.imports.take_button.isEnabled()
    assert page.imports.cancel_button.hasFocus()
    press(page.imports.cancel_button)
    assert told.told == []
    assert page.imports.preview.isHidden()
    assert page.imports.choose_button.hasFocus()


def test_why_something_cannot_be_brought_in_is_said_aloud(page: DataPage, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch)
    page.show_import(Path("a.json"), OTHERWISE)
    assert REFUSED[0] in said[-1]
    assert page.imports.asks.text() in said[-1]
    page.show_import(Path("a.json"), NOTHING_NEW)
    assert "Cannot be brought in" not in said[-1]


def test_where_things_differ_the_person_chooses_which_stay(page: DataPage, told: Told) -> None:
    page.show_import(Path("a.json"), OTHERWISE)
    assert len(page.imports.reasons.text().splitlines()) == 3
    assert not page.imports.take_button.isEnabled()
    keep, take = page.imports.wins.findChildren(CalmButton)
    assert keep.isChecked()
    press(take)
    assert page.imports.take_button.isEnabled()
    press(page.imports.take_button)
    assert told.told == [("confirmed", "file")]
    page.show_import(Path("a.json"), OTHERWISE)
    assert keep.isChecked()


def test_what_was_brought_in_can_be_put_back(page: DataPage, told: Told) -> None:
    page.show_brought_in("It is brought in.")
    assert page.undo_bar.words.text() == "It is brought in."
    assert page.undo_bar.undo_button.hasFocus()
    press(page.undo_bar.undo_button)
    assert told.told == [("undo",)]
    page.show_work("Going back ...")
    assert page.undo_bar.isHidden()


def test_deleting_takes_two_steps_and_the_second_says_what_goes(page: DataPage, told: Told) -> None:
    deleting = page.deleting
    assert deleting.step.isHidden()
    press(deleting.ask_button)
    QApplication.processEvents()
    assert told.told == []
    assert all(one in deleting.goes.text() for one in THINGS)
    assert deleting.keep_button.hasFocus()
    assert not deleting.keep_button.visibleRegion().isEmpty()
    press(deleting.delete_button)
    assert told.told == [("delete",)]
    assert deleting.step.isHidden()


def test_a_second_press_by_mistake_deletes_nothing(page: DataPage, told: Told) -> None:
    deleting = page.deleting
    deleting.ask_button.setFocus()
    for _ in range(2):
        held = QApplication.focusWidget()
        assert held
        QTest.keyClick(held, Qt.Key.Key_Return)
    assert told.told == []
    assert deleting.step.isHidden()
    assert deleting.ask_button.isVisible()
    assert deleting.ask_button.hasFocus()


def test_what_was_open_is_closed_when_the_page_is_shown_again(page: DataPage) -> None:
    page.show_import(Path("a.json"), NEW)
    press(page.deleting.ask_button)
    page.show_notice("There is no room.")
    page.start(0, THINGS, TODAY)
    assert page.imports.preview.isHidden()
    assert page.deleting.step.isHidden()
    assert page.notice.isHidden()
    assert page.holds.text() == "Sessions in your diary: 0."


def test_while_it_works_nothing_else_can_be_pressed(page: DataPage, told: Told) -> None:
    page.json_button.setFocus()
    page.show_work("Saving ...")
    assert page.progress.isVisible()
    assert page.progress.bar.isHidden()
    assert page.back_button.hasFocus()
    page.progress.show_progress(300, 1000)
    assert (page.progress.bar.value(), page.progress.bar.maximum()) == (300, 1000)
    press(page.backups_button)
    assert told.told == []
    page.show_work("")
    assert page.json_button.hasFocus()
    page.show_notice("Saved.")
    assert page.progress.isHidden()
    press(page.backups_button)
    assert told.told == [("backups",)]
    page.focus_first()
    assert page.back_button.hasFocus()


@pytest.fixture
def backups(qtbot: QtBot) -> BackupsPage:
    made = BackupsPage(QLocale("en_GB"))
    qtbot.addWidget(made)
    made.resize(784, 700)
    made.start()
    made.show()
    made.activateWindow()
    return made


class Wanted:
    """The copies that were wanted."""

    def __init__(self, page: BackupsPage) -> None:
        self.backups: list[Backup] = []
        page.restore_wanted.connect(self._on_wanted)

    def _on_wanted(self, backup: Backup) -> None:
        self.backups.append(backup)


def test_each_copy_says_when_and_what_it_holds(backups: BackupsPage) -> None:
    backups.show_copies(COPIES, UTC)
    said = [row.holds.text() for row in backups.rows[:4]]
    assert said == [
        "Sessions: 120, from 1 December 2025 to 22 November 2026.",
        "Sessions: 40, from 1 September 2026 to 20 November 2026.",
        "No sessions.",
        "This one cannot be read.",
    ]
    assert backups.rows[0].button.accessibleName() == "Restore this one: the backup of 22 November 2026, 12:00"
    assert [row.button.isEnabled() for row in backups.rows[:4]] == [True, True, True, False]


def test_the_one_that_is_pressed_is_wanted_and_the_way_back_is_offered(backups: BackupsPage) -> None:
    wanted = Wanted(backups)
    backups.show_copies(COPIES, UTC)
    press(backups.rows[1].button)
    assert wanted.backups == [COPIES[1].backup]
    aside = backup(0)
    backups.show_restored(COPIES[1].backup, aside)
    assert backups.undo_bar.words.text() == (
        "Your diary is now as it was on 21 November 2026, 12:00."
        " The diary you had is kept as the backup of 22 November 2026, 12:00."
    )
    assert backups.undo_bar.undo_button.hasFocus()
    press(backups.undo_bar.undo_button)
    assert wanted.backups[1:] == [aside]
    backups.start()
    assert backups.undo_bar.isHidden()


def test_with_nothing_set_aside_there_is_no_way_back(backups: BackupsPage) -> None:
    wanted = Wanted(backups)
    backups.undo_bar.undone.emit()
    assert wanted.backups == []


def test_older_copies_come_when_they_are_asked_for(backups: BackupsPage) -> None:
    backups.show_copies(COPIES, UTC)
    assert len(backups.rows) == MOST
    press(backups.more_button)
    assert len(backups.rows) == len(COPIES)
    assert backups.rows[MOST].button.hasFocus()
    assert backups.more_button.isHidden()


def test_without_copies_it_says_so(backups: BackupsPage) -> None:
    backups.show_copies((), UTC)
    assert backups.says.text().startswith("There are no backups yet.")
    assert backups.rows == []


def test_a_copy_that_cannot_be_read_stays_so_after_work(backups: BackupsPage) -> None:
    wanted = Wanted(backups)
    backups.show_copies((COPIES[0], Copy(backup(3), None)), UTC)
    backups.rows[0].button.setFocus()
    backups.show_work("Bringing back ...")
    assert backups.back_button.hasFocus()
    press(backups.rows[0].button)
    assert wanted.backups == []
    backups.show_work("")
    assert [row.button.isEnabled() for row in backups.rows] == [True, False]
    backups.show_notice("The backup is damaged.")
    assert backups.notice.isVisible()
    backups.focus_first()
    assert backups.back_button.hasFocus()
