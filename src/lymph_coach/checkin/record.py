"""What was answered before: kept in one file, read whatever has happened to it.

Not in ``safety/``, which touches no file, and not in a front end, because both of them and ``takeout/`` need it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from lymph_coach.safety.asking import needs_first_time
from lymph_coach.safety.outcome import Reply
from lymph_coach.safety.question import NO, Answer, Answers, Checkin
from lymph_coach.system.atomic import write_atomically
from lymph_coach.system.json_file import Write, as_mapping, as_texts, read_record, write_record

CHECKIN_FILE = "checkin.json"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class KeptCheckin:
    """What is kept of check-ins; every method gives a new one.

    Attributes:
        asked: the day the questions of the first time were last answered; None if never.
        answers: what was answered to them.
        cleared: for a question, the day on which the person said: I have asked and was told it is fine.
    """

    asked: date | None = None
    answers: Answers = field(default_factory=dict[str, Answer])
    cleared: Mapping[str, date] = field(default_factory=dict[str, date])

    def due(self, checkin: Checkin, today: date) -> bool:
        """Whether the questions of the first time are to be asked today: it is time, or one of them is new."""
        return needs_first_time(self.asked, today) or not checkin.covers(self.answers)

    def answered(self, answers: Answers, today: date) -> "KeptCheckin":
        """With new answers; what was cleared stays so while it is still there."""
        cleared = {key: day for key, day in self.cleared.items() if answers.get(key, NO).reply is not Reply.NO}
        return KeptCheckin(today, dict(answers), cleared)

    def clear(self, key: str, today: date) -> "KeptCheckin":
        """With the person's word that somebody was asked about a question."""
        return replace(self, cleared={**self.cleared, key: today})

    def revoke(self, key: str) -> "KeptCheckin":
        """With that word taken back."""
        return replace(self, cleared={other: day for other, day in self.cleared.items() if other != key})


class CheckinFile:
    """Owns the file of what was answered; where anything in it is damaged, the questions are asked again."""

    def __init__(self, path: Path, write: Write = write_atomically) -> None:
        self._path = path
        self._write = write

    def load(self) -> KeptCheckin:
        """What was last saved, or nothing; never raises."""
        record = read_record(self._path)
        try:
            if record.get("schema") != SCHEMA:
                return KeptCheckin()
            asked, answers = _day(record.get("asked")), as_mapping(record.get("answers"))
            cleared = as_mapping(record.get("cleared"))
            return KeptCheckin(
                asked,
                {key: _answer(as_mapping(answer)) for key, answer in answers.items()},
                {key: _day(day) for key, day in cleared.items()},
            )
        except ValueError:
            return KeptCheckin()

    def save(self, kept: KeptCheckin) -> None:
        """Replace what is kept.

        Raises:
            StorageError: the disk did not take it; the file holds what it held.
        """
        record = {
            "schema": SCHEMA,
            "asked": kept.asked.isoformat() if kept.asked else "",
            "answers": {
                key: {"reply": str(answer.reply), "options": sorted(answer.options)}
                for key, answer in kept.answers.items()
            },
            "cleared": {key: day.isoformat() for key, day in kept.cleared.items()},
        }
        write_record(self._path, record, self._write)


def _day(value: object) -> date:
    """A day as it is written.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004  # a wrong value of a file, of whatever type
    return date.fromisoformat(value)


def _answer(record: Mapping[str, object]) -> Answer:
    """An answer as it is written.

    Raises:
        ValueError: it is none.
    """
    return Answer(Reply(str(record.get("reply"))), frozenset(as_texts(record.get("options"))))
