"""The figure's widget: what it repaints, and what a screen reader finds."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPaintEvent, QRegion
from PySide6.QtWidgets import QSizePolicy
from pytestqt.qtbot import QtBot
from tests.desktop.figure_themes import DARK

from lymph_coach.desktop.figure.colours import LIGHT
from lymph_coach.desktop.figure.widget import FigureWidget
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Posture, Size, Turn
from lymph_coach.routine.timeline import Segment


class Watched(FigureWidget):
    """A figure that remembers which regions it was asked to paint."""

    def __init__(self, held: Pose) -> None:
        super().__init__(held)
        self.regions: list[QRegion] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- a Qt override
        self.regions.append(QRegion(event.region()))
        super().paintEvent(event)


def moment(kind: Kind, fraction: float, stance: Stance | None = None) -> Pose:
    now = Segment(kind, 0.0, 4.0, 0, size=Size.LARGE, turn=Turn.BACKWARD)
    return pose(now, fraction, stance or Stance())


@pytest.fixture
def figure(qtbot: QtBot) -> Watched:
    widget = Watched(moment(Kind.CIRCLE, 0.1))
    qtbot.addWidget(widget)
    widget.resize(420, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: bool(widget.regions))
    widget.regions.clear()
    widget.show_pose(moment(Kind.CIRCLE, 0.15))
    qtbot.waitUntil(lambda: bool(widget.regions))
    widget.regions.clear()
    return widget


@pytest.mark.parametrize("kind", [Kind.CIRCLE, Kind.RAISE, Kind.BREATHE_IN, Kind.ROLL])
@pytest.mark.parametrize("fraction", [0.3, 0.7])
def test_a_repaint_of_what_moves_leaves_nothing_stale(
    figure: Watched, qtbot: QtBot, kind: Kind, fraction: float
) -> None:
    settled = figure.grab().toImage()
    figure.regions.clear()
    figure.show_pose(moment(kind, fraction))
    qtbot.waitUntil(lambda: bool(figure.regions))
    asked = figure.regions[0]
    now = figure.grab().toImage()
    stale = [
        (x, y)
        for y in range(now.height())
        for x in range(now.width())
        if now.pixel(x, y) != settled.pixel(x, y) and not QRegion(x, y, 1, 1).intersects(asked)
    ]

    assert stale == []
    assert asked.boundingRect().height() < figure.height() * 0.9


def test_the_same_pose_again_paints_nothing(figure: Watched, qtbot: QtBot) -> None:
    figure.show_pose(moment(Kind.CIRCLE, 0.15))
    qtbot.wait(20)

    assert figure.regions == []


def test_other_colours_show_at_once(figure: Watched) -> None:
    light = figure.grab().toImage()
    figure.set_colours(DARK)

    assert figure.grab().toImage() != light
    figure.set_colours(LIGHT)
    assert figure.grab().toImage() == light


def test_after_a_new_size_the_old_places_are_forgotten(figure: Watched, qtbot: QtBot) -> None:
    figure.resize(840, 720)
    qtbot.waitUntil(lambda: any(region.boundingRect().width() == 840 for region in figure.regions))
    figure.regions.clear()
    figure.show_pose(moment(Kind.CIRCLE, 0.2))
    qtbot.waitUntil(lambda: bool(figure.regions))

    assert figure.regions[0].boundingRect().width() > 700


def test_another_posture_is_painted_whole(figure: Watched, qtbot: QtBot) -> None:
    seated = figure.grab().toImage()
    figure.regions.clear()
    figure.show_pose(moment(Kind.CIRCLE, 0.15, Stance(Posture.STANDING)))
    qtbot.waitUntil(lambda: bool(figure.regions))

    assert figure.regions[-1].boundingRect() == figure.rect()
    assert figure.grab().toImage() != seated


def test_a_screen_reader_finds_a_named_picture(figure: Watched) -> None:
    interface = QAccessible.queryAccessibleInterface(figure)

    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Figure showing the movement"


def test_it_asks_for_room_takes_what_there_is_and_can_be_small(figure: Watched) -> None:
    assert figure.sizeHint() == QSize(600, 500)
    assert figure.minimumSizeHint().width() <= 200
    assert figure.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
    assert figure.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
