"""Every screen to PNG: ``python tests/desktop/screens.py FOLDER [theme percent WIDTHxHEIGHT]``."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.desktop.stage import NOON, Stage, make_stage

from lymph_coach.desktop.app import App
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.narration.heard import State
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.routine.kinds import Kind, Size
from lymph_coach.session.player import Update
from lymph_coach.settings.choices import Theme

THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK)
PERCENTS = (100, 200)
SIZES = ((1180, 780), (1024, 700))
CIRCLE_PART = 0.72


def reading_screens(app: App) -> Iterator[str]:
    """Pages from top to foot, the search, hearing a page, and sheets."""
    app.window.show_page("read")
    for page_id in ("deep-tissue", "staying-safe"):
        app.reading.open_page(page_id)
        bar = app.reading.page.reader.view.verticalScrollBar()
        QApplication.processEvents()
        for part in range(3):
            bar.setValue(bar.maximum() * part // 2)
            yield f"read-{page_id}-{part + 1}"
    app.reading.page.side.search.setText("hot water botle")
    app.reading.page.show_list()
    yield "read-search"
    app.reading.page.side.search.clear()
    app.reading.open_page("after-a-session")
    app.reading.page.listen_wanted.emit("after-a-session")
    while app.reading.listening.state is State.PREPARING:
        QApplication.processEvents()
    app.reading.listening.pause()
    yield "read-listening"
    app.reading.listening.stop()
    for sheet_id in ("before", "questions"):
        app.reading.open_sheet(sheet_id)
        yield f"sheet-{sheet_id}"


def reminder_screens(app: App) -> Iterator[str]:
    """Without reminders, with two, and while one is edited."""
    app.window.show_page("reminders")
    yield "reminders-none"
    page = app.reminders.page
    page.reminder_saved.emit(Reminder("a", "Morning circles", time(9), habit="after brushing my teeth"))
    page.reminder_saved.emit(Reminder("b", "Evening circles", time(18, 30), frozenset((0, 2, 4)), preset="gentle"))
    yield "reminders"
    next(iter(page.list.rows.values())).edit_button.click()
    yield "reminders-edit"


def diary_screens(app: App) -> Iterator[str]:
    """Two months of the diary, and what it can be taken along with."""
    for days in range(0, 60, 2):
        began = NOON - timedelta(days=days, hours=2)
        ratings = Ratings(3 + days % 4, 2, 5, 4, 3), Ratings(2 + days % 3, 2, 4, 3, 2)
        app._resources.diary.add(
            Entry(
                f"entry-{days}",
                began,
                began + timedelta(minutes=9),
                "standard",
                rounds_planned=3,
                rounds_done=3,
                circles_planned=60,
                circles_done=60,
                why_ended="finished",
                before=ratings[0],
                after=ratings[1],
                note="A quiet morning." if days % 6 == 0 else "",
            )
        )
    app.window.show_page("diary")
    page = app.diary.page
    bar = page.verticalScrollBar()
    for part in range(3):
        QApplication.processEvents()
        bar.setValue(bar.maximum() * part // 2)
        yield f"diary-{part + 1}"
    page.sheet_wanted.emit()
    yield "diary-visit"
    page.data_wanted.emit()
    yield "diary-data"
    app.diary.taking.data.back_wanted.emit()


def screens(stage: Stage) -> Iterator[str]:
    """Bring the window to each screen in turn, and name it."""
    app = stage.app
    app.window.show_page("today")
    yield "today"
    yield from reading_screens(app)
    yield from reminder_screens(app)
    yield from diary_screens(app)
    app.window.show_page("settings")
    yield "settings"
    app.window.show_page("today")
    app.practice.coach.start(app.today.plan)
    while app.practice.coach.session is None:
        QApplication.processEvents()
    app.practice.coach._alarm.stop()
    app.practice.page._hide_notice()  # the stage has no voice, and says so
    session = app.practice.coach.session
    moments = {
        "settle": (Kind.SETTLE, None, 0, 0.5),
        "breathe-in": (Kind.BREATHE_IN, None, 2, 0.8),
        "breathe-out": (Kind.BREATHE_OUT, None, 2, 0.3),
        "roll": (Kind.ROLL, None, 3, 0.3),
        "get-ready": (Kind.RAISE, Size.SMALL, 0, 0.6),
        "small": (Kind.CIRCLE, Size.SMALL, 4, CIRCLE_PART),
        "lower": (Kind.LOWER, Size.SMALL, 0, 0.5),
        "rest": (Kind.REST, None, 0, 0.4),
        "large": (Kind.CIRCLE, Size.LARGE, 6, CIRCLE_PART),
        "close": (Kind.CLOSE, None, 0, 0.5),
    }
    for name, (kind, size, number, part) in moments.items():
        segment = next(
            one for one in session.timeline.segments if (one.kind, one.size, one.number) == (kind, size, number)
        )
        at_s = segment.start_s + segment.duration_s * part
        app.practice.page.show_update(Update(replace(session, position_s=at_s)))
        yield f"session-{name}"
    stage.hear(90.0)
    app.practice.coach.pause()
    yield "paused"
    app.practice.coach.ask_stop()
    yield "stop"
    app.practice.page.stop_card.reason_given.emit("dizzy")
    yield "stop-card"
    app.practice.ending.done_chosen.emit()
    yield "today-closed"
    app.today.page.reopened.emit()
    app.practice.ending.show_ended(session.advanced(session.timeline.duration_s)[0], "", "911")
    app.window.show_whole(app.practice.ending)
    yield "finish"


def render(folder: Path, theme: Theme, percent: int, size: tuple[int, int]) -> None:
    """Render every screen in one theme, text size and window size."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as home:
        settings = {"theme": theme, "text_percent": percent, "preset": "standard"}
        stage = make_stage(application, Path(home), settings)
        stage.app.show()
        stage.app.furnish()
        stage.app.window.resize(*size)
        for number, name in enumerate(screens(stage)):
            for _ in range(4):
                application.processEvents()
            picture = stage.app.window.grab()
            where = folder / f"{theme}-{percent}-{size[0]}x{size[1]}"
            where.mkdir(parents=True, exist_ok=True)
            picture.save(str(where / f"{number:02d}-{name}.png"))
        stage.app.close()
        stage.app.window.close()


def main() -> None:
    """Render all, or what the command line names."""
    folder = Path(sys.argv[1])
    if len(sys.argv) > 2:
        theme, percent, size = sys.argv[2:5]
        width, height = size.split("x")
        render(folder, Theme(theme), int(percent), (int(width), int(height)))
        return
    for theme, percent, size in product(THEMES, PERCENTS, SIZES):
        render(folder, theme, percent, size)


if __name__ == "__main__":
    main()
