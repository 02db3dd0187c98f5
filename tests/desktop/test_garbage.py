"""Cycles are collected on the GUI thread, and on no other."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from lymph_coach.desktop.garbage import GuiCollector


class Cycle:
    """Refers to itself."""

    def __init__(self) -> None:
        self.me = self


def allocate() -> None:
    """Enough to make Python collect, if it still did."""
    for _ in range(20):
        assert [Cycle() for _ in range(1_000)]


def test_another_thread_collects_nothing_and_the_gui_thread_does(qtbot: QtBot) -> None:
    del qtbot
    collector = GuiCollector()
    collector.start()
    try:
        left = weakref.ref(Cycle())
        thread = threading.Thread(target=allocate)
        thread.start()
        thread.join()
        assert left() is not None
        kept = [Cycle() for _ in range(20_000)]
        collector.collect()
        assert left() is None
        assert len(kept) == 20_000
    finally:
        collector.stop()
    assert gc.isenabled()


def test_what_the_start_left_behind_is_cleared_up_and_the_rest_not_looked_at_again(qtbot: QtBot) -> None:
    del qtbot
    collector = GuiCollector()
    collector.start()
    try:
        left = weakref.ref(Cycle())
        collector.settle()
        assert left() is None
        assert gc.get_freeze_count() > 0
    finally:
        collector.stop()
    assert gc.get_freeze_count() == 0
