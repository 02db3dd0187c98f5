"""The bar of a reading: what it shows, its buttons and its keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.listening_stage import BREAKS, SENTENCES, ListeningStage

from lymph_coach.desktop.listening.bar import NOTICE_MS, ListeningBar
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.narration.heard import State
from lymph_coach.narration.notices import NarrationNotice
from lymph_coach.settings.choices import Theme
from lymph_coach.settings.settings import Settings
from lymph_coach.speech.errors import SpeechNotice

LEAST_PX = 48


class PutAway(QHideEvent):
    """What a minimised window sends to all that is in it."""

    def spontaneous(self) -> bool:
        return True


def press(where: QWidget, key: Qt.Key, *, held: bool = False) -> None:
    """Press one key; unlike QTest, also those that no letter belongs to."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", held)
    QApplication.sendEvent(where, event)


class Scene:
    """A page with the bar under it."""

    def __init__(self, qtbot: QtBot, stage: ListeningStage) -> None:
        self.qtbot = qtbot
        self.stage = stage
        self.page = QWidget()
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.resize(960, 780)
        self.bar = ListeningBar(stage.listening)
        column = QVBoxLayout(self.page)
        column.addStretch(1)
        column.addWidget(self.bar)
        self.bar.watch(self.page)
        qtbot.addWidget(self.page)
        self.page.show()

    def read(self) -> None:
        self.stage.listening.start(SENTENCES, 0, BREAKS)
        self.qtbot.waitUntil(lambda: self.stage.heard.progress[-1:] == [(4, 4)])


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication) -> Iterator[Scene]:
    apply_theme(qapp, roles_for(Theme.LIGHT), 100)
    stage = ListeningStage()
    scene = Scene(qtbot, stage)
    yield scene
    stage.listening.close()


def test_it_is_hidden_until_something_is_read_and_afterwards(scene: Scene) -> None:
    assert not scene.bar.isVisible()
    scene.read()
    assert scene.bar.isVisible()
    scene.bar.stop_button.click()
    assert not scene.bar.isVisible()
    assert scene.stage.heard.ends == 1


def test_it_shows_the_sentence_being_spoken(scene: Scene) -> None:
    scene.read()
    assert scene.bar.caption.text == SENTENCES[0]
    scene.stage.hear(3.0)
    assert scene.bar.caption.text == SENTENCES[1]


def test_its_height_stays_the_same_for_a_long_sentence(scene: Scene) -> None:
    scene.stage.listening.start(["Short.", "And a long one, " * 30 + "at last."])
    scene.qtbot.waitUntil(lambda: scene.stage.heard.progress[-1:] == [(2, 2)])
    before_px = scene.bar.sizeHint().height()
    assert scene.bar.caption.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    scene.stage.listening.forward()
    assert scene.bar.sizeHint().height() == before_px
    scene.qtbot.waitUntil(lambda: scene.bar.caption.verticalScrollBar().maximum() > 0)


def test_in_a_low_window_the_page_gets_the_captions_room(scene: Scene) -> None:
    scene.page.resize(960, 300)
    scene.read()
    assert not scene.bar.caption.isVisible()
    scene.page.resize(960, 780)
    scene.stage.listening.forward()
    assert scene.bar.caption.isVisible()


def test_the_large_button_is_named_after_what_it_does(scene: Scene) -> None:
    scene.read()
    assert scene.bar.pause_button.text() == "Pause"
    scene.bar.pause_button.click()
    assert scene.stage.listening.state is State.PAUSED
    assert scene.bar.pause_button.text() == "Go on"
    scene.bar.pause_button._last_s = 0.0
    scene.bar.pause_button.click()
    assert scene.stage.listening.state is State.READING
    assert scene.bar.pause_button.text() == "Pause"


def test_the_focus_goes_to_pause_when_a_reading_begins_and_not_again(scene: Scene) -> None:
    scene.page.setFocus()
    scene.read()
    assert scene.bar.pause_button.hasFocus()
    scene.bar.back_button.setFocus()
    scene.stage.listening.pause_or_go_on()
    scene.stage.listening.pause_or_go_on()
    assert scene.bar.back_button.hasFocus()


