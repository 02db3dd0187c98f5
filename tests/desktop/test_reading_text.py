"""A run on the screen: its links by keyboard and by shaky hand, its marks, and what a screen reader hears."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop import pixels
from tests.desktop.announced import announced
from tests.desktop.reading_stage import look_of, spin, words

from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.run_text import NEAR_PX, HeadingText, RunText
from lymph_coach.desktop.reading.setting import Manner, SetRun
from lymph_coach.desktop.theme.focus import Ring
from lymph_coach.desktop.widgets.heard import heard_as, name_roles
from lymph_coach.reading.page import Span, Spans
from lymph_coach.settings.choices import Theme

LINKS: Spans = (
    Span("Read "),
    Span("one page", link="one"),
    Span(" and "),
    Span("the web", link="https://example.org/x"),
    Span("."),
    Span(cite="a"),
)
NUMBERS = {"a": 3}


class Held:
    """A few runs in a window, and the links that were followed."""

    def __init__(self, qtbot: QtBot, look: TextLook, *runs: Spans, manner: Manner | None = None) -> None:
        self.holder = QWidget()
        self.followed: list[str] = []
        self.reached: list[QRectF] = []
        column = QVBoxLayout(self.holder)
        manner = manner or Manner(look.scale.body, look.roles.ink)
        self.runs = [RunText(spans, NUMBERS, manner, look) for spans in runs]
        for run in self.runs:
            run.link_chosen.connect(self.follow)
            run.link_reached.connect(self.reach)
            column.addWidget(run)
        column.addStretch(1)
        self.holder.resize(500, 300)
        qtbot.addWidget(self.holder)
        with qtbot.waitActive(self.holder):
            self.holder.show()
            self.holder.activateWindow()
        spin()

    def follow(self, widget: QWidget, href: str) -> None:
        assert widget in self.runs
        self.followed.append(href)

    def reach(self, widget: QWidget, rect: QRectF) -> None:
        assert widget in self.runs
        self.reached.append(rect)

    def mouse(self, kind: QEvent.Type, at: QPointF, *, pressed: bool = True) -> QMouseEvent:
        button = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, self.runs[0].mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.runs[0], event)
        return event


@pytest.fixture
def look(qapp: QApplication) -> TextLook:
    return look_of(qapp)


@pytest.fixture
def held(qtbot: QtBot, look: TextLook) -> Held:
    return Held(qtbot, look, LINKS, words("No link here."), (Span("and back", link="two"),))


def colours(widget: QWidget) -> set[str]:
    return pixels.colours(widget.grab().toImage())


def test_tab_goes_from_link_to_link_and_on_to_the_next_run_that_has_one(held: Held) -> None:
    first, plain, last = held.runs
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for expected in ("one", "https://example.org/x", "cite:a"):
        assert first.hasFocus()
        QTest.keyClick(first, Qt.Key.Key_Return)
        assert held.followed[-1] == expected
        QTest.keyClick(first, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert plain.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.keyClick(last, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(first, Qt.Key.Key_Enter)
    assert held.followed[-1] == "cite:a"
    QTest.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(first, Qt.Key.Key_Enter)
    assert held.followed[-1] == "https://example.org/x"
    assert all(not rect.isEmpty() for rect in held.reached)


def test_a_held_key_follows_once_and_other_keys_are_the_pages(held: Held) -> None:
    run = held.runs[0]
    run.setFocus()
    repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(run, repeat)
    assert held.followed == []
    space = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    run.keyPressEvent(space)
    assert not space.isAccepted()


def test_the_link_with_the_focus_has_a_ring_of_its_own(held: Held, look: TextLook) -> None:
    run = held.runs[2]
    before = colours(run)
    run.setFocus(Qt.FocusReason.TabFocusReason)
    assert QColor(look.roles.focus).name() in colours(run) - before


def test_the_whole_run_has_no_ring_beside_it(held: Held) -> None:
    held.runs[2].setFocus(Qt.FocusReason.TabFocusReason)
    held.runs[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert held.holder.findChildren(Ring) == []


def test_a_link_is_named_and_reached_by_where_it_leads(held: Held) -> None:
    run = held.runs[0]
    assert run.hrefs == ("one", "https://example.org/x", "cite:a")
    assert run.focus_link("cite:a")
    QTest.keyClick(run, Qt.Key.Key_Return)
    assert held.followed == ["cite:a"]
    assert not run.focus_link("nowhere")


def test_a_press_near_a_link_follows_it_on_release(held: Held) -> None:
    link = held.runs[0]._run.links[2]
    box = held.runs[0]._run.rects(link.start, link.end)[0]
    near = QPointF(box.right() + NEAR_PX - 2, box.center().y())
    assert held.mouse(QEvent.Type.MouseButtonPress, near).isAccepted()
    assert held.followed == []
    held.mouse(QEvent.Type.MouseButtonRelease, near + QPointF(1, 3))
    assert held.followed == ["cite:a"]


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_follows_a_link(held: Held, button: Qt.MouseButton) -> None:
    link = held.runs[0]._run.links[1]
    at = held.runs[0]._run.rects(link.start, link.end)[0].center().toPoint()
    QTest.mouseClick(held.runs[0], button, pos=at)
    assert held.followed == []
    QTest.mouseClick(held.runs[0], Qt.MouseButton.LeftButton, pos=at)
    assert held.followed == ["https://example.org/x"]


def test_the_link_that_is_meant_is_so_again_after_a_look_at_another_window(held: Held) -> None:
    run = held.runs[0]
    assert run.focus_link("cite:a")
    reached = len(held.reached)
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(run, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))
    assert len(held.reached) == reached
    QTest.keyClick(run, Qt.Key.Key_Return)
    assert held.followed == ["cite:a"]


def test_a_press_beside_every_link_or_one_that_wanders_off_follows_none(held: Held) -> None:
    box = held.runs[0]._run.rects(5, 13)[0]
    far = QPointF(480, box.center().y())
    assert not held.mouse(QEvent.Type.MouseButtonPress, far).isAccepted()
    held.mouse(QEvent.Type.MouseButtonRelease, far)
    held.mouse(QEvent.Type.MouseButtonPress, box.center())
    held.mouse(QEvent.Type.MouseButtonRelease, far)
    assert held.followed == []


def test_the_address_of_what_leads_out_is_shown_before_it_is_pressed(held: Held) -> None:
    run = held.runs[0]
    own, web = (run._run.rects(link.start, link.end)[0].center() for link in run._run.links[:2])
    held.mouse(QEvent.Type.MouseMove, web, pressed=False)
    assert run.toolTip() == "https://example.org/x"
    assert run.cursor().shape() is Qt.CursorShape.PointingHandCursor
    held.mouse(QEvent.Type.MouseMove, own, pressed=False)
    assert run.toolTip() == ""
    held.mouse(QEvent.Type.MouseMove, QPointF(490, 1), pressed=False)
    assert run.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert run.accessibleDescription() == "the web: https://example.org/x"


def test_a_screen_reader_hears_words_and_what_a_raised_number_is(held: Held) -> None:
    assert held.runs[0].text() == "Read one page and the web. (source 3)"
    assert held.runs[0].accessibleName() == held.runs[0].text()


def test_a_reached_link_is_announced_while_a_screen_reader_listens(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch)
    held.runs[2].setFocus(Qt.FocusReason.TabFocusReason)
    held.runs[0].setFocus(Qt.FocusReason.TabFocusReason)
    held.runs[0].focus_link("cite:a")
    assert said[-2:] == ["one page, link", "Source 3, link"]


def test_headings_are_headings_to_a_screen_reader_and_plain_runs_are_text(qtbot: QtBot, look: TextLook) -> None:
    name_roles()
    manner = Manner(24, look.roles.ink, strong=True)
    heading = HeadingText(words("What it is"), {}, manner, look)
    plain = RunText(words("Words."), {}, manner, look)
    for widget in (heading, plain):
        qtbot.addWidget(widget)
    found = QAccessible.queryAccessibleInterface(heading)
    assert found.role() is QAccessible.Role.Heading
    assert found.text(QAccessible.Text.Name) == "What it is"
    assert QAccessible.queryAccessibleInterface(plain).role() is QAccessible.Role.StaticText
    assert QAccessible.queryAccessibleInterface(plain).text(QAccessible.Text.Name) == "Words."


def test_only_our_own_kinds_are_answered_for(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    assert heard_as("QLabel", label) is None
    assert heard_as("HeadingText", None) is None


def test_marks_lie_on_their_words_and_show_by_a_line_too(held: Held, look: TextLook) -> None:
    run = held.runs[1]
    accent, primary, tint = (
        QColor(colour).name() for colour in (look.roles.accent, look.roles.primary, look.roles.tint)
    )
    assert not {accent, primary, tint} & colours(run)
    run.show_hits([(3, 7)])
    assert {accent, tint} <= colours(run)
    assert run.hits == ((3, 7),)
    run.show_hits([])
    run.show_spoken((0, 13))
    assert {primary, tint} <= colours(run)
    assert run.spoken == (0, 13)
    run.show_spoken(None)
    assert not {accent, primary, tint} & colours(run)


def test_on_a_filled_ground_a_mark_is_a_line_in_the_colour_of_the_words(qtbot: QtBot, look: TextLook) -> None:
    manner = Manner(19, look.roles.panel, filled=True)
    held = Held(qtbot, look, words("Call now"), manner=manner)
    run = held.runs[0]
    run.show_hits([(0, 4)])
    shown = colours(run)
    assert QColor(look.roles.tint).name() not in shown
    assert QColor(look.roles.accent).name() not in shown
    image = run.grab().toImage()
    line = [image.pixelColor(4, y).name() for y in range(image.height())]
    assert line.count(QColor(look.roles.panel).name()) >= 3


def test_a_stretch_over_two_lines_is_two_boxes_and_one_place(held: Held) -> None:
    run = held.runs[0]
    run.resize(120, 200)
    boxes = run._run.rects_of_words(0, 20)
    assert len(boxes) > 1
    whole = run.stretch_rect(0, 20)
    assert all(whole.contains(box) for box in boxes)
    assert run.stretch_rect(4, 4) == QRectF(run.rect())


@pytest.mark.parametrize("percent", [100, 150, 250])
def test_lines_are_one_and_a_half_letters_high_also_where_a_number_is_raised(qapp: QApplication, percent: int) -> None:
    look = look_of(qapp, Theme.LIGHT, percent)
    manner = Manner(look.scale.body, look.roles.ink)
    plain, cited = (SetRun(spans, NUMBERS, manner, look) for spans in (words("One."), (Span("One."), Span(cite="a"))))
    assert plain.height_px(1000) == cited.height_px(1000) == manner.line_px
    assert manner.line_px == pytest.approx(1.5 * look.scale.body, abs=0.5)


def test_a_word_that_is_longer_than_a_line_is_broken_and_not_cut_off(qtbot: QtBot, look: TextLook) -> None:
    held = Held(qtbot, look, words("Charcotosteoarthropathyneuropathy" * 3))
    run = held.runs[0]
    narrow = run.minimumSizeHint().width() * 3
    boxes_before = run.heightForWidth(narrow)
    run.resize(narrow, boxes_before)
    run._run.lay_out(narrow)
    boxes = run._run.rects_of_words(0, 99)
    assert all(box.right() <= narrow + 1 for box in boxes)
    assert boxes[-1].bottom() <= boxes_before


def test_a_marker_has_its_room_and_is_heard(qtbot: QtBot, look: TextLook) -> None:
    manner = Manner(19, look.roles.ink, marker="12.", indent_px=40)
    held = Held(qtbot, look, words("Twelfth."), manner=manner)
    run = held.runs[0]
    assert run.text() == "12. Twelfth."
    assert run._run.rects_of_words(0, 1)[0].left() == 40
    assert QColor(look.roles.primary).name() in colours(run)


def test_a_point_between_two_links_means_the_nearer(held: Held) -> None:
    run = held.runs[0]._run
    one, web = (run.rects(link.start, link.end)[0] for link in run.links[:2])
    link = run.near(QPointF(one.right() + 2, one.center().y()), 100)
    assert link is not None
    assert link.href == "one"
    link = run.near(QPointF(web.left() - 2, web.center().y()), 100)
    assert link is not None
    assert link.href == "https://example.org/x"
    assert run.near(QPoint(499, 299).toPointF(), NEAR_PX) is None


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_the_number_of_a_source_never_begins_a_line(look: TextLook, width: int) -> None:
    spans = (Span("It may get worse quite fast."), Span(cite="a"), Span(" So call."))
    run = SetRun(spans, NUMBERS, Manner(19, look.roles.ink), look)
    run.lay_out(width)
    number = run.links[0]
    assert run.rects(number.start - 1, number.end)[0].top() == run.rects(number.start, number.end)[-1].top()
    assert len(run.rects(number.start - 1, number.end)) == 1
