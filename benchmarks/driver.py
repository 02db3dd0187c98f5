"""The real window, told what to press by lines on its input; says on its output what happened and when.

Started by driven.py. Every moment is monotonic seconds, which all processes of one machine share. Uses what any caller
of the window could: its parts, their buttons and signals. The only thing it puts in place of the program's own is the
size of the sound device's buffer, where ``--block-ms`` asks for another, and a note taken of the first samples.
"""

import argparse
import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from lymph_coach.desktop.app import App
from lymph_coach.desktop.imports import import_plainly
from lymph_coach.desktop.one_thread import paint_on_one_thread
from lymph_coach.desktop.theme.apply import STYLE_OPTIONS
from lymph_coach.session.player import Update
from lymph_coach.session.session import Session
from lymph_coach.system.folders import Folders

_READ_MS = 1_200  # nobody answers the check-in sooner


def tell(event: str, **facts: object) -> None:
    """Write one line for driven.py."""
    print(json.dumps({"event": event, "at": time.monotonic(), **facts}), flush=True)


def use_block(block_ms: int) -> None:
    """Let every sound device open with another buffer than the program asks for."""
    import miniaudio  # noqa: PLC0415  # only where it is asked for: loading it is a part of the first Start

    class Sized(miniaudio.PlaybackDevice):
        def __init__(self, **options: object) -> None:
            super().__init__(**{**options, "buffersize_msec": block_ms})  # pyright: ignore[reportArgumentType]

    miniaudio.PlaybackDevice = Sized


class Frames(QObject):
    """Notes each frame the window paints: when it was done, and the position it shows."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.seen: list[tuple[float, float]] = []
        self._position_s = -1.0
        app.practice.coach.updated.connect(self._on_updated)
        app.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """See the window paint; what waits in the queue runs once it has."""
        if event.type() is QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _on_updated(self, update: Update) -> None:
        self._position_s = update.session.position_s

    def _on_painted(self) -> None:
        self.seen.append((time.monotonic(), self._position_s))


class Driver(QObject):
    """Presses what it is told to and tells what came of it."""

    def __init__(self, app: App, *, frames: bool, pulls: bool) -> None:
        super().__init__()
        self._app = app
        self._frames = Frames(app) if frames else None
        self._pulls = pulls
        self._pause_at_s = float("inf")
        self._pressed_s = float("nan")
        self._rest = b""
        self._commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._commands.activated.connect(self._on_input)
        app.practice.coach.began.connect(self._on_began)
        app.practice.coach.ended.connect(self._on_ended)

    def _on_input(self) -> None:
        data = os.read(sys.stdin.fileno(), 4_096)
        if not data:
            QApplication.quit()
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            word, _, value = line.decode().partition(" ")
            self._obey(word, value)

    def _obey(self, word: str, value: str) -> None:
        page = self._app.practice.page
        match word:
            case "start":
                self._app.today.page.start_button.click()
                QTimer.singleShot(_READ_MS, self._answer)
            case "pause":
                self._pause()
            case "pause_at":
                self._pause_at_s = float(value)
                self._app.practice.coach.updated.connect(self._on_updated)
            case "restart":
                page.restart_button.click()
            case "stop":
                page.stop_wanted.emit()
                page.stop_card.reasons["done"].click()
                self._app.practice.ending.done_button.click()
            case "hide":
                self._app.window.hide()
            case "show":
                self._app.window.show()
            case _:
                raise ValueError(word)

    def _answer(self) -> None:
        """Answer the check-in with nothing but No, as slowly as one who reads it; the last press begins the session."""
        page = self._app.checkin.page
        if not page.isVisible():
            return
        self._pressed_s = time.monotonic()
        (page.answer_button if page.answer_button.isVisible() else page.done_button).click()
        QTimer.singleShot(_READ_MS, self._answer)

    def _pause(self) -> None:
        began_s = time.monotonic()
        self._app.practice.page.controls.pause_button.click()
        tell("paused", asked=began_s)

    def _on_updated(self, update: Update) -> None:
        if update.session.position_s >= self._pause_at_s:
            self._pause_at_s = float("inf")
            QTimer.singleShot(0, self._pause)

    def _on_began(self, _session: Session) -> None:
        tell("pressed", at=self._pressed_s)
        tell("began")
        if self._pulls:
            self._pulls = False
            _tell_first_pulls()

    def _on_ended(self, _session: Session) -> None:
        tell("ended", frames=self._frames.seen if self._frames else [])


def _tell_first_pulls() -> None:
    """Tell when each play hands its first samples to the device."""
    from lymph_coach.sound.performance import Performance  # noqa: PLC0415  # loaded by now, and not by us

    pull = Performance.pull
    known: list[Performance] = []

    def told(self: Performance, frames: int) -> bytes:
        samples = pull(self, frames)
        if self not in known:
            known.append(self)
            tell("sound")
        return samples

    Performance.pull = told


def main() -> int:
    """Open the window and obey until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", action="store_true", help="note each painted frame")
    parser.add_argument("--pulls", action="store_true", help="tell when sound is first handed to the device")
    parser.add_argument("--block-ms", type=int, default=0, help="open the sound device with this buffer")
    options = parser.parse_args()
    import_plainly()
    paint_on_one_thread(os.environ)
    if options.block_ms:
        use_block(options.block_ms)
    application = QApplication([*sys.argv[:1], *STYLE_OPTIONS])
    folders = Folders.of(os.environ)
    folders.create()
    app = App(application, folders)
    driver = Driver(app, frames=options.frames, pulls=options.pulls)
    app.show()
    app.furnish()
    QTimer.singleShot(0, driver, _tell_shown)
    status = application.exec()
    app.close()
    return status


def _tell_shown() -> None:
    tell("shown")


if __name__ == "__main__":
    sys.exit(main())
