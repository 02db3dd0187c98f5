"""Layout facts of the check-in: nothing clipped, targets large, everything named, in every theme at 100 to 250 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.checkin_stage import CHECKIN, CheckinStage, kept
from tests.safety.shipped_checkin import YES

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.settings.choices import Theme

SIZE = (1024, 700)


def screens(stage: CheckinStage) -> Iterator[str]:
    """Bring the page to each of its looks, and name it."""
    stage.begin()
    yield "every"
    stage.choose("new-sore", "dizzy")
    yield "follow-ups"
    stage.go_on()
    yield "open"
    stage.press(stage.follow_up("new-sore").buttons["left"])
    stage.press(stage.follow_up("dizzy").buttons["clears"])
    stage.go_on()
    yield "limits"
    for key in ("chest-or-breath", "limb", "shoulder-worse"):
        stage.begin()
        stage.choose(key)
        stage.go_on()
        yield key
    stage.begin(KeptCheckin())
    for part in CHECKIN.first:
        stage.choose(*(question.key for question in part.questions))
        yield part.title
        stage.go_on()
    stage.none()
    yield "ask"
    for row in stage.page.result.ask_rows.values():
        stage.press(row.clear_button)
    yield "asked"
    stage.done()
    yield "after asking"


def clipped(label: QLabel) -> bool:
    """Whether a label's words do not fit the room it has."""
    if not label.text():
        return False
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return needed > label.height()


def too_small(button: QAbstractButton) -> bool:
    needed = button.heightForWidth(button.width()) if button.hasHeightForWidth() else 0
    return button.height() < max(48, needed) or button.width() < max(48, button.minimumSizeHint().width())


def unnamed(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return not (text or widget.accessibleName())


@pytest.mark.parametrize(
    ("theme", "percent"),
    [
        (Theme.LIGHT, 100),
        (Theme.DARK, 150),
        (Theme.CONTRAST_LIGHT, 200),
        (Theme.CONTRAST_DARK, 250),
        (Theme.LIGHT, 250),
    ],
)
def test_nothing_is_clipped_small_or_nameless(look: QApplication, qtbot: QtBot, theme: Theme, percent: int) -> None:
    apply_theme(look, roles_for(theme), percent)
    stage = CheckinStage(qtbot, SIZE)
    wrong: list[str] = []
    for name in screens(stage):
        for _ in range(4):
            look.processEvents()
        page = stage.page
        if (page.width(), page.height()) != SIZE:
            wrong.append(f"{name}: the page grew to {page.width()} x {page.height()}")
        areas = [area for area in (page.result, *page.screens) if area.isVisible()]
        wrong.extend(f"{name}: wider than the page" for area in areas if area.horizontalScrollBar().maximum())
        seen = [one for one in page.findChildren(QWidget) if one.isVisible()]
        wrong.extend(f"{name}: {one.text()!r} is clipped" for one in seen if isinstance(one, QLabel) and clipped(one))
        buttons = [one for one in seen if isinstance(one, QAbstractButton)]
        wrong.extend(f"{name}: {one.text()!r} is {one.size()}" for one in buttons if too_small(one))
        takers = [one for one in seen if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        wrong.extend(f"{name}: {one} has no name" for one in takers if unnamed(one))
    assert wrong == []


@pytest.mark.parametrize("percent", [100, 250])
def test_what_is_pressed_most_is_largest(look: QApplication, qtbot: QtBot, percent: int) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), percent)
    stage = CheckinStage(qtbot, SIZE)
    stage.begin()
    look.processEvents()
    button = stage.page.answer_button
    assert button.height() >= 76
    assert button.size().width() > stage.page.cancel_button.width()
    assert button.width() >= 220
    assert all(row.tick.height() >= 76 for row in stage.screen.rows.values())


def test_what_stands_beside_a_choice_comes_into_sight(look: QApplication, qtbot: QtBot) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), 100)
    stage = CheckinStage(qtbot, SIZE)
    stage.begin()
    look.processEvents()
    stage.choose("new-sore")
    row, screen = stage.screen.rows["new-sore"], stage.screen

    def seen() -> bool:
        top = row.mapTo(screen.viewport(), QPoint(0, 0)).y()
        return row.height() > 200 and top >= 0 and top + row.height() <= screen.viewport().height()

    qtbot.waitUntil(seen)


def test_a_row_higher_than_the_page_is_seen_from_its_top(look: QApplication, qtbot: QtBot) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), 250)
    stage = CheckinStage(qtbot, SIZE)
    stage.begin()
    look.processEvents()
    stage.choose("new-sore")
    row, screen = stage.screen.rows["new-sore"], stage.screen
    qtbot.waitUntil(lambda: row.height() > screen.viewport().height())
    qtbot.waitUntil(lambda: 0 <= row.mapTo(screen.viewport(), QPoint(0, 0)).y() <= 40)


@pytest.mark.parametrize("percent", [100, 250])
def test_a_result_is_read_from_its_top_with_the_action_in_sight(look: QApplication, qtbot: QtBot, percent: int) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), percent)
    stage = CheckinStage(qtbot, SIZE)
    stage.begin(kept(heart=YES, cancer=YES))
    stage.page.activateWindow()
    qtbot.waitUntil(stage.page.isActiveWindow)
    stage.none()
    for _ in range(4):
        look.processEvents()
    assert stage.page.result.verticalScrollBar().value() == 0
    assert stage.page.done_button.hasFocus()


@pytest.mark.parametrize("number", ["911", "12345678901234567890"])
def test_a_long_number_shrinks_rather_than_be_cut(look: QApplication, qtbot: QtBot, number: str) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), 250)
    stage = CheckinStage(qtbot, SIZE)
    stage.begin(number=number)
    stage.choose("face-arm-speech")
    stage.go_on()
    for _ in range(4):
        look.processEvents()
    shown = stage.page.result.number
    assert shown.fontMetrics().horizontalAdvance(number) <= shown.width()
    assert shown.font().pixelSize() >= 60


class Said(QObject):
    """Takes the announcements made to a screen reader."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.texts: list[str] = []
        monkeypatch.setattr(QAccessible, "isActive", self._yes)
        monkeypatch.setattr(QAccessible, "updateAccessibility", self._take)

    def _yes(self) -> bool:
        return True

    def _take(self, event: object) -> None:
        message = getattr(event, "message", None)
        if message:
            self.texts.append(str(message()))


def test_a_screen_reader_hears_each_screen_and_the_result(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Said(monkeypatch)
    stage = CheckinStage(qtbot)
    stage.begin(KeptCheckin())
    assert said.texts[-1].startswith("1 of 3 Your health. Choose what is true for you.")
    for _ in range(3):
        stage.none()
    assert said.texts[-1].startswith("Before you begin. Is any of this true right now?")
    stage.choose("dizzy")
    stage.go_on()
    assert said.texts[-1] == "Please choose one here."
    stage.choose("chest-or-breath")
    stage.go_on()
    assert said.texts[-1].startswith("Call for help now. 9 1 1 Call this number, or your local emergency number. Sit")
    assert "My shoulder, neck or arm feels worse than usual." in said.texts, "it is not told what came into sight"
    assert len(said.texts) == 7


def test_a_screen_reader_hears_that_the_word_was_noted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Said(monkeypatch)
    stage = CheckinStage(qtbot)
    stage.begin(kept(heart=YES))
    stage.none()
    stage.press(stage.page.result.ask_rows["heart"].clear_button)
    assert said.texts[-1].startswith("You asked, and were told it is fine. You said so on ")
