"""The page for a visit on paper: always one page, never a judgement, and honest about what has no room."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from tests.desktop.data_stage import QUESTIONS, TODAY, entry
from tests.desktop.leaflets import ink, painted, stock

from lymph_coach.desktop.paper.leaflet import Leaflet
from lymph_coach.desktop.paper.shortened import Shortened, Texts
from lymph_coach.desktop.paper.stock import Size
from lymph_coach.desktop.paper.visit import visit_document
from lymph_coach.desktop.paper.visit_words import VisitWords
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.desktop.theme.type import load_font
from lymph_coach.journal.change import Item
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import LONGEST_NOTE, Entry
from lymph_coach.journal.report import Period, Report, Span, period_of, report_of

SIZES = (Size.A4, Size.Letter)
LONG = "My left foot burned at night and I could not sleep. " * 38
CAUTION = (
    "A 1-point move is often just normal day-to-day change. These notes are the person's own; no one has checked them."
)


def report(
    entries: tuple[Entry, ...] = (), span: Span | Period = Span.WEEKS, questions: tuple[str, ...] = QUESTIONS
) -> Report:
    period = span if isinstance(span, Period) else period_of(span, TODAY)
    return report_of(period, entries, Goal(4), (), questions, 0)


def leaflet_of(given: Report, size: Size = Size.A4, item: Item = Item.PAIN) -> Leaflet:
    return visit_document(given, item, stock(size), PaperWording(), VisitWords(QLocale("en_GB")))


def text_of(given: Report, size: Size = Size.A4) -> str:
    return leaflet_of(given, size).document.toPlainText().replace("\u2028", "\n")


@pytest.fixture
def many(qapp: QApplication) -> Report:
    del qapp
    entries = tuple(replace(entry(number), note=LONG, for_visit=True) for number in range(20))
    return report(entries, Span.MONTHS, tuple(f"Number {number}: may I swim?" for number in range(39)))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("days", [0, 28, 365, 3650])
def test_it_is_one_page_of_large_type(days: int, size: Size) -> None:
    entries = tuple(entry(number) for number in range(days))
    made = leaflet_of(report(entries, Period(TODAY - timedelta(days=max(days, 28) - 1), TODAY)), size)
    assert made.pages == 1
    assert made.document.defaultFont().pixelSize() == 14


@pytest.mark.parametrize("size", SIZES)
def test_what_has_no_room_is_counted(many: Report, size: Size) -> None:
    made = leaflet_of(many, size)
    text = made.document.toPlainText()
    assert made.pages == 1
    assert made.document.defaultFont().pixelSize() == 12
    shown, asked = text.count("My left foot burned at night"), text.count("may I swim?")
    assert shown
    assert asked >= 4
    assert f"... ({39 - asked} more on my sheet of questions)" in text
    assert text.count("... (shortened)") >= 1
    assert f"... ({20 - text.count('... (shortened)')} more in the diary)" in text


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [Size.A5, Size.A6])
def test_on_paper_too_small_for_one_page_nothing_is_left_out(size: Size) -> None:
    entries = tuple(replace(entry(number), note=f"Night {number}.", for_visit=True) for number in range(3))
    made = leaflet_of(report(entries), size)
    text = made.document.toPlainText()
    assert made.pages > 1
    assert all(words in text for words in ("Night 0.", "Night 2.", *QUESTIONS))


def test_what_is_left_free_is_less_than_a_few_lines(many: Report) -> None:
    for size in SIZES:
        document = leaflet_of(many, size).document
        assert stock(size).size_pt.height() - document.size().height() < 6 * 15


@pytest.mark.usefixtures("qapp")
@settings(max_examples=12)
@given(st.lists(st.text(max_size=LONGEST_NOTE), max_size=6), st.lists(st.text(max_size=1000), max_size=6))
def test_no_words_of_a_person_make_a_second_page(notes: list[str], questions: list[str]) -> None:
    entries = tuple(replace(entry(number), note=note, for_visit=True) for number, note in enumerate(notes))
    for size in SIZES:
        assert leaflet_of(report(entries, Span.WEEKS, tuple(questions)), size).pages == 1


@pytest.mark.usefixtures("qapp")
def test_it_says_what_the_diary_says_and_no_more() -> None:
    entries = (replace(entry(3), note="Slept\nwell.", for_visit=True), replace(entry(4), note="Private."), entry(40))
    text = text_of(report(entries))
    for words in (
        "For my visit",
        "26 October 2026 to 22 November 2026",
        "Practice days: 2. Sessions: 2. Weekly goal: 4 of 7 days.",
        "19 November 2026: Slept well.",
        *QUESTIONS,
        CAUTION,
    ):
        assert words in text
    assert "Private." not in text
    rows = text.splitlines()
    pain = rows.index("Pain")
    assert rows[pain : pain + 4] == ["Pain", "2", "6", "4"]
    assert "not rated" in text  # of the other items


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("word", ["better", "worse", "improve", "progress", "score", "relief", "treat", "drain"])
def test_no_change_is_judged(word: str) -> None:
    entries = tuple(entry(number) for number in range(100))
    assert word not in text_of(report(entries, Span.MONTHS, ())).casefold()


@pytest.mark.usefixtures("qapp")
def test_without_notes_and_questions_there_is_no_heading_for_them() -> None:
    text = text_of(report(questions=()))
    assert "My notes" not in text
    assert "My questions" not in text


@pytest.mark.usefixtures("qapp")
def test_a_long_time_shows_its_last_weeks_and_says_so() -> None:
    long = Period(date(2016, 11, 23), TODAY)
    assert "weeks)" not in text_of(report((), Span.YEAR))
    assert "Practice days by week (the last 6" in text_of(report((entry(1),), long))


@pytest.mark.usefixtures("qapp")
def test_both_charts_are_painted_in_black_and_the_chosen_item_has_the_second() -> None:
    entries = tuple(entry(number) for number in range(28))
    with_marks, without = (leaflet_of(report(entries), item=item) for item in (Item.PAIN, Item.TENSION))
    image = painted(with_marks, 1)
    assert {image.pixelColor(x, y).saturation() for x in range(0, 595, 2) for y in range(0, 842, 2)} == {0}
    other = painted(without, 1)
    inked = [[ink(one, 60, top, 560, foot) for one in (image, other)] for top, foot in ((130, 280), (330, 420))]
    assert inked[0][0] == inked[0][1] > 1000
    assert inked[1][0] > 2 * inked[1][1]
    assert "Pain, before and after" in with_marks.document.toPlainText()


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    del qapp
    made = QFont(load_font())
    made.setPixelSize(12)
    return made


def shortened(texts: tuple[str, ...], font: QFont) -> Shortened:
    return Shortened(texts, font, 300.0, "{} ...".format, "({} more)".format)


def test_all_texts_stand_where_they_have_room(font: QFont) -> None:
    one = shortened(("A.", "B.", "C."), font)
    assert one.on(3) == Texts(("A.", "B.", "C."), "", 3)
    assert one.on(2) == Texts(("A.",), "(2 more)", 2)
    assert one.on(1) == Texts((), "(3 more)", 1)
    assert shortened((), font).on(0) == Texts(())


def test_a_text_is_cut_at_the_end_of_a_word(font: QFont) -> None:
    (text,) = shortened(("burning " * 100,), font).on(4).shown
    assert set(text.split()) == {"burning", "..."}
    assert text.endswith("burning ...")


def test_one_endless_word_is_cut_too(font: QFont) -> None:
    found = shortened(("x" * 2000,), font)
    assert found.lines == 4
    assert found.on(4).shown[0].endswith("x ...")
