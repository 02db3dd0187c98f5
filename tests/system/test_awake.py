"""The screen stays on from start to stop, and a failure is told once."""

import sys
from collections.abc import Sequence
from types import TracebackType

import pytest

from lymph_coach.system.awake import Awake, AwakeNotice, Hold, wakepy_hold


class FakeHold:
    """A hold that works, does not, or raises on the way in or out."""

    def __init__(
        self, *, works: bool = True, entering: Exception | None = None, leaving: Exception | None = None
    ) -> None:
        self.active = False
        self.left = 0
        self._works = works
        self._entering = entering
        self._leaving = leaving

    def __enter__(self) -> object:
        if self._entering:
            raise self._entering
        self.active = self._works
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> object:
        self.active = False
        self.left += 1
        if self._leaving:
            raise self._leaving
        return None


def awake(holds: Sequence[FakeHold]) -> Awake:
    waiting = iter(holds)

    def make() -> Hold:
        return next(waiting)

    return Awake(make)


def test_it_holds_between_start_and_stop_and_says_nothing() -> None:
    hold = FakeHold()
    keeping = awake([hold])
    assert not keeping.active
    assert keeping.start() is None
    assert keeping.active
    assert hold.active
    assert keeping.start() is None
    keeping.stop()
    keeping.stop()
    assert (keeping.active, hold.active, hold.left) == (False, False, 1)


@pytest.mark.parametrize("error", [ImportError("no wakepy"), OSError("no bus"), RuntimeError("refused"), None])
def test_a_failure_is_told_once_and_tried_again(error: Exception | None) -> None:
    failing = [FakeHold(works=False, entering=error) for _ in range(3)]
    keeping = awake([failing[0], failing[1], FakeHold(), failing[2]])
    assert keeping.start() is AwakeNotice.NOT_KEPT
    assert keeping.start() is None
    assert not keeping.active
    assert keeping.start() is None
    assert keeping.active
    keeping.stop()
    assert keeping.start() is AwakeNotice.NOT_KEPT


def test_a_hold_that_did_not_work_is_left_too() -> None:
    hold = FakeHold(works=False)
    awake([hold]).start()
    assert hold.left == 1


def test_trouble_in_letting_go_ends_no_session() -> None:
    keeping = awake([FakeHold(leaving=RuntimeError("gone"))])
    keeping.start()
    keeping.stop()
    assert not keeping.active


def test_the_notice_is_one_sentence() -> None:
    assert AwakeNotice.NOT_KEPT.endswith(".")
    assert AwakeNotice.NOT_KEPT.count(".") == 1


def test_wakepy_itself_is_held_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    keeping = Awake()
    assert keeping.start() is None
    assert keeping.active
    keeping.stop()
    assert not keeping.active
    assert not wakepy_hold().active


def test_without_wakepy_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    assert Awake().start() is AwakeNotice.NOT_KEPT
