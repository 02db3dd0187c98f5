"""What the doctor finds, and a limit on how long it looks."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from threading import Thread


class State(StrEnum):
    """How well something works."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: a plain sentence about it, and how to mend it where it needs mending."""

    area: str
    state: State
    sentence: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A look at one area; ``look`` may take ``limit_s`` seconds before it counts as broken."""

    area: str
    look: Callable[[], tuple[Finding, ...]]
    limit_s: float

    def findings(self) -> tuple[Finding, ...]:
        """Look, on a thread that is left behind if it hangs."""
        answer: Future[tuple[Finding, ...]] = Future()
        Thread(target=self._look, args=(answer,), name=f"doctor-{self.area}", daemon=True).start()
        try:
            return answer.result(self.limit_s)
        except TimeoutError:
            sentence = f"No answer within {self.limit_s:g} seconds."
            return (Finding(self.area, State.BROKEN, sentence, "Restart the computer, then look again."),)

    def _look(self, answer: "Future[tuple[Finding, ...]]") -> None:
        try:
            answer.set_result(self.look())
        except BaseException as error:  # noqa: BLE001 - handed to the thread that asked, and raised there
            answer.set_exception(error)
