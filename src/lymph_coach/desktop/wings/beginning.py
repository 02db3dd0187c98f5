"""From the wish to practise to its beginning, by way of the check-in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lymph_coach.desktop.wings.shared import Wing
from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import Checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from lymph_coach.desktop.wings.checkin import CheckinWing
    from lymph_coach.desktop.wings.practice import PracticeWing
    from lymph_coach.desktop.work import Work
    from lymph_coach.safety.verdict import Verdict

AHEAD_MS = 200
"""The check-in is on screen by then, and is being read: what a session needs is loaded meanwhile."""


class Beginning(Wing):
    """Owns what is asked for until the check-in has answered. ``back_wanted`` leads back to Today, either way.

    While the check-in is read, practice is made and its libraries are loaded, so that the first sound need not wait for
    them; no sooner, because a window that only stands there shall be light.

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
        self._loading: Work | None = None
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self.get_ready)

    def ask(self, wanted: Plan | Checkpoint) -> None:
        """Begin this if the check-in allows it."""
        self._wanted = wanted
        self._ahead.start()
        self._checkin().ask()

    def get_ready(self) -> None:
        """Make and load what a session needs, once; whatever fails here is told when a session begins."""
        from lymph_coach.desktop.source import load_libraries  # noqa: PLC0415  # see AHEAD_MS
        from lymph_coach.desktop.work import Work  # noqa: PLC0415

        self._practice()
        if self._loading is None:
            self._loading = Work(load_libraries, self)
            self._loading.start()

    def close(self) -> None:
        """Come too late for a session."""
        self._ahead.stop()
        if self._loading is not None:
            self._loading.finish()

    def ask_health(self) -> None:
        """Ask again what is asked the first time; nothing begins after it."""
        self._checkin().ask_health()

    def begin(self, verdict: "Verdict") -> None:
        """Begin it as the check-in allows it; a session cut off that it does not allow is begun anew."""
        from lymph_coach.checkin.outcome import limited  # noqa: PLC0415  # with the check-in, not at start

        self._ahead.stop()
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
        self._ahead.stop()
        self._wanted = None
        self.back_wanted.emit()

    def keep(self, checkpoint: Checkpoint) -> None:
        """Count a session that was cut off as practice, with what was done."""
        self._practice().coach.keep(checkpoint)

    def discard(self, checkpoint: Checkpoint) -> None:
        """Forget the session that was cut off."""
        self._practice().coach.discard(checkpoint)
