"""Work that takes longer than a frame, off the GUI thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from lymph_coach.speech.errors import PreparationCancelledError

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_P = ParamSpec("_P")
_T = TypeVar("_T")
_SETTLE_S = 2.0


class Work(QObject):
    """Runs one function in a thread of its own and tells the GUI thread how it goes.

    Exactly one of ``done`` (with the result), ``failed`` (with the exception) and ``cancelled`` comes in the end,
    on the thread this object lives in; after :meth:`finish`, which waits for the thread, nothing but ``cancelled``.
    Owns its thread.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _ended = Signal(object, object)

    def __init__(self, function: Callable[[Progress, Cancelled], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._function = function
        self._asked = threading.Event()
        self._is_finished = False
        self._ended.connect(self._on_ended)
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask for an early end; ``cancelled`` tells when it has come."""
        self._asked.set()

    def finish(self, timeout_s: float = 5.0) -> bool:
        """Cancel, and wait for the thread, whose result is of no more use to anybody; whether it has ended."""
        self._is_finished = True
        self.cancel()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._function(self.progressed.emit, self._asked.is_set)
        except PreparationCancelledError:
            self._ended.emit(self.cancelled, ())
        except Exception as error:  # noqa: BLE001  # whatever it is, the GUI thread raises it where it can be told
            self._ended.emit(self.failed, (error,))
        else:
            self._ended.emit(self.done, (result,))

    def _on_ended(self, signal: SignalInstance, what: tuple[object, ...]) -> None:
        if self._is_finished:
            self.cancelled.emit()
        else:
            signal.emit(*what)


class Disk(ThreadPoolExecutor):
    """One thread that writes, one job after another.

    What fails there unforeseen goes the way of every fault on a thread, instead of lying in a future that nobody looks
    at.
    """

    def __init__(self) -> None:
        super().__init__(1, "disk")

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have it done after what was asked for before."""

        def told() -> _T:
            try:
                return fn(*args, **kwargs)
            except Exception as error:
                threading.excepthook(
                    threading.ExceptHookArgs((type(error), error, error.__traceback__, threading.current_thread()))
                )
                raise

        return super().submit(told)

    def settle(self, limit_s: float = _SETTLE_S) -> bool:
        """Wait until all that was asked for so far is done, but no longer than this; whether it is."""
        return not wait([self.submit(int)], limit_s).not_done
