"""A page as widgets, and the view it is read in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.reading_stage import LIBRARY, Reading, drawings, look_of, open_reading, spin

from lymph_coach.desktop.reading.box import word_of
from lymph_coach.desktop.reading.drawing import Drawings, DrawingView, colours_of
from lymph_coach.desktop.reading.leaf import Leaf
from lymph_coach.desktop.reading.leaf_view import LeafView
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.run_text import HeadingText, RunText
from lymph_coach.desktop.reading.says import GAP_PX, PairLayout, SaysPair
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.widgets.heard import name_roles
from lymph_coach.reading.page import BoxKind, plain
from lymph_coach.reading.runs import numbered_runs
from lymph_coach.settings.choices import Theme

MAIN = LIBRARY.page("main")
THEMES = [theme for theme in Theme if theme is not Theme.SYSTEM]


@pytest.fixture
def look(qapp: QApplication) -> TextLook:
    return look_of(qapp)


@pytest.fixture
def leaf(qtbot: QtBot, look: TextLook, tmp_path: Path) -> Leaf:
    made = Leaf(MAIN, "At home", Drawings(drawings(tmp_path)), look, QWidget(), QWidget())
    qtbot.addWidget(made)
    made.resize(560, 4000)
    made.show()
    spin()
    return made


@pytest.fixture
def reading(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Reading:
    return open_reading(qtbot, qapp, tmp_path)


def test_every_run_has_its_widget_with_its_words_in_reading_order(leaf: Leaf) -> None:
    expected = dict(numbered_runs(MAIN))
    assert leaf.runs.keys() == expected.keys()
    for number, text in expected.items():
        shown = "".join(piece.text for piece in leaf.runs[number]._run.pieces if not piece.raised)
        assert shown == text
    below = [leaf.runs[number].mapTo(leaf, leaf.rect().topLeft()).y() for number in expected]
    assert below == sorted(below)


def test_title_headings_boxes_and_sources_are_headings(leaf: Leaf) -> None:
    titles = [heading.text() for heading in leaf.findChildren(HeadingText)]
    boxes = [f"Box {kind.value}" for kind in BoxKind]
    assert sorted(titles) == sorted([MAIN.title, "What it is", "Closer", *boxes, "Sources"])
    assert leaf.anchors.keys() == {"what-it-is", "closer"}


def test_a_drawing_has_its_alternative_as_name_and_one_that_is_missing_leaves_its_caption(leaf: Leaf) -> None:
    name_roles()
    shown = leaf.findChildren(DrawingView)
    assert [view.accessibleName() for view in shown] == ["A hand."]
    found = QAccessible.queryAccessibleInterface(shown[0])
    assert found.role() is QAccessible.Role.Graphic
    assert any(run.text() == "Only words." and run.isVisible() for run in leaf.runs.values())
    assert shown[0].height() == shown[0].heightForWidth(shown[0].width())


def test_each_kind_of_box_has_its_frame_picture_and_word(leaf: Leaf) -> None:
    kinds = {"note", "tip", "important", "caution"}
    frames = {frame.property("kind"): frame for frame in leaf.findChildren(QFrame) if frame.property("kind") in kinds}
    assert frames.keys() == kinds
    for kind in BoxKind:
        pictures = [label for label in frames[kind.name.lower()].findChildren(QLabel) if not label.pixmap().isNull()]
        assert [label.accessibleName() for label in pictures] == [word_of(kind)]
    assert len({word_of(kind) for kind in BoxKind}) == len(BoxKind)


def test_stop_signs_have_a_filled_head(leaf: Leaf, look: TextLook) -> None:
    image = leaf.grab().toImage()
    danger = QColor(look.roles.danger).name()
    filled = {
        frame.property("kind"): sum(
            image.pixelColor(x, frame.mapTo(leaf, frame.rect().topLeft()).y() + 12).name() == danger
            for x in range(image.width())
        )
        for frame in leaf.findChildren(QFrame)
        if frame.property("kind") in {"note", "tip", "important", "caution"}
    }
    assert filled["caution"] > 400
    assert max(filled["note"], filled["tip"], filled["important"]) < 10


def test_sources_stand_in_order_of_citation_with_year_and_identifier_and_the_way_back(leaf: Leaf) -> None:
    lines = [leaf.sources[key].text() for key in ("first", "second", "unused")]
    assert lines == [
        "1. One, What is it? (2019). example.org. Back\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}text",
        "2. Two and others, Second. Journal (2020). doi:10.1/two. Back\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}text",
        "3. Three, Third (2018). J Third 3:33.",
    ]
    assert leaf.sources["second"].hrefs == ("https://doi.org/10.1/two", "back:second")
    assert any(label.text() == "Facts last checked on 22 November 2026." for label in leaf.findChildren(QLabel))


def test_says_stands_side_by_side_where_both_have_room(leaf: Leaf) -> None:
    pair = leaf.findChild(SaysPair)
    assert isinstance(pair, SaysPair)
    assert pair.side_by_side
    texts = [run.text() for run in pair.findChildren(RunText)]
    assert texts == ["The source page says", "It cures.", "Research says", "It does not."]
    leaf.resize(330, 5000)
    spin()
    assert not pair.side_by_side
    leaf.resize(560, 4000)
    spin()
    assert pair.side_by_side


def test_cards_beside_one_another_are_as_high_as_the_higher_and_below_fit_their_words(leaf: Leaf) -> None:
    pair = leaf.findChild(SaysPair)
    assert isinstance(pair, SaysPair)
    for width in (560, 330):
        leaf.resize(width, 5000)
        spin()
        first, second = (card for card in pair.findChildren(QFrame) if card.property("kind") == "card")
        assert first.width() == second.width()
        if pair.side_by_side:
            assert first.y() == second.y()
            assert first.height() == second.height() == pair.height()
        else:
            assert second.y() == first.height() + GAP_PX
            assert pair.height() == second.y() + second.height()


def test_a_pair_gives_its_items_up_like_any_layout(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    pair = PairLayout(100, holder)
    pair.addWidget(QLabel("one"))
    pair.addWidget(QLabel("two"))
    assert pair.count() == 2
    assert pair.itemAt(2) is None
    assert pair.expandingDirections() == Qt.Orientation.Horizontal
    item = pair.takeAt(0)
    assert item is not None
    widget = item.widget()
    assert isinstance(widget, QLabel)
    assert widget.text() == "one"
    assert pair.takeAt(7) is None
    assert pair.count() == 1


@pytest.mark.parametrize("theme", THEMES)
def test_a_drawing_wears_the_theme_and_with_high_contrast_is_lines_only(theme: Theme) -> None:
    roles = roles_for(theme)
    colours = colours_of(roles)
    assert colours["#000001"] == roles.ink
    assert colours["#000004"] == roles.accent
    flat = colours["#000002"] == colours["#000003"] == roles.panel
    assert flat == theme.startswith("contrast")


def test_drawings_are_read_once_a_theme_and_what_is_none_is_none(tmp_path: Path) -> None:
    found = Drawings(drawings(tmp_path))
    light, dark = roles_for(Theme.LIGHT), roles_for(Theme.DARK)
    first = found.renderer("there", light)
    assert first is not None
    assert found.renderer("there", light) is first
    assert found.renderer("there", dark) is not first
    small = found.thumbnail("there", dark, 40, 2.0)
    assert small is not None
    assert (small.width(), small.devicePixelRatio()) == (80, 2.0)
    assert found.thumbnail("there", dark, 40, 2.0) is small
    assert small.toImage().pixelColor(40, 40) == QColor(dark.accent)
    for name in ("missing", "broken"):
        assert found.renderer(name, light) is None
        assert found.thumbnail(name, light, 40, 1.0) is None


@pytest.mark.parametrize(("percent", "width"), [(100, 960), (100, 1700), (150, 1700), (250, 2600)])
def test_a_full_line_has_60_to_75_letters(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int, width: int
) -> None:
    look = look_of(qapp, Theme.LIGHT, percent)
    reading = open_reading(qtbot, qapp, tmp_path, size=(width, 780), look=look)
    leaf = reading.page.reader.view.leaf
    assert leaf is not None
    run = leaf.runs[max(leaf.runs) - 1]
    text = plain(tuple(LIBRARY.page("main").spans())[max(leaf.runs) - 1])
    letters = run.width() / (QFontMetricsF(look.font(look.scale.body)).horizontalAdvance(text) / len(text))
    assert 60 <= letters <= 75


def test_space_and_the_ends_scroll(reading: Reading) -> None:
    view = reading.page.reader.view
    bar = view.verticalScrollBar()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert 0.7 * bar.pageStep() < bar.value() < bar.pageStep()
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() > 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_keys_that_scroll_nothing_are_left_to_who_reads_aloud(reading: Reading, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    reading.page.reader.view.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_focus_shows_on_all_four_sides_of_the_page(reading: Reading, look: TextLook) -> None:
    view = reading.page.reader.view

    def sides() -> set[str]:
        """The colour half way along each edge."""
        image = view.grab().toImage()
        right, foot = image.width() - 1, image.height() - 1
        ends = ((0, foot // 2), (right, foot // 2), (right // 2, 0), (right // 2, foot))
        return {image.pixelColor(x, y).name() for x, y in ends}

    reading.page.side.list.setFocus()
    assert QColor(look.roles.focus).name() not in sides()
    view.setFocus()
    assert sides() == {QColor(look.roles.focus).name()}


def test_the_place_is_kept_when_the_lines_break_anew(reading: Reading) -> None:
    view = reading.page.reader.view
    assert view.run_in_sight() == -1
    run = max(view.leaf.runs) - 4 if view.leaf else 0
    view.show_run(run)
    assert view.run_in_sight() == run
    reading.page.resize(900, 700)
    spin()
    assert view.run_in_sight() == run


def test_a_view_without_a_page_stands_still(qtbot: QtBot) -> None:
    view = LeafView()
    qtbot.addWidget(view)
    view.show()
    view.show_run(3)
    assert view.run_in_sight() == -1
    assert view.verticalScrollBar().value() == 0


def test_what_is_reached_by_keyboard_comes_in_sight(reading: Reading) -> None:
    view = reading.page.reader.view
    assert view.leaf is not None
    source = view.leaf.sources["first"]
    source.focus_link("back:first")
    top = source.mapTo(view, source.rect().topLeft()).y()
    assert 0 <= top < view.viewport().height()
    view.reveal(source, QRectF(source.rect()))
    assert source.mapTo(view, source.rect().topLeft()).y() == top
