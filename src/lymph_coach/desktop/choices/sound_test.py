"""The Test button of the settings page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lymph_coach.desktop.source import Sample
from lymph_coach.desktop.work import Progress, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from lymph_coach.desktop.work import Cancelled

LATE_MS = 2_000
"""The lead-in, and what the device is late: what is played now is heard so much later at the most."""


class SoundTest(QObject):
    """Plays a sample of voice, counts and tones; a second press begins anew. Owns the output while it plays."""

    told = Signal(str)

    def __init__(self, make: "Callable[[Progress, Cancelled], Sample]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._work: Work | None = None
        self._sample: Sample | None = None
        self._wanted = False
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.stop)

    def start(self) -> None:
        """Prepare and play."""
        self.stop()
        self._wanted = True
        if self._work is None:
            self._work = Work(self._make, self)
            self._work.done.connect(self._on_made)
            self._work.failed.connect(self._on_failed)
            self._work.cancelled.connect(self._on_dropped)
            self._work.start()

    def stop(self) -> None:
        """Be silent; a sample that is not ready yet is not played."""
        self._wanted = False
        self._end.stop()
        sample, self._sample = self._sample, None
        if sample:
            sample.output.stop()

    def close(self) -> None:
        """Give up whatever is under way."""
        self.stop()
        if self._work:
            self._work.finish()

    def _on_made(self, sample: Sample) -> None:
        self._on_dropped()
        if not self._wanted:
            return
        self._sample = sample
        sample.output.play(sample.score, 0.0)
        self._end.start(round(sample.score.duration_s * 1000) + LATE_MS)
        self.told.emit(sample.notice)

    def _on_failed(self, error: Exception) -> None:
        self._on_dropped()
        raise error

    def _on_dropped(self) -> None:
        if self._work:
            self._work.deleteLater()
        self._work = None
