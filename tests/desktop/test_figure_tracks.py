"""Tracks kept from one painting to the next."""

from lymph_coach.desktop.figure.tracks import KeptTracks
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Size
from lymph_coach.routine.scene import far_arm, moving, near_arm, track
from lymph_coach.routine.timeline import Segment


def circling(fraction: float, size: Size = Size.SMALL) -> Pose:
    return pose(Segment(Kind.CIRCLE, 0.0, 2.0, 0, size=size), fraction, Stance())


def test_a_track_is_kept_for_all_of_its_turn_and_made_anew_for_another_circle() -> None:
    track_of = KeptTracks()
    early, late, large = (circling(0.1).rings[0], circling(0.8).rings[0], circling(0.8, Size.LARGE).rings[0])

    assert track_of(late) is track_of(early)
    assert track_of(early) == track(early)
    assert track_of(large) == track(large) != track(early)


def test_each_side_keeps_its_own() -> None:
    track_of = KeptTracks()
    left, right = circling(0.1).rings

    assert track_of(left) != track_of(right)
    assert track_of(left) is track_of(left)


def test_what_is_drawn_is_the_same_with_kept_tracks() -> None:
    track_of = KeptTracks()
    for held in (circling(0.1), circling(0.6), circling(0.6, Size.LARGE)):
        assert far_arm(held, track_of) == far_arm(held)
        assert near_arm(held, track_of) == near_arm(held)
        assert moving(held, track_of) == moving(held)
