"""The settings page: every field has its control, a change holds at once, and can be taken back."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.desktop.choices.portrait import PORTRAIT_PX
from lymph_coach.desktop.choices.row import SettingRow
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.scroll import MEASURE_LETTERS, PAGE_PX
from lymph_coach.desktop.widgets.stepper import Stepper
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.desktop.words.settings import TO_TRANSLATE
from lymph_coach.routine.kinds import Who
from lymph_coach.settings.choices import Group, Theme
from lymph_coach.settings.fields import Choice, Number
from lymph_coach.settings.settings import rules
from lymph_coach.sound.tones import LEAD_IN
from lymph_coach.speech.clip import RATE_HZ
from lymph_coach.speech.voices import Voice

Open = Callable[..., Stage]


def control(stage: Stage, field: str) -> object:
    return stage.app.choices.page.rows[field].control


def test_every_field_the_person_owns_has_a_row(open_stage: Open) -> None:
    stage = open_stage()
    assert set(stage.app.choices.page.rows) == {field for field, rule in rules().items() if rule.group is not Group.OWN}


def test_a_choice_holds_at_once_and_is_on_disk(open_stage: Open, tmp_path: Path) -> None:
    stage = open_stage()
    pills = control(stage, "preset")
    assert isinstance(pills, Pills)
    pills._buttons["gentle"].click()
    assert stage.app.today.plan.preset == "gentle"
    assert "Gentle" in stage.app.today.page.plan.text()
    assert json.loads((tmp_path / "config" / "settings.json").read_text())["preset"] == "gentle"


def test_a_stepper_goes_from_as_the_routine_says_to_its_lowest_number_and_back(open_stage: Open) -> None:
    stage = open_stage()
    stepper = control(stage, "small_s")
    assert isinstance(stepper, Stepper)
    assert stepper.words.text() == "As the routine says"
    assert not stepper.less_button.isEnabled()
    stepper.more_button.chosen.emit()
    assert stage.app.chosen.now().small_s == 1.5
    assert stepper.words.text() == "1.5 seconds"
    stepper.more_button.chosen.emit()
    assert stage.app.today.plan.pace.small_s == 2.0
    stepper.less_button.chosen.emit()
    stepper.less_button.chosen.emit()
    assert stage.app.chosen.now().small_s == 0
    assert stage.app.today.plan.pace.small_s == 2.5


def test_a_stepper_stops_at_its_ends(open_stage: Open) -> None:
    stage = open_stage(text_percent=250)
    stepper = control(stage, "text_percent")
    assert isinstance(stepper, Stepper)
    assert not stepper.more_button.isEnabled()
    stepper._on_more()
    assert stage.app.chosen.now().text_percent == 250


def test_a_switch_and_the_text_size_work(open_stage: Open) -> None:
    stage = open_stage()
    switch = control(stage, "muted")
    assert isinstance(switch, CalmSwitch)
    switch.click()
    assert stage.app.chosen.now().muted
    before_px = stage.app.today.page.greeting.font().pixelSize()
    stage.app.chosen.choose("text_percent", 200)
    assert stage.app.today.page.greeting.font().pixelSize() == 2 * before_px


def test_undo_takes_the_last_change_back_and_again(open_stage: Open) -> None:
    stage = open_stage()
    assert not stage.app.choices.page.undo_button.isEnabled()
    stage.app.choices.page.changed.emit("preset", "circles")
    assert stage.app.choices.page.undo_button.isEnabled()
    stage.app.choices.page.undo_button.click()
    assert stage.app.chosen.now().preset == "starter"
    stage.app.chosen.undo()
    assert stage.app.chosen.now().preset == "circles"


def test_undo_is_of_what_the_person_changed_last(open_stage: Open) -> None:
    chosen = open_stage().app.chosen
    chosen.choose("preset", "circles")
    chosen.choose("emergency_number", "")  # typed into, and left as it was
    chosen.choose("first_run_done", value=True)  # the first session has begun
    chosen.undo()
    assert (chosen.now().preset, chosen.now().first_run_done) == ("starter", True)
    chosen.undo()
    assert (chosen.now().preset, chosen.now().first_run_done) == ("circles", True)


def test_voices_are_listed_and_chosen(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    box = control(stage, "voice_id")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 3, timeout=5_000)
    assert box.itemText(1) == "English (en)"
    box.activated.emit(2)
    assert stage.app.chosen.now().voice_id == "roa/fr"


def test_the_wheel_goes_by_the_voices(qtbot: QtBot) -> None:
    row = SettingRow("voice_id", rules()["voice_id"])
    qtbot.addWidget(row)
    row.show_voices([Voice("gmw/en", "English", "en"), Voice("roa/fr", "French", "fr")], "")
    here, down, none = QPointF(9, 9), QPoint(0, -120), QPoint()
    held, buttons, phase = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(here, here, none, down, buttons, held, phase, False)
    with qtbot.assertNotEmitted(row.changed):
        QApplication.sendEvent(row.control, wheel)
    assert not wheel.isAccepted()  # so that the page scrolls


def test_a_test_that_is_ready_only_when_a_session_begins_is_not_played(open_stage: Open) -> None:
    stage = open_stage()
    test = stage.app.choices.sound_test
    test.start()
    assert test._work
    test._work._thread.join()
    stage.app.choices.fall_silent()
    while test._work:
        QApplication.processEvents()
    assert not stage.source.outputs[0].playing


def test_the_test_button_plays_and_falls_silent(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    with qtbot.waitSignal(stage.app.choices.sound_test.told, timeout=5_000):
        stage.app.choices.page.test_button.click()
    assert stage.app.choices.page.notice.text() == "No speaker here."
    output, end = stage.source.outputs[0], stage.app.choices.sound_test._end
    lead_in_ms, lag_ms = 1_000 * LEAD_IN.size / RATE_HZ, 500
    assert end.interval() >= 1_000 * output.scores[0].duration_s + lead_in_ms + lag_ms, "its end would not be heard"
    assert output.playing
    end.timeout.emit()
    assert not output.playing


def test_a_test_that_fails_is_told_and_can_be_tried_again(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.source.fail = RuntimeError("our own bug")
    with qtbot.captureExceptions() as caught:
        stage.app.choices.sound_test.start()
        qtbot.waitUntil(lambda: bool(caught), timeout=5_000)
    assert "our own bug" in str(caught[0][1])
    stage.source.fail = None
    with qtbot.waitSignal(stage.app.choices.sound_test.told, timeout=5_000):
        stage.app.choices.sound_test.start()


def test_a_disk_that_refuses_is_told_and_the_change_still_holds(
    open_stage: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = open_stage()
    stage.app.window.show_page("settings")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    stage.app.chosen.choose("preset", "gentle")
    assert "No space left" in stage.app.choices.page.notice.text()
    assert "No space left" in stage.app.today.page.notice.text()
    assert stage.app.today.plan.preset == "gentle"
    assert tmp_path.exists()


def test_a_bad_settings_file_is_told_on_today(open_stage: Open, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text('{"schema": 1, "rounds": 9, "preset": "gentle"}')
    stage = open_stage()
    assert "rounds" in stage.app.today.page.notice.text()
    assert "1 to 3" in stage.app.today.page.notice.text()
    assert stage.app.today.plan.preset == "gentle"


def test_a_failed_preparation_gives_start_back(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.source.fail = RuntimeError("our own bug")
    with qtbot.captureExceptions() as caught:
        QTest.mouseClick(stage.app.today.page.start_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(caught), timeout=5_000)
    assert stage.app.today.page.start_button.isVisible()


def shown(stage: Stage) -> set[str]:
    """The fields one sees."""
    page = stage.app.choices.page
    return {field for field, row in page.rows.items() if row.isVisibleTo(page)}


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("volume", {"voice_volume", "count_volume", "tone_volume"}),
        ("emergancy", {"emergency_number"}),  # one letter wrong
        ("elbows", {"reach"}),  # one of its choices
        ("movement", {"reduced_motion", "keep_awake"}),  # its group as well
        ("text siz", {"text_percent"}),
    ],
)
def test_a_setting_is_found_by_its_words(open_stage: Open, words: str, fields: set[str]) -> None:
    stage = open_stage()
    stage.app.window.show_page("settings")
    page = stage.app.choices.page
    page.search.setText(words)
    assert shown(stage) == fields
    groups = {rules()[field].group for field in fields}
    assert {group for group, card in page._cards.items() if card.isVisibleTo(page)} == groups
    assert page.nothing.isHidden()
    page.search.clear()
    assert shown(stage) == set(page.rows)


def test_words_that_no_setting_has_are_said(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.window.show_page("settings")
    page = stage.app.choices.page
    page.search.setText("xylophone")
    assert shown(stage) == set()
    assert page.nothing.text() == "No setting has “xylophone”. Try one word, or a shorter one."
    assert not page.nothing.isHidden()


def test_every_word_of_a_setting_is_shown_to_the_translator() -> None:
    spoken: set[str] = set()
    for rule in rules().values():
        if rule.group is not Group.OWN:
            options = rule.options.values() if isinstance(rule, Choice) else ()
            units = (rule.unit, rule.zero) if isinstance(rule, Number) else ()
            spoken |= {rule.group.value, rule.label, rule.hint, *options, *units}
    spoken -= {"", "%"}
    lines = "\n".join(f'    QT_TRANSLATE_NOOP("Settings", "{words}"),' for words in sorted(spoken - set(TO_TRANSLATE)))
    assert set(TO_TRANSLATE) == spoken, f"words/settings.py lacks\n{lines}"


def test_each_setting_has_one_plain_sentence() -> None:
    for rule in rules().values():
        assert rule.hint.endswith(".")
        assert rule.hint.count(".") == 1
        assert len(rule.hint) <= 90


def test_each_person_is_shown_as_they_look_in_the_theme_beside_the_words(open_stage: Open) -> None:
    stage = open_stage(theme=Theme.LIGHT)
    pills = control(stage, "figure")
    assert isinstance(pills, Pills)

    def pictures() -> list[QImage]:
        return [button.icon().pixmap(button.iconSize()).toImage() for button in pills._buttons.values()]

    before = pictures()
    assert list(pills._buttons) == list(Who)
    assert {one.height() for one in before} == {PORTRAIT_PX}
    assert all(one != other for one, other in combinations(before, 2))
    shirt = QColor(roles_for(Theme.LIGHT).figure.shirt)
    assert before[0].pixelColor(before[0].width() // 2, PORTRAIT_PX - 6) == shirt
    assert pills._buttons["bun"].accessibleName() == "Figure: Dark hair in a bun"
    stage.app.chosen.choose("theme", Theme.DARK)
    assert all(one != other for one, other in zip(before, pictures(), strict=True))
    stage.app.chosen.choose("text_percent", 200)
    assert pictures()[0].height() == 2 * PORTRAIT_PX


def test_in_a_wide_window_it_is_no_wider_than_is_read_well(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.window.resize(1920, 1080)
    stage.app.window.show_page("settings")
    page = stage.app.choices.page
    for _ in range(4):
        QApplication.processEvents()
    assert page.search.width() == page.fontMetrics().averageCharWidth() * MEASURE_LETTERS
    assert page.search.x() > PAGE_PX
