"""The answers as they are kept now."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.safety.question import Answers
from lymph_coach.system.atomic import StorageError


class KeptAnswers(QObject):
    """Owns what was answered, and its file.

    A change holds at once, even where the disk refuses it; ``failed`` then says so in a sentence, and the next change
    tries again.

    Args:
        file: where it is kept.
        today: gives the day a change is dated with.
        parent: Qt's owner.
    """

    failed = Signal(str)

    def __init__(self, file: CheckinFile, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._today = today
        self._kept = file.load()

    def reread(self) -> None:
        """Take what the file says now, such as after something was brought in."""
        self._kept = self._file.load()

    def now(self) -> KeptCheckin:
        """What is kept now."""
        return self._kept

    def answer(self, answers: Answers) -> None:
        """Keep the answers to the questions of the first time."""
        self._take(self._kept.answered(answers, self._today()))

    def clear(self, key: str) -> None:
        """Keep the person's word that somebody was asked about a question."""
        self._take(self._kept.clear(key, self._today()))

    def revoke(self, key: str) -> None:
        """Take that word back."""
        self._take(self._kept.revoke(key))

    def _take(self, kept: KeptCheckin) -> None:
        self._kept = kept
        try:
            self._file.save(kept)
        except StorageError as error:
            self.failed.emit(str(error))
