"""Painted figures: nothing cut off, still parts kept as pictures, circles in their colours."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot
from tests.desktop.figure_themes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from tests.desktop.pixels import channels

from lymph_coach.desktop.figure.brush import draw
from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.fit import fit
from lymph_coach.desktop.figure.painter import FigurePainter
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Posture, Reach, Size, Turn
from lymph_coach.routine.scene import before, behind, far_arm, halo, near_arm
from lymph_coach.routine.timeline import Segment
from lymph_coach.routine.view import Role, Spot, seen

GROUND = QColor("#f7f4ee")
pytestmark = pytest.mark.usefixtures("qapp")


def moment(kind: Kind, fraction: float, stance: Stance | None = None) -> Pose:
    now = Segment(kind, 0.0, 4.0, 0, size=Size.LARGE, turn=Turn.BACKWARD)
    return pose(now, fraction, stance or Stance())


def blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(GROUND)
    return image


def painted(
    held: Pose,
    width: int = 420,
    height: int = 360,
    colours: FigureColours = LIGHT,
    figure: FigurePainter | None = None,
) -> QImage:
    image = blank(width, height)
    painter = QPainter(image)
    (figure or FigurePainter()).paint(painter, QRectF(0.0, 0.0, width, height), held, colours)
    painter.end()
    return image


def on_border(image: QImage) -> set[str]:
    right, bottom = image.width() - 1, image.height() - 1
    across = [QPoint(x, y) for x in range(image.width()) for y in (0, bottom)]
    down = [QPoint(x, y) for y in range(image.height()) for x in (0, right)]
    return {image.pixelColor(point).name() for point in (*across, *down)}


def at(image: QImage, spot: Spot, posture: Posture = Posture.SEATED) -> str:
    lie = fit(QRectF(image.rect()), posture)
    return image.pixelColor(
        round(lie.left + spot.x * lie.scale - 0.5), round(lie.top + spot.y * lie.scale - 0.5)
    ).name()


@pytest.mark.parametrize(("width", "height"), [(200, 200), (1400, 700), (300, 900)])
@pytest.mark.parametrize("posture", Posture)
@pytest.mark.parametrize("fraction", [0.0, 0.25, 0.5, 0.75])
def test_no_edge_of_any_picture_is_touched(width: int, height: int, posture: Posture, fraction: float) -> None:
    image = painted(moment(Kind.CIRCLE, fraction, Stance(posture)), width, height, CONTRAST_LIGHT)

    assert on_border(image) == {GROUND.name()}


@pytest.mark.parametrize(("width", "height"), [(200, 200), (1400, 700), (300, 900)])
def test_the_figure_fills_the_side_it_has_least_of(width: int, height: int) -> None:
    image = painted(moment(Kind.CIRCLE, 0.0), width, height)
    lie = fit(QRectF(image.rect()), Posture.SEATED)

    assert max(lie.scale * 1.90 / width, lie.scale * 1.64 / height) == pytest.approx(1.0, abs=0.01)


def test_the_travelled_part_is_the_accent_and_the_rest_the_track() -> None:
    held = moment(Kind.CIRCLE, 0.5)
    image = painted(held, 840, 720)
    for circle in held.rings:
        assert at(image, seen(circle.point(0.2))) == LIGHT.accent
        assert at(image, seen(circle.point(0.9))) == LIGHT.track


def test_the_hand_covers_its_circle() -> None:
    held = moment(Kind.CIRCLE, 0.5)
    image = painted(held, 840, 720)

    assert at(image, seen(held.right.knuckles)) == LIGHT.skin
    assert at(image, seen(held.left.knuckles)) == LIGHT.skin_far


@pytest.mark.parametrize("colours", [LIGHT, CONTRAST_DARK])
@pytest.mark.parametrize("reach", Reach)
def test_kept_pictures_look_like_the_shapes_themselves(colours: FigureColours, reach: Reach) -> None:
    figure = FigurePainter()
    stance = Stance(reach=reach)
    for fraction in (0.1, 0.2, 0.3):
        painted(moment(Kind.CIRCLE, fraction, stance), colours=colours, figure=figure)
    held = moment(Kind.CIRCLE, 0.6, stance)
    kept = painted(held, colours=colours, figure=figure)
    fresh = blank(kept.width(), kept.height())
    painter = QPainter(fresh)
    body = held.body
    shapes = (*halo(body), *behind(body.posture, body.who), *far_arm(held), *before(body), *near_arm(held))
    draw(painter, shapes, colours, fit(QRectF(fresh.rect()), body.posture))
    painter.end()

    assert different(kept, fresh, tolerance=3).isEmpty()


def different(one: QImage, other: QImage, tolerance: int) -> QRect:
    """The box round all pixels whose colours differ by more than ``tolerance`` in a channel."""
    rows, columns = np.nonzero(np.abs(channels(one) - channels(other))[..., :3].max(axis=2) > tolerance)
    if not rows.size:
        return QRect()
    return QRect(QPoint(int(columns.min()), int(rows.min())), QPoint(int(columns.max()), int(rows.max())))


def test_a_painter_used_before_paints_every_new_thing_anew() -> None:
    figure = FigurePainter()
    for _ in range(3):
        painted(moment(Kind.CIRCLE, 0.2), 420, 300, figure=figure)
    for held, width, colours in [
        (moment(Kind.BREATHE_IN, 0.7), 420, LIGHT),
        (moment(Kind.CIRCLE, 0.2), 420, DARK),
        (moment(Kind.CIRCLE, 0.2), 300, DARK),
        (moment(Kind.CIRCLE, 0.2, Stance(Posture.STANDING)), 300, DARK),
    ]:
        for _ in range(2):
            painted(held, width, 300, colours, figure)
        again = painted(held, width, 300, colours, figure)
        assert different(again, painted(held, width, 300, colours), tolerance=3).isEmpty()


def test_every_kind_posture_and_reach_can_be_painted() -> None:
    pictures: set[bytes] = set()
    for kind in (Kind.REST, Kind.BREATHE_IN, Kind.ROLL, Kind.RAISE, Kind.CIRCLE, Kind.LOWER):
        for posture in Posture:
            for reach in Reach:
                image = painted(moment(kind, 0.4, Stance(posture, reach)), 120, 100)
                pictures.add(bytes(image.constBits()))

    assert len(pictures) == 2 * (3 * 1 + 3 * 3)


def test_a_picture_for_a_dense_screen_is_sharp() -> None:
    held = moment(Kind.CIRCLE, 0.3)
    figure = FigurePainter()
    images: list[QImage] = []
    for _ in range(3):
        image = blank(840, 720)
        image.setDevicePixelRatio(2.0)
        painter = QPainter(image)
        figure.paint(painter, QRectF(0.0, 0.0, 420.0, 360.0), held, LIGHT)
        painter.end()
        image.setDevicePixelRatio(1.0)
        images.append(image)

    # Curves are cut into straight pieces, finer ones for a dense screen: edges differ by next to nothing.
    assert different(images[-1], painted(held, 840, 720), tolerance=10).isEmpty()


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_every_role_has_a_colour(colours: FigureColours, qtbot: QtBot) -> None:
    del qtbot
    for role in Role:
        assert QColor(colours.of(role)).isValid()


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("colours", "ground", "least"),
    [
        (LIGHT, "#f7f4ee", 3.0),
        (DARK, "#141c1b", 3.0),
        (CONTRAST_LIGHT, "#ffffff", 7.0),
        (CONTRAST_DARK, "#000000", 7.0),
    ],
)
def test_the_trace_and_the_body_stand_out(colours: FigureColours, ground: str, least: float) -> None:
    assert contrast(colours.accent, ground) >= least
    assert contrast(colours.accent, colours.track) >= 1.8
    for part in (colours.edge,) if colours.edge else (colours.shirt, colours.trousers):
        assert contrast(part, ground) >= least