def test_a_new_reading_begins_with_no_progress(scene: Scene) -> None:
    scene.read()
    assert scene.bar.progress.value() == 4
    scene.stage.source.free.clear()
    scene.stage.listening.start(["Another page."])
    assert scene.bar.progress.value() < 1


def test_back_and_forward_go_by_a_sentence(scene: Scene) -> None:
    scene.read()
    scene.bar.forward_button.click()
    assert scene.bar.caption.text == SENTENCES[1]
    scene.bar.back_button.click()
    assert scene.bar.caption.text == SENTENCES[0]


def test_the_speed_goes_by_quarters_and_stops_at_its_ends(scene: Scene) -> None:
    scene.read()
    assert scene.bar.speed.words.text() == "Speed\n100 %"
    seen = ["Speed\n100 %"]
    while scene.bar.speed.more_button.isEnabled():
        scene.bar.speed.more_button.chosen.emit()
        seen.append(scene.bar.speed.words.text())
    assert seen == ["Speed\n100 %", "Speed\n125 %", "Speed\n150 %"]
    assert scene.stage.heard.choices[-1] == ("reading_speed_percent", 150)
    assert scene.stage.listening.speed_percent == 150


def test_a_remembered_speed_is_shown(scene: Scene) -> None:
    scene.stage.settings = replace(Settings(), reading_speed_percent=75)
    scene.read()
    assert scene.bar.speed.words.text() == "Speed\n75 %"
    assert not scene.bar.speed.less_button.isEnabled()


def test_a_slow_engine_shows_progress_and_cancel_and_the_focus_goes_along(scene: Scene) -> None:
    scene.stage.source.free.clear()
    scene.stage.listening.start(SENTENCES)
    scene.qtbot.waitUntil(lambda: bool(scene.stage.source.asked))
    scene.bar.pause_button.setFocus()
    assert scene.bar._slow.isActive()
    assert scene.bar.controls.isVisible()
    scene.bar._slow.timeout.emit()
    assert scene.bar.wait.isVisible()
    assert not scene.bar.controls.isVisible()
    assert scene.bar.caption.text.startswith("Getting the voice ready")
    assert scene.bar.cancel_button.hasFocus()
    scene.stage.source.free.set()
    scene.qtbot.waitUntil(lambda: scene.stage.heard.progress[-1:] == [(4, 4)])
    assert scene.bar.progress.value() == scene.bar.progress.maximum() == 4
    assert scene.bar.controls.isVisible()
    assert not scene.bar.wait.isVisible()
    assert scene.bar.pause_button.hasFocus()
    assert scene.bar.caption.text == SENTENCES[0]
    assert not scene.bar._slow.isActive()


def test_cancel_ends_it(scene: Scene) -> None:
    scene.stage.source.free.clear()
    scene.stage.listening.start(SENTENCES)
    scene.bar._slow.timeout.emit()
    scene.bar.cancel_button.click()
    assert scene.stage.heard.ends == 1
    assert not scene.bar.isVisible()


def test_the_keyboard_is_handed_on_when_the_bar_goes_with_it(scene: Scene) -> None:
    released: list[bool] = []
    scene.bar.released.connect(lambda: released.append(True))
    scene.read()
    scene.page.setFocus()
    scene.stage.listening.stop()
    assert released == []
    scene.read()
    assert scene.bar.pause_button.hasFocus()
    press(scene.bar.pause_button, Qt.Key.Key_Escape)
    assert released == [True]


def test_who_stops_is_told_no_more_of_what_waited(scene: Scene) -> None:
    scene.read()
    scene.bar.show_notice(NarrationNotice.NO_DEVICE.value)
    scene.bar.stop_button.click()
    assert not scene.bar.isVisible()
    assert scene.bar.notice.isHidden()


