"""Asking the system's own tools, one at a time, without a shell."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lymph_coach.reminders.schedule.schedule import ScheduleError

LIMIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a tool answered; its code is 0 when it did what it was asked."""

    code: int
    text: str = ""
    trouble: str = ""


class Run(Protocol):
    """Runs a tool to its end."""

    def __call__(self, words: Sequence[str], /) -> Outcome:
        """Never raises: a tool that is missing or does not end in time has a code other than 0."""
        ...


def run_command(words: Sequence[str], limit_s: float = LIMIT_S) -> Outcome:
    """The real way: no input, no window, ended after ``limit_s``."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit_s,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return Outcome(-1, trouble=f"no answer within {limit_s:g} seconds")
    except OSError as error:
        return Outcome(-1, trouble=error.strerror or str(error))
    return Outcome(done.returncode, done.stdout, done.stderr)


def ask(run: Run, words: Sequence[str]) -> None:
    """Run it, and see to it that it did what it was asked.

    Raises:
        ScheduleError: It did not; the message names what was asked and the first line of the answer.
    """
    outcome = run(words)
    if outcome.code:
        said = (outcome.trouble.strip() or outcome.text.strip() or f"code {outcome.code}").splitlines()[0]
        raise ScheduleError(f"“{' '.join(words)}” did not work: {said}")
