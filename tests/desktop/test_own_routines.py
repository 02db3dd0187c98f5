"""A person's own routines in the window: beside the presets, checked, brought in, removed and put back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.desktop.stage import NOON, Stage
from tests.desktop.test_journey import begin, session

from lymph_coach.desktop.wings.own import OwnDesk
from lymph_coach.desktop.wings.steps import Steps
from lymph_coach.journal.entry import Entry

Open = Callable[..., Stage]
MORNING = 'schema = 1\nname = "Morning & easy"\nstart_from = "gentle"\norder = ["rolls", "breathe", "circles"]\n'
QUICK = 'schema = 1\nname = "Quick"\n[pace]\nsmall_s = 1.0\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of routines."""
    made = tmp_path / "data" / "routines"
    made.mkdir(parents=True)
    return made


def opened(stage: Stage) -> OwnDesk:
    stage.app.today.page.own_button.chosen.emit()
    return stage.app.today.own


def chosen(stage: Stage) -> list[str]:
    pills = [stage.app.today.page.presets, stage.app.today.own.choice.pills]
    return [name for one in pills if one for name, button in one._buttons.items() if button.isChecked()]


def test_nothing_is_looked_up_where_there_is_no_folder(open_stage: Open) -> None:
    stage = open_stage()
    assert "own" not in stage.app.today.__dict__
    own = opened(stage)
    assert (own.card.isHidden(), own.choice.isHidden(), own.card.rows) == (False, True, [])
    stage.app.today.page.own_button.chosen.emit()
    assert own.card.isHidden()


def test_a_routine_stands_beside_the_presets_with_its_length_and_one_of_all_is_chosen(
    open_stage: Open, folder: Path
) -> None:
    (folder / "morning.toml").write_text(MORNING, "utf-8")
    stage = open_stage()
    own = stage.app.today.own
    assert own.choice.pills
    button = own.choice.pills._buttons["Morning & easy"]
    assert button.text() == "Morning && easy · 9 min"
    assert button.accessibleName() == "My own routines: Morning & easy · 9 min"
    assert chosen(stage) == ["starter"]
    button.click()
    assert chosen(stage) == ["Morning & easy"]
    assert stage.app.today.plan.preset == "Morning & easy"
    assert stage.app.today.page.plan.text().startswith("Morning & easy, seated. 3 rounds of 5 small")
    assert stage.app.chosen.now().own_routine == "Morning & easy"
    stage.app.choices.page.rows["preset"].changed.emit("preset", "standard")
    assert chosen(stage) == ["standard"]
    assert stage.app.chosen.now().own_routine == ""


def test_a_session_is_led_in_its_order_and_words_and_kept_under_its_name_also_when_the_file_is_gone(
    open_stage: Open, folder: Path, qtbot: QtBot
) -> None:
    text = MORNING.replace('["rolls", "breathe", "circles"]', '["breathe", "circles", "rolls"]')
    (folder / "morning.toml").write_text(text + "[words]\nnext_small = '<b>Little</b> ones now.'\n", "utf-8")
    stage = open_stage(own_routine="Morning & easy", ask_feelings=False)
    begin(stage, qtbot)
    led = session(stage)
    assert "<b>Little</b> ones now." in {cue.text for cue in led.timeline.cues}
    rolling = next(one for one in led.timeline.segments if one.kind == "roll")
    stage.hear(rolling.start_s + 1.0)
    assert stage.app.practice.page.where.text() == "To finish"
    stage.app.practice.page.controls.pause_button.chosen.emit()
    last = stage.app._resources.history.last()
    assert last
    assert last.preset == "Morning & easy"
    stage.app.window.close()
    (folder / "morning.toml").unlink()
    again = open_stage(own_routine="Morning & easy", ask_feelings=False)
    assert again.app.today.offered
    assert again.app.today.offered.plan == led.plan


def test_a_file_with_an_error_is_told_of_and_stops_nothing(open_stage: Open, folder: Path) -> None:
    (folder / "quick.toml").write_text(QUICK, "utf-8")
    (folder / "zero.toml").write_bytes(b"\x00\xff")
    (folder / "folder.toml").mkdir()
    stage = open_stage()
    own = stage.app.today.own
    assert own.choice.notice.text() == "A routine file of yours cannot be used. 'My own routines' says why."
    opened(stage)
    assert own.choice.isHidden()
    assert [row.text.text() for row in own.card.rows] == [
        "folder.toml: the file is a folder, allowed is a plain file.",
        "quick.toml: pace.small_s is 1.0, allowed is 1.5 to 4.",
        "zero.toml: byte 1 is 0xff, allowed is text in UTF-8.",
    ]


def test_one_that_is_gone_gives_way_to_the_preset_with_a_sentence(open_stage: Open) -> None:
    stage = open_stage(own_routine="Evening")
    stage.app.today.show_settings()
    assert stage.app.today.plan.preset == "starter"
    assert chosen(stage) == ["starter"]
    assert stage.app.today.own.choice.notice.text() == (
        "Your routine 'Evening' is not there any more, so the usual one is used."
    )
    stage.app.today.page.presets.picked.emit("starter")
    assert stage.app.today.own.choice.isHidden()


