"""From the wish to practise to its beginning, by way of the check-in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import Checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from lymph_coach.desktop.wings.checkin import CheckinWing
    from lymph_coach.desktop.wings.practice import PracticeWing
    from lymph_coach.safety.verdict import Verdict


class Beginning(QObject):
    """Owns what is asked for until the check-in has answered. ``back_wanted`` leads back to Today, either way.

    Args:
        checkin: gives what asks, and practice what leads the session; each is made no sooner than it is wanted.
    """

    back_wanted = Signal()

    def __init__(
        self,
        checkin: "Callable[[], CheckinWing]",
        practice: "Callable[[], PracticeWing]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._checkin, self._practice = checkin, practice
        self._wanted: Plan | Checkpoint | None = None

    def ask(self, wanted: Plan | Checkpoint) -> None:
        """Begin this if the check-in allows it."""
        self._wanted = wanted
        self._checkin().ask()

    def ask_health(self) -> None:
        """Ask again what is asked the first time; nothing begins after it."""
        self._checkin().ask_health()

    def begin(self, verdict: "Verdict") -> None:
        """Begin it as the check-in allows it; a session cut off that it does not allow is begun anew."""
        from lymph_coach.checkin_outcome import limited  # noqa: PLC0415  # with the check-in, not at start

        wanted, self._wanted = self._wanted, None
        self.back_wanted.emit()
        if wanted is None:
            return
        whole = wanted.plan if isinstance(wanted, Checkpoint) else wanted
        manner = limited(whole.manner, verdict)
        if manner == whole.manner:
            self._practice().begin(wanted)
            return
        if isinstance(wanted, Checkpoint):
            self.keep(wanted)
        self._practice().begin(replace(whole, manner=manner))

    def hold(self) -> None:
        """Begin nothing."""
        self._wanted = None
        self.back_wanted.emit()

    def keep(self, checkpoint: Checkpoint) -> None:
        """Count a session that was cut off as practice, with what was done."""
        self._practice().coach.keep(checkpoint)

    def discard(self, checkpoint: Checkpoint) -> None:
        """Forget the session that was cut off."""
        self._practice().coach.discard(checkpoint)