def test_what_is_to_be_told_stays_for_a_while_and_offers_nothing(scene: Scene) -> None:
    scene.stage.source.missing, scene.stage.source.notice = SENTENCES, SpeechNotice.NO_VOICE
    scene.stage.listening.start(SENTENCES)
    scene.qtbot.waitUntil(lambda: scene.stage.heard.ends == 1)
    assert scene.bar.notice.text() == NarrationNotice.NO_VOICE.value
    assert scene.bar.isVisible()
    assert not [button for button in scene.bar.findChildren(CalmButton) if button.isVisible()]
    assert scene.bar._quiet.interval() == NOTICE_MS
    scene.bar._quiet.stop()
    scene.bar._quiet.timeout.emit()
    assert not scene.bar.isVisible()


def test_a_notice_while_reading_goes_and_the_rest_stays(scene: Scene) -> None:
    scene.read()
    scene.bar.show_notice("Something.")
    assert scene.bar.notice.isVisible()
    scene.bar._quiet.timeout.emit()
    assert not scene.bar.notice.isVisible()
    assert scene.bar.isVisible()


def test_a_screen_reader_hears_a_notice(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    scene.bar.show_notice("Something.")
    assert len(said) == 1


@pytest.mark.parametrize("at_page", [True, False])
def test_keys_work_on_the_page_and_in_the_bar(scene: Scene, at_page: bool) -> None:  # noqa: FBT001
    scene.read()
    where = scene.page if at_page else scene.bar
    press(where, Qt.Key.Key_Space)
    assert scene.stage.listening.state is State.PAUSED
    press(where, Qt.Key.Key_MediaTogglePlayPause)
    assert scene.stage.listening.state is State.READING
    press(where, Qt.Key.Key_Right)
    assert scene.stage.listening.sentence == SENTENCES[1]
    press(where, Qt.Key.Key_Left)
    assert scene.stage.listening.sentence == SENTENCES[0]
    press(where, Qt.Key.Key_A)
    assert scene.stage.listening.state is State.READING
    press(where, Qt.Key.Key_Escape)
    assert scene.stage.heard.ends == 1


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_keys_with_another_held_down_mean_something_else(scene: Scene, held: Qt.KeyboardModifier) -> None:
    scene.read()
    scene.stage.listening.forward()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        QApplication.sendEvent(scene.bar, QKeyEvent(QEvent.Type.KeyPress, key, held))
    assert scene.stage.listening.sentence == SENTENCES[1]
    assert scene.stage.listening.state is State.READING


def test_a_key_held_down_acts_once(scene: Scene) -> None:
    scene.read()
    press(scene.page, Qt.Key.Key_Right)
    press(scene.page, Qt.Key.Key_Right, held=True)
    assert scene.stage.listening.sentence == SENTENCES[1]


def test_keys_belong_to_the_page_while_nothing_is_read(scene: Scene) -> None:
    press(scene.page, Qt.Key.Key_Space)
    press(scene.bar, Qt.Key.Key_Escape)
    assert not scene.stage.heard.states


def test_leaving_the_page_pauses(scene: Scene) -> None:
    scene.read()
    scene.page.hide()
    assert scene.stage.listening.state is State.PAUSED
    assert not scene.stage.listening._alarm.isActive()
    scene.page.show()
    assert scene.bar.pause_button.text() == "Go on"


def test_a_window_put_away_reads_on(scene: Scene) -> None:
    scene.read()
    scene.bar.hideEvent(PutAway())
    assert scene.stage.listening.state is State.READING


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.CONTRAST_DARK])
@pytest.mark.parametrize("percent", [100, 250])
def test_every_button_is_large_enough_named_and_in_sight(
    scene: Scene, qapp: QApplication, theme: Theme, percent: int
) -> None:
    apply_theme(qapp, roles_for(theme), percent)
    scene.read()
    scene.qtbot.waitUntil(lambda: scene.bar.stop_button.height() > 0)
    buttons = [one for one in scene.bar.findChildren(CalmButton) if one.isVisible()]
    assert len(buttons) == 6
    for button in buttons:
        assert min(button.width(), button.height()) >= LEAST_PX
        assert button.accessibleName() or button.text()
        place = button.mapTo(scene.page, button.rect().bottomRight())
        assert scene.page.rect().contains(place)
    apply_theme(qapp, roles_for(Theme.LIGHT), 100)
