"""All wings that stand, as one."""

from contextlib import ExitStack

from lymph_coach.desktop.wings.shared import Wing


class EveryWing(Wing):
    """Has each wing do what this one is asked for, in the order they were built; they are closed in reverse."""

    def __init__(self) -> None:
        super().__init__()
        self._wings: list[Wing] = []

    def add(self, wing: Wing) -> None:
        """This one stands now."""
        self._wings.append(wing)

    def wear(self) -> None:
        """See :class:`Wing`."""
        for wing in self._wings:
            wing.wear()

    def fall_silent(self) -> None:
        """See :class:`Wing`."""
        for wing in self._wings:
            wing.fall_silent()

    def settle(self) -> None:
        """See :class:`Wing`."""
        for wing in self._wings:
            wing.settle()

    def reread(self) -> None:
        """See :class:`Wing`."""
        for wing in self._wings:
            wing.reread()

    def close(self) -> None:
        """See :class:`Wing`; one that fails to close keeps no other from it. Nothing stands afterwards."""
        with ExitStack() as rest:
            while self._wings:
                rest.callback(self._wings.pop(0).close)
