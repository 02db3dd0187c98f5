"""The check-in leads from the questions to one verdict, and tells it once it was read."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.checkin_stage import CHECKIN, TODAY, CheckinStage, kept
from tests.safety.shipped_checkin import NO, NOT_SURE, YES, answers, yes

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.desktop.checkin.ask_row import AskRow
from lymph_coach.safety.outcome import Outcome, Side
from lymph_coach.safety.verdict import Limits, Verdict


@pytest.fixture
def stage(qtbot: QtBot) -> CheckinStage:
    return CheckinStage(qtbot)


def test_none_of_these_is_one_press_where_all_are_in_sight(qtbot: QtBot) -> None:
    stage = CheckinStage(qtbot, (1024, 1000))
    stage.begin()
    assert stage.screen.title.text() == "Before you begin"
    assert not stage.page.back_button.isVisible()
    stage.press(stage.page.answer_button)
    assert stage.answered == [Verdict(Outcome.GO)]
    assert stage.first == []


def test_nobody_says_none_of_these_before_all_were_in_sight(stage: CheckinStage) -> None:
    stage.page.resize(1024, 420)
    stage.begin()
    button, screen = stage.page.answer_button, stage.screen
    seen: set[str] = set()
    for _ in range(9):
        QApplication.processEvents()
        foot = screen.verticalScrollBar().value() + screen.viewport().height()
        seen |= {key for key, row in screen.rows.items() if row.y() + row.height() <= foot}
        if screen.seen:
            break
        assert (button.text(), button.property("kind")) == ("More questions", "plain")
        stage.press(button)
        assert stage.answered == []
    assert seen == set(screen.rows)
    assert (button.text(), button.property("kind")) == ("None of these", "primary")
    screen.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert button.text() == "None of these"
    stage.press(button)
    assert stage.answered == [Verdict(Outcome.GO)]


def test_a_choice_does_not_pass_over_what_was_not_shown_unless_it_is_urgent(stage: CheckinStage) -> None:
    stage.page.resize(1024, 420)
    stage.begin()
    stage.choose("ill")
    assert stage.page.answer_button.text() == "More questions"
    stage.choose("chest-or-breath")
    assert stage.page.answer_button.text() == "Go on"
    stage.press(stage.page.answer_button)
    assert stage.words()[0] == "Call for help now."


def test_not_now_leads_back(stage: CheckinStage) -> None:
    stage.begin()
    stage.press(stage.page.cancel_button)
    assert (stage.cancelled, stage.answered) == (1, [])


@pytest.mark.parametrize(
    ("key", "option", "limits", "action", "sentence"),
    [
        ("shoulder-worse", "", Limits(low=True), "Start, arms low", "Your arms will stay low, below the shoulder."),
        ("dizzy", "clears", Limits(seated=True), "Start, seated", "You will sit the whole time."),
        ("new-sore", "foot", Limits(seated=True), "Start, seated", "You will sit the whole time."),
        (
            "new-sore",
            "left",
            Limits(resting=frozenset({Side.LEFT})),
            "Start, one arm",
            "Your left arm will rest. You will use your right arm.",
        ),
    ],
)
def test_a_limit_is_read_before_the_session_starts(
    stage: CheckinStage, key: str, option: str, limits: Limits, action: str, sentence: str
) -> None:
    stage.begin()
    stage.choose(key)
    if option:
        stage.press(stage.follow_up(key).buttons[option])
    stage.go_on()
    assert stage.answered == []
    assert sentence in stage.words()
    assert stage.page.done_button.text() == action
    stage.done()
    assert [verdict.limits for verdict in stage.answered] == [limits]


def test_two_limits_are_told_together(stage: CheckinStage) -> None:
    stage.begin()
    stage.choose("dizzy", "shoulder-worse")
    stage.press(stage.follow_up("dizzy").buttons["clears"])
    stage.go_on()
    assert stage.page.done_button.text() == "Start gently"
    assert {"Your arms will stay low, below the shoulder.", "You will sit the whole time."} <= set(stage.words())


@pytest.mark.parametrize("key", ["ill", "limb"])
def test_not_today_leads_back_and_says_why(stage: CheckinStage, key: str) -> None:
    stage.begin()
    stage.choose(key)
    stage.go_on()
    assert "Not today." in stage.words()
    assert CHECKIN.question(key).advice in stage.words()
    assert "Your session" not in stage.words()
    assert stage.page.done_button.text() == "Back to Today"
    assert not stage.page.cancel_button.isVisible()
    stage.done()
    assert [verdict.outcome for verdict in stage.answered] == [Outcome.NOT_TODAY]


@pytest.mark.parametrize("number", ["911", "+44 20 7946 0000"])
def test_an_emergency_shows_the_number_and_asks_for_nothing_more(stage: CheckinStage, number: str) -> None:
    stage.begin(number=number)
    stage.choose("new-sore", "chest-or-breath")
    stage.go_on()
    result = stage.page.result
    assert result.number.text() == number
    assert result.number.isVisible()
    assert result.number.font().pixelSize() >= 2 * result.title.font().pixelSize()
    assert result.number.accessibleName() == ("9 1 1" if number == "911" else number)
    assert result.card.property("kind") == "caution"
    assert stage.words()[0] == "Call for help now."
    stage.press(stage.page.back_button)
    assert stage.screen.rows["chest-or-breath"].chosen
    stage.choose("chest-or-breath", "new-sore")
    stage.none()
    assert [verdict.outcome for verdict in stage.answered] == [Outcome.GO]


def test_the_number_is_gone_with_the_emergency(stage: CheckinStage) -> None:
    stage.begin()
    stage.choose("chest-or-breath")
    stage.go_on()
    stage.begin()
    stage.choose("ill")
    stage.go_on()
    assert not stage.page.result.number.isVisible()
    assert stage.page.result.card.property("kind") == "card"


def test_what_is_open_is_asked_for_and_nothing_is_guessed(stage: CheckinStage) -> None:
    stage.begin()
    stage.choose("dizzy")
    row = stage.screen.rows["dizzy"]
    stage.go_on()
    assert not stage.at_result
    assert row.missing.isVisible()
    stage.press(stage.follow_up("dizzy").buttons["stays"])
    assert not row.missing.isVisible()
    assert row.answer == yes("stays")
    stage.go_on()
    assert "Not today." in stage.words()


def test_not_sure_where_unticks_the_rest_and_counts_as_everywhere(stage: CheckinStage) -> None:
    stage.begin()
    stage.choose("new-sore")
    box = stage.follow_up("new-sore")
    for key in ("left", "foot", "not-sure"):
        stage.press(box.buttons[key])
    assert (box.options, box.is_open) == (frozenset(), False)
    stage.press(box.buttons["right"])
    assert box.options == {"right"}
    assert not box.buttons["not-sure"].isChecked()
    stage.press(box.buttons["right"])
    assert box.is_open
    stage.press(box.buttons["not-sure"])
    stage.go_on()
    assert "Not today." in stage.words()


def test_one_button_leads_by_what_is_chosen_and_a_choice_can_be_taken_back(stage: CheckinStage) -> None:
    stage.begin()
    stage.see_all()
    button = stage.page.answer_button
    place = button.geometry()
    stage.choose("ill")
    assert button.text() == "Go on"
    assert button.geometry() == place
    stage.choose("dizzy")
    stage.press(stage.follow_up("dizzy").buttons["stays"])
    stage.choose("ill", "dizzy")
    assert not stage.screen.any_chosen
    assert button.text() == "None of these"
    stage.none()
    assert stage.answered == [Verdict(Outcome.GO)]


def test_the_first_time_is_asked_in_three_screens_and_told_once(stage: CheckinStage) -> None:
    stage.begin(KeptCheckin())
    shown: list[tuple[str, str]] = []
    for _ in range(3):
        shown.append((stage.screen.progress.text(), stage.screen.title.text()))
        assert stage.first == []
        stage.none()
    assert shown == [
        ("1 of 3", "Your health"),
        ("2 of 3", "Swelling, skin and surgery"),
        ("3 of 3", "How you move and feel"),
    ]
    assert stage.first == [answers(CHECKIN.first)]
    assert stage.screen.title.text() == "Before you begin"
    stage.none()
    assert stage.at_result
    assert "You can begin." in stage.words()
    assert stage.page.done_button.text() == "Start"
    stage.done()
    assert stage.answered == [Verdict(Outcome.GO)]


def test_back_keeps_what_was_chosen(stage: CheckinStage) -> None:
    stage.begin(KeptCheckin())
    stage.choose("heart")
    stage.go_on()
    stage.press(stage.page.back_button)
    assert stage.screen.rows["heart"].chosen
    assert not stage.page.back_button.isVisible()


def test_not_sure_is_kept_as_such_and_counts(stage: CheckinStage) -> None:
    stage.begin(KeptCheckin())
    stage.choose("clot")
    sure = stage.screen.rows["clot"].sure
    assert sure
    assert stage.screen.answers["clot"] == YES
    stage.press(sure.buttons["not_sure"])
    assert stage.screen.answers["clot"] == NOT_SURE
    stage.go_on()
    stage.none()
    stage.none()
    assert stage.first == [answers(CHECKIN.first, clot=NOT_SURE)]
    stage.none()
    assert "Please ask first." in stage.words()


def test_after_three_months_what_was_said_is_shown(stage: CheckinStage) -> None:
    stage.begin(KeptCheckin(TODAY.replace(month=8), answers(CHECKIN.first, clot=NOT_SURE, heart=YES), {}))
    assert stage.screen.answers["clot"] == NOT_SURE
    assert stage.screen.answers["heart"] == YES
    stage.see_all()
    assert stage.page.answer_button.text() == "Go on"
    stage.choose("clot", "heart")
    assert {stage.screen.answers[key] for key in ("clot", "heart")} == {NO}


def test_whoever_has_asked_says_so_for_each_question(stage: CheckinStage) -> None:
    stage.begin(kept(heart=YES, cancer=NOT_SURE))
    stage.none()
    rows = stage.page.result.ask_rows
    assert list(rows) == ["heart", "cancer"]
    assert stage.page.done_button.text() == "Back to Today"
    stage.press(rows["heart"].clear_button)
    assert stage.cleared == ["heart"]
    assert "22 November 2026" in rows["heart"].told.text()
    assert stage.page.done_button.text() == "Back to Today"
    stage.press(rows["cancer"].clear_button)
    assert stage.page.done_button.text() == "Go on"
    stage.press(rows["cancer"].revoke_button)
    assert (stage.cleared, stage.revoked) == (["heart", "cancer"], ["cancer"])
    assert stage.page.done_button.text() == "Back to Today"
    stage.press(rows["cancer"].clear_button)
    stage.done()
    assert stage.answered[-1].may_start


def test_the_day_is_said_in_the_language_of_its_sentence(qtbot: QtBot) -> None:
    usual = QLocale()
    QLocale.setDefault(QLocale("fr_CA"))
    try:
        row = AskRow(CHECKIN.question("heart"), TODAY)
    finally:
        QLocale.setDefault(usual)
    qtbot.addWidget(row)
    assert row.told.text().endswith("You said so on Sunday 22 November 2026.")


def test_one_of_two_asked_leads_back_with_what_still_waits(stage: CheckinStage) -> None:
    stage.begin(kept(heart=YES, cancer=YES))
    stage.none()
    stage.press(stage.page.result.ask_rows["heart"].clear_button)
    stage.done()
    assert [verdict.asking for verdict in stage.answered] == [("cancer",)]


def test_a_limit_that_was_behind_it_is_read_after_the_asking(stage: CheckinStage) -> None:
    stage.begin(kept(heart=YES, falls=YES))
    stage.none()
    stage.press(stage.page.result.ask_rows["heart"].clear_button)
    stage.done()
    assert stage.answered == []
    assert "Please sit for this one." in stage.words()
    stage.done()
    assert [verdict.limits for verdict in stage.answered] == [Limits(seated=True)]


def test_who_was_cleared_is_asked_no_more(stage: CheckinStage) -> None:
    stage.begin(kept("heart", heart=YES))
    stage.none()
    assert [verdict.outcome for verdict in stage.answered] == [Outcome.GO]


def test_my_health_changed_asks_and_starts_nothing(stage: CheckinStage) -> None:
    stage.page.begin_health(kept("heart", heart=YES, numb=YES), TODAY, "911")
    stage.page.show()
    for _ in range(3):
        (stage.go_on if stage.screen.any_chosen else stage.none)()
    assert stage.first == [answers(CHECKIN.first, heart=YES, numb=YES)]
    assert stage.at_result
    assert CHECKIN.question("numb").advice in stage.words()
    rows = stage.page.result.ask_rows
    assert list(rows) == ["heart"]
    stage.press(rows["heart"].revoke_button)
    assert stage.revoked == ["heart"]
    stage.done()
    assert "Please ask first." in stage.words()
    assert not stage.page.cancel_button.isVisible()
    stage.done()
    assert (stage.cancelled, stage.answered) == (1, [])


def test_a_second_check_in_begins_afresh(stage: CheckinStage) -> None:
    stage.begin()
    stage.choose("ill")
    stage.go_on()
    stage.begin()
    assert not stage.screen.any_chosen
    assert len(stage.page.screens) == 1
    assert stage.page.stack.count() == 2
    stage.page.begin_health(kept(), TODAY, "911")
    assert stage.page.stack.count() == 1 + 3
    stage.begin()
    assert stage.page.stack.count() == 2


def test_by_keyboard_alone(stage: CheckinStage, qtbot: QtBot) -> None:
    stage.page.resize(1024, 1000)
    stage.begin()
    stage.page.activateWindow()
    qtbot.waitUntil(stage.page.isActiveWindow)
    stage.page.focus_first()
    stage.see_all()
    assert QApplication.focusWidget() is stage.page.answer_button
    seen: list[object] = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        assert focus
        seen.append(focus)
        if focus is stage.screen.rows["shoulder-worse"].tick:
            QTest.keyClick(focus, Qt.Key.Key_Space)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen[1:8] == [row.tick for row in stage.screen.rows.values()]
    assert seen[8] is stage.page.cancel_button
    assert QApplication.focusWidget() is stage.page.answer_button
    QTest.keyClick(stage.page.answer_button, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is stage.page.done_button
    QTest.keyClick(stage.page.done_button, Qt.Key.Key_Return)
    assert [verdict.limits for verdict in stage.answered] == [Limits(low=True)]


def test_a_second_press_does_not_start_what_was_not_read(stage: CheckinStage) -> None:
    stage.begin()
    stage.choose("shoulder-worse")
    QApplication.processEvents()
    go_on = stage.page.answer_button.geometry()
    stage.go_on()
    QApplication.processEvents()
    assert not stage.page.done_button.geometry().intersects(go_on)
