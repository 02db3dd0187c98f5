"""All that must hold of any screen, for whoever uses it, found in one go: its layout, names, and way by keyboard."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from tests.desktop import hearing, sight
from tests.desktop.layout_facts import layout_faults, place, stands_in

from lymph_coach.desktop.reading.leaf_view import LeafView


class Audit:
    """Goes through one screen after the other of a window, and takes no way of the Tab key twice.

    What it has seen with the keyboard once, it need not see again.

    Args:
        by_keyboard: whether to go the way of the Tab key at all, which takes as long as all the rest.
    """

    def __init__(self, *, by_keyboard: bool = True) -> None:
        self._by_keyboard = by_keyboard
        self._ways: set[tuple[object, ...]] = set()
        self._seen: set[QWidget] = set()  # and kept, so that none is taken for one that has gone

    def faults(self, window: QWidget, size: tuple[int, int]) -> Iterator[str]:
        """All that is wrong with the screen that a window shows, which was given this size in pixels."""
        yield from layout_faults(window, size)
        yield from hearing.mistold(window)
        way = way_of_tab(window)
        if self._by_keyboard and way not in self._ways:
            self._ways.add(way)
            yield from self._gone(window)

    def _gone(self, window: QWidget) -> Iterator[str]:
        before = set(hearing.takes_keys(window))
        order: list[QWidget] = []
        for widget in hearing.by_tab(window):
            order.append(widget)
            if widget in self._seen:
                continue
            self._seen.add(widget)
            if sight.hidden(widget):
                yield f"{hearing.words(widget)} is out of sight while it has the keyboard"
            elif not sight.shows_focus(window, widget):
                yield f"{hearing.words(widget)} does not show that it has the keyboard"
        if gone := before.difference(hearing.takes_keys(window)):
            yield f"{hearing.words(gone.pop())} is of no use any more once Tab has gone through"
        yield from hearing.trapped(window, order)
        yield from hearing.disordered(order)


def way_of_tab(window: QWidget) -> tuple[object, ...]:
    """What the way of the Tab key depends on: what takes it, where that stands, and how far a page to read is."""
    stand = [(one, place(one, stands_in(one)[-1]).getRect()) for one in hearing.takes_keys(window)]
    read = [one.verticalScrollBar().value() for one in window.findChildren(LeafView) if one.isVisible()]
    return (*stand, *read)
