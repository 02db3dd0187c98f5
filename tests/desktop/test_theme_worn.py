"""What the application wears: heights, type, pictures, icons and the focus ring, on real widgets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.desktop.pixels import colours
from tests.desktop.stage import Stage

from lymph_coach.desktop.theme import apply
from lymph_coach.desktop.theme.apply import apply_theme, less_motion, roles_for, system_prefers
from lymph_coach.desktop.theme.focus import RING_PX, Ring
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import FontError, load_font, scale_of, system_factor
from lymph_coach.desktop.widgets.pill import Pill
from lymph_coach.settings.choices import Motion, Theme

# The screenless platform says so of sizes, raising and grabbing.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

THEMES = [theme for theme in Theme if theme is not Theme.SYSTEM]


@pytest.fixture
def app(look: QApplication) -> QApplication:
    """The application, undressed again afterwards."""
    return look


@pytest.fixture
def roles() -> Roles:
    return roles_for(Theme.LIGHT)


def of_kind(widget: QWidget, kind: str, **more: object) -> QWidget:
    widget.setProperty("kind", kind)
    for name, value in more.items():
        widget.setProperty(name, value)
    return widget


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows an active page of the widgets given, one under the other, for the length of the test."""
    kept: list[QWidget] = []

    def page(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        kept.append(holder)
        qtbot.addWidget(holder)
        layout = QVBoxLayout(holder)
        for widget in widgets:
            layout.addWidget(widget)
        with qtbot.waitExposed(holder):
            holder.show()
        with qtbot.waitActive(holder):
            holder.activateWindow()
        return holder

    return page


def rings_in(holder: QWidget) -> list[Ring]:
    return [ring for ring in holder.findChildren(Ring) if ring.isVisible()]


@pytest.mark.parametrize("percent", [100, 150, 250])
def test_everything_is_as_high_as_a_numb_hand_needs_and_grows(
    app: QApplication, show: Show, roles: Roles, percent: int
) -> None:
    apply_theme(app, roles, percent)
    ordinary = [
        QPushButton("Print"),
        of_kind(QPushButton("Listen"), "primary"),
        of_kind(QPushButton("Stop"), "danger"),
        of_kind(QPushButton("Gentle"), "pill"),
        of_kind(QPushButton("Today"), "nav"),
        QLineEdit(),
        QSpinBox(),
        QComboBox(),
        QCheckBox("On"),
        QRadioButton("Seated"),
    ]
    session = [of_kind(QPushButton("Rest"), kind, session=True) for kind in ("plain", "primary", "danger")]
    hero = of_kind(QPushButton("Pause"), "hero")
    show(*ordinary, *session, hero)
    growth = percent / 100
    # What is tall at ordinary size grows less, to leave room; its words still fit.
    tall = min(growth, 1.25)
    for widgets, least_px in ((ordinary, 48 * growth), (session, 76 * tall), ([hero], 113 * tall)):
        for widget in widgets:
            words_px = widget.fontMetrics().height()
            assert widget.minimumSizeHint().height() >= max(words_px, least_px - 1), widget
            assert widget.height() >= max(words_px, least_px - 1), widget


def test_a_pill_that_is_chosen_has_room_for_its_bold_words_and_moves_nothing(
    app: QApplication, show: Show, roles: Roles
) -> None:
    apply_theme(app, roles, 100)
    pill = Pill("Standard, 9 minutes", "pill")
    pill.setCheckable(True)
    show(pill)
    before = pill.sizeHint()
    assert pill.minimumSizeHint() == before
    bold = QFont(pill.font())
    bold.setBold(True)
    assert not pill.font().bold()
    assert before.width() >= QFontMetrics(bold).horizontalAdvance(pill.text()) + 2 * (18 + 2)
    pill.setChecked(True)
    assert pill.sizeHint() == before


def test_headings_have_the_sizes_of_the_look(app: QApplication, show: Show, roles: Roles) -> None:
    look = apply_theme(app, roles, 100)
    labels = {kind: of_kind(QLabel("A"), kind) for kind in ("section", "title", "hero", "strong", "soft")}
    show(*labels.values())
    sizes = {kind: label.fontInfo().pixelSize() for kind, label in labels.items()}
    assert sizes == {"section": 24, "title": 34, "hero": 40, "strong": 19, "soft": 19}
    assert {label.fontInfo().family() for label in labels.values()} == {"Atkinson Hyperlegible"}
    assert labels["title"].font().bold()
    assert app.font().pixelSize() == look.scale.body


def test_text_grows_with_the_setting_and_the_system_up_to_a_bound() -> None:
    assert [scale_of(percent).body for percent in (100, 150, 250)] == [19, 28, 48]
    assert scale_of(100, 1.5).body == 28
    assert scale_of(250, 2.0).factor == 2.5
    assert scale_of(100, 0.5).factor == 1.0
    assert scale_of(250).count == 345


def test_a_system_with_ordinary_text_changes_nothing(app: QApplication) -> None:
    assert app is not None
    assert system_factor() == 1.0


def test_a_missing_typeface_is_told(tmp_path: Path, app: QApplication) -> None:
    assert app is not None
    with pytest.raises(FontError, match=r"AtkinsonHyperlegible-Regular\.ttf is missing"):
        load_font(folder=tmp_path)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_is_worn_at_once_by_the_one_look(app: QApplication, theme: Theme) -> None:
    roles = roles_for(theme)
    look = apply_theme(app, roles, 120)
    assert look.roles == roles
    assert app.palette().window().color() == QColor(roles.ground)
    assert app.palette().highlightedText().color() == QColor(roles.on_primary)
    assert roles.primary in app.styleSheet()
    assert apply_theme(app, roles_for(Theme.DARK), 100) is look
    assert app.font().pixelSize() == 19


@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("theme", THEMES)
def test_switch_and_dot_show_their_state(app: QApplication, show: Show, theme: Theme, *, checked: bool) -> None:
    roles = roles_for(theme)
    apply_theme(app, roles, 100)
    switch, dot = QCheckBox("On"), QRadioButton("Seated")
    for box in (switch, dot):
        box.setProperty("checked", checked)
    show(switch, dot)
    for box in (switch, dot):
        drawn = colours(box.grab().toImage().copy(0, 0, 72, box.height()))
        assert (QColor(roles.primary).name() in drawn) is checked, box


def ring_in(holder: QWidget) -> Ring:
    """The one ring there is."""
    (ring,) = rings_in(holder)
    return ring


def test_the_ring_lies_round_what_has_the_focus_and_follows_it(app: QApplication, show: Show, roles: Roles) -> None:
    apply_theme(app, roles, 100)
    first, second = QPushButton("One"), of_kind(QPushButton("Two"), "pill")
    holder = show(first, second)
    for widget in (first, second):
        widget.setFocus()
        ring = ring_in(holder)
        assert ring.geometry() == widget.geometry().adjusted(-RING_PX, -RING_PX, RING_PX, RING_PX)
    holder.resize(900, 700)
    second.move(second.x() + 40, second.y())
    ring = ring_in(holder)
    assert ring.geometry().center() == second.geometry().center()
    assert rings_in(holder) == [ring]
    second.hide()
    assert ring not in rings_in(holder)


def test_the_ring_is_seen_on_a_filled_button_in_each_theme(app: QApplication, show: Show) -> None:
    button = of_kind(QPushButton("Start"), "hero")
    holder = show(button)
    button.setFocus()
    for theme in THEMES:
        roles = roles_for(theme)
        apply_theme(app, roles, 100)
        button.setFocus()
        ring = ring_in(holder)
        seen = colours(ring.grab().toImage())
        assert {QColor(roles.focus).name(), QColor(roles.focus_gap).name()} <= seen


def test_the_ring_outlives_a_page_that_goes(app: QApplication, show: Show, roles: Roles) -> None:
    look = apply_theme(app, roles, 100)
    gone, other = QWidget(), QPushButton("Other")
    button = QPushButton("One")
    QVBoxLayout(gone).addWidget(button)
    holder = show(gone, other)
    button.setFocus()
    assert len(rings_in(holder)) == 1
    gone.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    look.wear(roles, 100)
    other.setFocus()
    assert ring_in(holder).geometry().center() == other.geometry().center()


def test_windows_splitters_and_popups_take_no_ring(app: QApplication, qtbot: QtBot, show: Show, roles: Roles) -> None:
    apply_theme(app, roles, 100)
    window = QPushButton("A window itself")
    qtbot.addWidget(window)
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    pane = QPushButton("Pane")
    splitter.addWidget(pane)
    combo = QComboBox()
    combo.addItems(["Seated", "Standing"])
    show(combo)
    for widget in (window, splitter):
        widget.show()
        widget.activateWindow()
        widget.setFocus()
    pane.setFocus()
    assert splitter.count() == 1
    combo.showPopup()
    assert combo.view().hasFocus()
    assert combo.view().window().findChildren(Ring) == []
    assert combo.view().sizeHintForRow(0) >= 48
    combo.hidePopup()
    assert window.findChildren(Ring) == []


class Accessibility:
    def __init__(self, wish: Qt.ContrastPreference) -> None:
        self._wish = wish

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return self._wish


class Hints:
    """What a system can say; one of an older Qt says nothing about contrast."""

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return self._scheme


class NewHints(Hints):
    def __init__(self, scheme: Qt.ColorScheme, wish: Qt.ContrastPreference) -> None:
        super().__init__(scheme)
        self._wish = wish

    def accessibility(self) -> Accessibility:
        return Accessibility(self._wish)


LIGHT, DARK, UNKNOWN = Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown
STRONG, NONE = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference


@pytest.mark.parametrize(
    ("hints", "theme"),
    [
        (Hints(LIGHT), Theme.LIGHT),
        (Hints(DARK), Theme.DARK),
        (Hints(UNKNOWN), Theme.LIGHT),
        (NewHints(LIGHT, NONE), Theme.LIGHT),
        (NewHints(DARK, NONE), Theme.DARK),
        (NewHints(LIGHT, STRONG), Theme.CONTRAST_LIGHT),
        (NewHints(DARK, STRONG), Theme.CONTRAST_DARK),
    ],
)
def test_the_system_is_followed(hints: Hints, theme: Theme) -> None:
    assert system_prefers(hints) is theme


def test_a_theme_of_the_system_is_one_of_ours(app: QApplication) -> None:
    assert roles_for(Theme.SYSTEM) == roles_for(system_prefers(app.styleHints()))


@pytest.mark.parametrize(("chosen", "less"), [(Motion.ON, True), (Motion.OFF, False), (Motion.SYSTEM, False)])
def test_movement_is_as_chosen_and_where_the_system_says_nothing_it_moves(
    qapp: QApplication, chosen: Motion, *, less: bool
) -> None:
    del qapp
    assert less_motion(chosen) is less


def test_the_ring_is_whole_where_the_widget_fills_what_it_stands_in(
    app: QApplication, show: Show, roles: Roles
) -> None:
    apply_theme(app, roles, 100)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(20, 20, 20, 20)
    tight = QWidget()
    inside = QVBoxLayout(tight)
    inside.setContentsMargins(0, 0, 0, 0)
    button = QPushButton("Tight")
    inside.addWidget(button)
    column.addWidget(tight)
    show(holder)
    button.setFocus()
    (ring,) = rings_in(holder)
    assert ring.parentWidget() is holder
    assert holder.rect().contains(ring.geometry())
    tight.move(tight.x() + 5, tight.y())
    assert ring.geometry().center() == button.mapTo(holder, button.rect().center())


def test_an_open_window_follows_the_system_to_dark_and_to_strong_contrast(
    open_stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = open_stage()
    hints = QApplication.styleHints()
    changes = {
        Theme.DARK: lambda: hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark),
        Theme.CONTRAST_DARK: lambda: hints.accessibility().contrastPreferenceChanged.emit(STRONG),
    }
    for theme, change in changes.items():
        monkeypatch.setattr(apply, "system_prefers", {hints: theme}.get)
        change()
        assert stage.app.look.roles == roles_for(theme)