def test_no_step_is_offered_to_a_routine_of_ones_own(open_stage: Open, folder: Path) -> None:
    (folder / "morning.toml").write_text(MORNING, "utf-8")
    stage = open_stage(own_routine="Morning & easy")
    diary = stage.app._resources.diary
    for days in (1, 2, 3):
        began = NOON - timedelta(days=days)
        entry = Entry(f"e{days}", began, began + timedelta(minutes=4), preset="starter", why_ended="finished")
        diary.progress(replace(entry, rounds_done=1, rounds_planned=1, circles_done=20, circles_planned=20))
    steps = Steps(stage.app._shared, stage.app._resources.course.routine, diary.latest)
    assert steps.offer() is None
    stage.app.chosen.choose("preset", "starter")
    assert steps.offer()


def test_a_file_is_opened_checked_copied_in_and_chosen(open_stage: Open, tmp_path: Path, folder: Path) -> None:
    stage = open_stage()
    own = opened(stage)
    own.card.open_button.chosen.emit()
    dialog = own.dialog
    assert dialog
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    own.card.open_button.chosen.emit()
    assert own.dialog is dialog
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(QUICK, "utf-8")
    dialog.fileSelected.emit(str(wrong))
    assert own.card.notice.text() == "wrong.toml: pace.small_s is 1.0, allowed is 1.5 to 4."
    right = tmp_path / "right.toml"
    right.write_text(MORNING, "utf-8")
    dialog.fileSelected.emit(str(right))
    assert own.card.notice.text() == "'Morning & easy' is copied in, and chosen."
    assert (folder / "morning-easy.toml").read_text("utf-8") == MORNING
    assert chosen(stage) == ["Morning & easy"]
    dialog.fileSelected.emit(str(right))
    assert "allowed is a name that none of your routines has" in own.card.notice.text()
    dialog.reject()
    assert own.dialog is None


def test_what_is_removed_comes_back_by_undo(open_stage: Open, folder: Path) -> None:
    (folder / "morning.toml").write_text(MORNING, "utf-8")
    stage = open_stage(own_routine="Morning & easy")
    own = opened(stage)
    own.card.rows[0].remove_button.chosen.emit()
    assert not (folder / "morning.toml").exists()
    assert own.card.undo_bar.words.text() == "morning.toml is removed."
    assert chosen(stage) == ["starter"]
    own.card.undo_bar.undone.emit()
    assert (folder / "morning.toml").read_text("utf-8") == MORNING
    assert chosen(stage) == ["Morning & easy"]
    assert own.card.undo_bar.isHidden()
    own.card.rows[0].remove_button.chosen.emit()
    (folder / "morning.toml").write_text(QUICK, "utf-8")
    own.card.undo_bar.undone.emit()
    assert own.card.notice.text() == "morning.toml could not be put back: another file has its name now."
    (folder / "morning.toml").unlink()
    own.card.rows[0].remove_button.chosen.emit()
    assert own.card.notice.text().startswith("morning.toml could not be removed: ")


def test_a_copy_of_the_preset_is_written_to_be_changed_and_read_again_on_coming_back(
    open_stage: Open, folder: Path, qtbot: QtBot
) -> None:
    stage = open_stage(preset="gentle")
    own = opened(stage)
    own.card.copy_button.chosen.emit()
    own.card.copy_button.chosen.emit()
    assert [row.name.text() for row in own.card.rows] == ["My gentle 2", "My gentle"]
    path = folder / "my-gentle.toml"
    path.write_text(path.read_text("utf-8").replace("rounds = 3", "rounds = 4"), "utf-8")
    with qtbot.waitActive(stage.app.window):
        stage.app.window.activateWindow()
    QApplication.sendEvent(own.card, QEvent(QEvent.Type.ActivationChange))
    assert own.card.rows[1].text.text() == "my-gentle.toml: pace.rounds is 4, allowed is 1 to 3, whole."


def test_the_folder_is_opened_or_named(open_stage: Open, folder: Path) -> None:
    stage = open_stage()
    own = opened(stage)
    asked: list[Path] = []

    def show(path: Path) -> bool:
        asked.append(path)
        return len(asked) == 1

    own._show_folder = show
    own.card.folder_button.chosen.emit()
    assert (asked, own.card.notice.text()) == ([folder], "")
    own.card.folder_button.chosen.emit()
    assert own.card.notice.text() == f"Your routines are in {folder}."


def test_a_disk_that_refuses_is_told_of(open_stage: Open, tmp_path: Path) -> None:
    stage = open_stage()
    own = opened(stage)
    (tmp_path / "data" / "routines").write_text("in the way", "utf-8")
    for button in (own.card.copy_button, own.card.folder_button):
        button.chosen.emit()
        assert str(tmp_path) in own.card.notice.text()
    right = tmp_path / "right.toml"
    right.write_text(MORNING, "utf-8")
    own._on_file(str(right))
    assert "could not be written" in own.card.notice.text()
