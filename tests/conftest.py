"""What holds for every test: time is not measured, no thread outlives a test, nothing is logged unawares."""

import gc
import logging
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPalette
    from PySide6.QtWidgets import QApplication

# On a busy machine an example may take its time: what is slow shows in the benchmarks.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# For `make fuzz`: the same properties, for minutes instead of seconds.
settings.register_profile("fuzz", settings.get_profile("house"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

# Pages are tested without a screen, unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE_S = 2.0


def pytest_configure() -> None:
    """Hear Ctrl+C, which a shell lets programs in the background ignore, and these the programs they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: one at a time waits for real programs, and the others have work."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait for real programs, and the longest: one that comes last is waited for by all.

    The first worker gets them one after the other, and the others what it has not come to when they are through.
    """
    items.sort(key=how_soon)


def pytest_collection_finish() -> None:
    """Take what collecting made out of the collections that follow: there are millions of objects, and they stay."""
    gc.collect()
    gc.freeze()


def how_soon(item: pytest.Item) -> int:
    """0 for whole journeys through real programs, 1 for other real ones, 2 for what the processor does at once."""
    if item.get_closest_marker("real") is None:
        return 2
    return 0 if "journeys" in item.path.parts else 1


@pytest.fixture(autouse=True)
def collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """With Qt, collect garbage between tests only, on this thread: a Qt object may not be destroyed on another.

    And begin each test with the application undressed.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    plain: Plain = request.getfixturevalue("plain")
    if not gc.get_freeze_count():  # a test of the program's own collecting has let all of it go
        pytest_collection_finish()
    yield
    bury_the_dead()
    plain.undress()
    gc.collect()
    gc.enable()


def bury_the_dead() -> None:
    """Destroy what was to be destroyed later: the hidden windows of a thousand tests cost gigabytes."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415  # most tests know no Qt
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for window in QApplication.topLevelWidgets():
        if window.parent() is None and not window.isVisible():
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass(frozen=True)
class Plain:
    """An application as it is before anything has dressed it."""

    application: "QApplication"
    style: str
    palette: "QPalette"
    font: "QFont"

    def undress(self) -> None:
        """Take off whatever a test, or a window it opened, has put on: it would stay on for all that follow."""
        from PySide6.QtCore import QEvent  # noqa: PLC0415  # most tests know no Qt

        from lymph_coach.desktop.theme.apply import Look  # noqa: PLC0415  # as above

        if not (self.application.styleSheet() or self.application.font() != self.font):
            return
        for worn in self.application.findChildren(Look):
            worn.deleteLater()
        self.application.setStyleSheet("")
        self.application.setStyle(self.style)
        self.application.setPalette(self.palette)
        self.application.setFont(self.font)
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def plain(qapp: "QApplication") -> Plain:
    """The application, and how it was at first."""
    return Plain(qapp, qapp.style().objectName(), qapp.palette(), qapp.font())


@pytest.fixture
def look(qapp: "QApplication") -> "QApplication":
    """The application, to be dressed; it is undressed after each test."""
    return qapp


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread of ours behind; those of libraries, seen as dummies, are theirs."""
    before = set(threading.enumerate())
    yield
    left = [one for one in threading.enumerate() if one not in before and not isinstance(one, threading._DummyThread)]
    for thread in left:
        thread.join(PATIENCE_S)
    assert not [thread.name for thread in left if thread.is_alive()]


@pytest.fixture(autouse=True)
def nothing_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which something is warned of; one that expects it clears ``caplog`` after looking."""
    yield
    told = [one.getMessage() for one in caplog.get_records("call") if one.levelno >= logging.WARNING]
    assert not told
