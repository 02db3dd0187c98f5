"""Charts painted: shapes tell without colour, nothing leaves its room, and paper gets the same."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication
from tests.desktop.chart_values import MONDAY, THEMES, daily, inks, weeks_of, words
from tests.desktop.pixels import greys

from lymph_coach.desktop.charts.inks import Inks, black_inks
from lymph_coach.desktop.charts.marks_paint import height_of, marks_plot, marks_that_fit, paint_before_after
from lymph_coach.desktop.charts.picture import MarksPicture, WeeksPicture, lay_marks, lay_weeks
from lymph_coach.desktop.charts.weeks_paint import WIDEST, paint_weeks, weeks_plot, weeks_that_fit
from lymph_coach.desktop.theme.contrast import contrast
from lymph_coach.journal.change import Grain, Pair, marks
from lymph_coach.journal.weeks import PauseReason, Week
from lymph_coach.settings.choices import Theme

SIZES_PX = (17, 26, 34, 43)
ROOM = QRectF(20, 20, 560, 380)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    del qapp


def canvas(ink: Inks) -> QImage:
    image = QImage(600, 420, QImage.Format.Format_RGB32)
    image.fill(QColor(ink.ground))
    return image


def weeks_picture(*given: int | PauseReason, goal: int = 4) -> WeeksPicture:
    return lay_weeks(weeks_of(*given), goal, MONDAY, words().names())


def marks_picture(*pairs: Pair, grain: Grain = Grain.DAY) -> MarksPicture:
    return lay_marks(marks(pairs, grain, 0), grain, 0, words().names())


def painted(picture: WeeksPicture | MarksPicture, ink: Inks, room: QRectF = ROOM) -> QImage:
    image = canvas(ink)
    painter = QPainter(image)
    if isinstance(picture, WeeksPicture):
        paint_weeks(painter, room, picture, ink)
    else:
        paint_before_after(painter, room, picture, ink)
    painter.end()
    return image


def along(grey: list[list[int]], x: float, y: float, radius: int) -> list[bool]:
    """Whether each pixel to the right of a point is marked, by how far it is from the ground."""
    ground = grey[0][0]
    return [abs(grey[round(y)][round(x) + step] - ground) > 60 for step in range(radius + 1)]


@pytest.mark.parametrize("theme", THEMES)
def test_before_after_and_both_are_told_apart_without_colour(theme: Theme) -> None:
    ink = inks(theme)
    days = [pair.day for pair in daily(3)]
    picture = marks_picture(Pair(days[0], 7, None), Pair(days[1], None, 7), Pair(days[2], 7, 7))
    grey = greys(painted(picture, ink))
    plot = marks_plot(ROOM, picture, ink)
    seen = [along(grey, plot.x(place + 0.5), height_of(plot, 7), 8) for place in range(3)]
    before, after, both = (
        [marked for marked, last in zip(one, [None, *one], strict=False) if marked != last] for one in seen
    )
    assert before == [False, True, False]  # a ring
    assert after == [True, False]  # a disc
    assert both == [True, False, True, False]  # a dot in a ring


@pytest.mark.parametrize("theme", THEMES)
def test_practised_paused_and_empty_weeks_are_told_apart_without_colour(theme: Theme) -> None:
    ink = inks(theme)
    picture = weeks_picture(7, PauseReason.ILL, 0, goal=1)
    grey = greys(painted(picture, ink))
    plot = weeks_plot(ROOM, picture, ink)
    ground = grey[0][0]
    # Across the lower part of the sixth block, through each column.
    y = round(plot.y(5.4))
    marked: list[float] = []
    for place in range(3):
        middle, half = plot.x(place + 0.5), 0.25 * min(plot.place, WIDEST * ink.em)
        row = grey[y][round(middle - half) : round(middle + half)]
        marked.append(sum(abs(one - ground) > 40 for one in row) / len(row))
    assert marked[0] == 1.0
    assert 0.05 < marked[1] < 0.7
    assert marked[2] == 0.0


@pytest.mark.parametrize("count", [1, 4, 13])
def test_however_few_weeks_there_are_they_fill_the_room_in_columns_of_a_calm_width(count: int) -> None:
    ink = inks()
    picture = weeks_picture(*[7] * count)
    plot = weeks_plot(ROOM, picture, ink)
    assert plot.x(count) == pytest.approx(plot.room.right())
    row = greys(painted(picture, ink))[round(plot.y(0.5))]
    painted_px = sum(abs(one - row[0]) > 40 for one in row)
    assert 0 < painted_px <= count * (WIDEST * ink.em + 1)


def test_days_practised_in_a_paused_week_lie_on_clear_ground() -> None:
    ink = inks()
    paused = Week(MONDAY, (MONDAY, MONDAY + timedelta(days=1)), PauseReason.ILL)
    picture = lay_weeks((paused,), 4, MONDAY, words().names())
    grey = greys(painted(picture, ink))
    plot = weeks_plot(ROOM, picture, ink)
    # Up the middle: two blocks, nothing between them but ground, hatching above.
    x = round(plot.x(0.5))
    assert grey[round(plot.y(0.5))][x] == grey[round(plot.y(1.5))][x] < 140
    assert grey[round(plot.y(1))][x] == grey[0][0]
    above = [grey[y][x] for y in range(round(plot.room.top()), round(plot.y(2.2)))]
    assert min(above) < 180
    assert max(above) == grey[0][0]


def test_days_can_be_counted_and_the_goal_line_stops_at_a_pause() -> None:
    ink = inks()
    picture = weeks_picture(5, PauseReason.AWAY, 0, goal=3)
    grey = greys(painted(picture, ink))
    plot = weeks_plot(ROOM, picture, ink)
    x = round(plot.x(0.5))
    column = [grey[y][x] < 140 for y in range(round(plot.room.top()), round(plot.y(0.3)))]
    starts = sum(now and not last for now, last in zip(column, [False, *column], strict=False))
    assert starts in {5, 6}  # five blocks, and the goal line where a dash of it is in sight
    y = round(plot.y(3))
    dark = [
        sum(one < 100 for one in grey[y][round(plot.x(place)) + 1 : round(plot.x(place + 1)) - 1]) for place in (1, 2)
    ]
    assert dark[1] > 3 * dark[0] >= 0


@pytest.mark.parametrize("theme", THEMES)
def test_every_shape_stands_out_from_the_ground(theme: Theme) -> None:
    ink = inks(theme)
    for shape in (ink.ink, ink.soft, ink.fill, ink.guide, ink.cursor):
        assert contrast(shape, ink.ground) >= 3
    for text in (ink.ink, ink.soft):
        assert contrast(text, ink.ground) >= 4.5


PICTURES: tuple[Callable[[], WeeksPicture | MarksPicture], ...] = (
    weeks_picture,
    lambda: weeks_picture(3),
    lambda: weeks_picture(PauseReason.AWAY, *[7, 0, PauseReason.ILL] * 4, goal=7),
    lambda: weeks_picture(*[2, PauseReason.AWAY] * 20, goal=1),
    marks_picture,
    lambda: marks_picture(*daily(1, 10, 0)),
    lambda: marks_picture(*daily(40, 0, 10)),
    lambda: marks_picture(*daily(7300), grain=Grain.QUARTER),
    lambda: marks_picture(*daily(7300), grain=Grain.YEAR),
)


@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize("number", range(len(PICTURES)))
def test_nothing_leaves_its_room_at_any_size_of_type(size_px: int, number: int) -> None:
    ink = inks(size_px=size_px)
    grey = greys(painted(PICTURES[number](), ink))
    ground = grey[0][0]
    outside = [
        (x, y)
        for y, row in enumerate(grey)
        for x, one in enumerate(row)
        if one != ground and not (18 <= x <= 582 and 18 <= y <= 402)
    ]
    assert outside == []


@pytest.mark.parametrize("size_px", SIZES_PX)
def test_as_many_fit_as_are_wide_enough_to_see(size_px: int) -> None:
    ink = inks(size_px=size_px)
    weeks = weeks_that_fit(ROOM.width(), weeks_picture(), ink)
    plot = weeks_plot(ROOM, weeks_picture(*[1] * weeks), ink)
    assert plot.place >= 0.75 * size_px - 0.01
    places = marks_that_fit(ROOM.width(), words().names(), ink)
    assert marks_plot(ROOM, marks_picture(*daily(places)), ink).place >= 0.6 * size_px - 0.01
    assert weeks_that_fit(10, weeks_picture(), ink) == 1
    assert marks_that_fit(10, words().names(), ink) == 1


def test_painting_leaves_the_painter_as_it_was() -> None:
    ink = inks()
    image = canvas(ink)
    painter = QPainter(image)
    pen, font = painter.pen(), painter.font()
    paint_weeks(painter, ROOM, weeks_picture(3, PauseReason.ILL), ink)
    paint_before_after(painter, ROOM, marks_picture(*daily(3)), ink)
    assert (painter.pen(), painter.font(), painter.hasClipping()) == (pen, font, False)
    painter.end()


def test_paper_takes_both_in_black(tmp_path: Path) -> None:
    ink = black_inks(inks(size_px=10).font)
    assert all(QColor(one).saturation() == 0 for one in (ink.ink, ink.soft, ink.guide, ink.fill))
    path = tmp_path / "charts.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.scale(writer.resolution() / 72, writer.resolution() / 72)
    paint_weeks(painter, QRectF(0, 0, 480, 150), weeks_picture(3, PauseReason.ILL, 5), ink)
    paint_before_after(painter, QRectF(0, 170, 480, 150), marks_picture(*daily(9)), ink)
    assert painter.end()
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Subtype /Image" not in content  # drawn, not a picture of it


def test_the_same_values_are_painted_the_same() -> None:
    week: tuple[Week, ...] = weeks_of(3, PauseReason.ILL, 7)
    one, other = (lay_weeks(week, 4, MONDAY, words().names()) for _ in range(2))
    assert painted(one, inks()) == painted(other, inks())
