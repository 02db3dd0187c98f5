"""Arms ready to be painted: those of a circle are kept, all others made anew."""

import pytest
from PySide6.QtCore import QRectF
from tests.desktop.figure_themes import DARK, LIGHT

from lymph_coach.desktop.figure.drawn import KeptDrawn
from lymph_coach.desktop.figure.fit import fit
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Posture, Size
from lymph_coach.routine.timeline import Segment

pytestmark = pytest.mark.usefixtures("qapp")
LIE = fit(QRectF(0.0, 0.0, 420.0, 360.0), Posture.SEATED)
OTHER_LIE = fit(QRectF(0.0, 0.0, 840.0, 720.0), Posture.SEATED)


def moment(kind: Kind, fraction: float) -> Pose:
    return pose(Segment(kind, 0.0, 2.0, 0, size=Size.SMALL), fraction, Stance())


def test_the_same_moment_of_another_circle_is_not_made_again() -> None:
    drawn = KeptDrawn()
    first = drawn(moment(Kind.CIRCLE, 0.3), LIGHT, LIE)
    other = drawn(moment(Kind.CIRCLE, 0.6), LIGHT, LIE)
    assert drawn(moment(Kind.CIRCLE, 0.3), LIGHT, LIE) is first is not other
    assert first.covered != other.covered


@pytest.mark.parametrize("kind", [Kind.BREATHE_IN, Kind.RAISE, Kind.REST])
def test_what_does_not_come_round_is_not_kept(kind: Kind) -> None:
    drawn = KeptDrawn()
    one = moment(kind, 0.3)
    first = drawn(one, LIGHT, LIE)
    assert drawn(one, LIGHT, LIE) is first  # asked for twice for each picture
    drawn(moment(kind, 0.5), LIGHT, LIE)
    assert drawn(one, LIGHT, LIE) is not first
    assert not drawn._kept


@pytest.mark.parametrize(("colours", "lie"), [(DARK, LIE), (LIGHT, OTHER_LIE)])
def test_other_colours_or_another_size_begin_anew(colours: object, lie: object) -> None:
    drawn = KeptDrawn()
    one = moment(Kind.CIRCLE, 0.3)
    first = drawn(one, LIGHT, LIE)
    assert drawn(one, colours, lie) is not first  # pyright: ignore[reportArgumentType]  # both are what they are
    assert len(drawn._kept) == 1


def test_no_more_is_kept_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lymph_coach.desktop.figure.drawn._MOST", 20)
    drawn = KeptDrawn()
    for number in range(60):
        drawn(moment(Kind.CIRCLE, number / 60), LIGHT, LIE)
        assert len(drawn._kept) <= 21
