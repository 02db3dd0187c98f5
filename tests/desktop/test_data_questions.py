"""The questions on the page for a visit are those of the sheet."""

from lymph_coach.desktop.data.questions import QUESTIONS_SHEET, questions_of
from lymph_coach.reading.kept import Filled, OwnLine
from lymph_coach.reading.sheets import Sheet, load_sheets
from lymph_coach.system.shipped import shipped


def sheet() -> Sheet:
    return next(one for one in load_sheets(shipped("sheets", "en")) if one.id == QUESTIONS_SHEET)


def test_an_empty_sheet_asks_nothing() -> None:
    assert questions_of(sheet(), Filled()) == ()


def test_questions_are_taken_and_answers_are_not() -> None:
    filled = Filled(
        frozenset({"ask.worse", "ask.plan", "ask.gone"}),
        (OwnLine("May I bring my wife?"), OwnLine("Do I undress?", ticked=True)),
        {"own": "May I swim?\n\n Can I drive after? ", "answers": "Swim after a week."},
    )
    assert questions_of(sheet(), filled) == (
        "What will you do today, and why?",
        "Who do I call if I feel worse?",
        "May I swim?",
        "Can I drive after?",
        "May I bring my wife?",
        "Do I undress?",
    )
