"""A tour of every screen, in parts: each brings the window to one screen after the other, and names it.

What stands on them only now and then is in ``tour_seldom``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from tests.desktop import tour_seldom
from tests.desktop.data_stage import TODAY, backup_states, visit_states
from tests.desktop.stage import NOON, Stage

from lymph_coach.desktop.checkin.page import CheckinPage
from lymph_coach.desktop.checkin.questions import QuestionsScreen
from lymph_coach.desktop.data.data_page import DataPage
from lymph_coach.desktop.diary.column import Part as WrittenPart
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.trouble import TroublePage
from lymph_coach.journal.entry import LONGEST_NOTE, Entry, Ratings
from lymph_coach.narration.heard import State
from lymph_coach.practice.after_care import after_care_words
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.routine.kinds import Kind, Size
from lymph_coach.session.player import Update

CIRCLE_PART = 0.72
MORNING = Reminder("a", "Morning circles", time(9), habit="after brushing my teeth")
EVENING = Reminder("b", "Evening circles", time(18, 30), frozenset((0, 2, 4)), preset="gentle")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the tour: where it leads, and whether the check-in asks before its sessions."""

    walk: Callable[[Stage], Iterator[str]]
    checkin: bool = False


def settle() -> None:
    """Let everything find its place: wrapped words ask for their height in a second round."""
    for _ in range(8):
        QApplication.processEvents()


def wait_until(done: Callable[[], bool]) -> None:
    """Go on once something in the background is done; ten seconds are enough for any of it."""
    until = QDeadlineTimer(10_000)
    while not done():
        assert not until.hasExpired()
        QApplication.processEvents()


def scrolled(page: ScrollPage, name: str, stops: int) -> Iterator[str]:
    """A long page from its top to its foot."""
    bar = page.verticalScrollBar()
    for stop in range(stops):
        settle()
        bar.setValue(bar.maximum() * stop // max(stops - 1, 1))
        yield f"{name}-{stop + 1}"


def today(stage: Stage) -> Iterator[str]:
    """The first time, with something to say, while the voice is prepared, and after dizziness."""
    app, page = stage.app, stage.app.today.page
    app.window.show_page("today")
    yield from scrolled(page, "today", 2)
    page.manner.change_button.click()
    yield from scrolled(page, "today-change", 2)
    page.manner.change_button._last_s = float("-inf")
    page.manner.change_button.click()
    page.show_reminder("Next reminder: today at 18:30, after supper.")
    page.verticalScrollBar().setValue(0)
    page.show_notice("Your settings could not be read. The last good ones are used.")
    yield "today-notice"
    page.show_notice("")
    page.show_preparing(12, 40)
    yield "today-preparing"
    page.show_ready()
    page.show_closed(closed=True)
    page.verticalScrollBar().setValue(0)
    yield "today-closed"
    page.show_closed(closed=False)
    for days in range(1, 4):
        app._resources.diary.add(entry(days))
    app.today.show_step()
    card = app.today.step.card
    settle()
    page.ensureWidgetVisible(card)
    yield "today-offer"
    card.take_button.click()
    settle()
    page.ensureWidgetVisible(card)
    yield "today-step"


def read(stage: Stage) -> Iterator[str]:
    """Pages from top to foot, the list, the search, hearing a page, and sheets."""
    app = stage.app
    app.window.show_page("read")
    app.reading.page.show_list()
    yield "read-list"
    for page_id in ("deep-tissue", "staying-safe"):
        app.reading.open_page(page_id)
        bar = app.reading.page.reader.view.verticalScrollBar()
        settle()
        for part in range(3):
            bar.setValue(bar.maximum() * part // 2)
            yield f"read-{page_id}-{part + 1}"
    for name, words in (("search", "hot water botle"), ("search-nothing", "qwxz")):
        app.reading.page.side.search.setText(words)
        app.reading.page.show_list()
        yield f"read-{name}"
    app.reading.page.side.search.clear()
    app.reading.open_page("after-a-session")
    app.reading.page.listen_wanted.emit("after-a-session")
    yield "read-listening-soon"
    wait_until(lambda: app.reading.listening.state is not State.PREPARING)
    app.reading.listening.pause()
    app.reading.listening.told.emit("The speaker has gone. Reading goes on without sound.")
    yield "read-listening"
    app.reading.listening.stop()


def sheets(stage: Stage) -> Iterator[str]:
    """Two sheets."""
    stage.app.window.show_page("read")
    reading = stage.app.reading
    for sheet_id in ("before", "questions"):
        reading.open_sheet(sheet_id)
        yield f"sheet-{sheet_id}"
    yield from tour_seldom.sheet(stage)


def reminders(stage: Stage) -> Iterator[str]:
    """Without reminders, with two, while one is edited, and with one that is due."""
    app = stage.app
    app.window.show_page("reminders")
    yield "reminders-none"
    page = app.reminders.page
    page.reminder_saved.emit(MORNING)
    page.reminder_saved.emit(EVENING)
    yield from scrolled(page, "reminders", 3)
    next(iter(page.list.rows.values())).edit_button.click()
    page.editor.days.show_days(())
    page.editor.save_button.click()
    yield "reminders-edit"
    page.editor.cancelled.emit()
    page.list.delete_wanted.emit("b")
    yield "reminders-undo"
    app.reminders.banner.show_due(Due(Slot("a", date(2026, 11, 22), time(9)), NOON, catch_up=True), MORNING)
    yield "reminders-banner"
    app.reminders.banner.hide()
    page.list.undone.emit()
    yield from tour_seldom.reminders(stage)


def entry(days: int) -> Entry:
    """A session so many days before today."""
    began = NOON - timedelta(days=days, hours=2)
    return Entry(
        f"entry-{days}",
        began,
        began + timedelta(minutes=9),
        "standard",
        rounds_planned=3,
        rounds_done=3,
        circles_planned=60,
        circles_done=60,
        why_ended="finished",
        before=Ratings(3 + days % 4, 2, 5, 4, 3),
        after=Ratings(2 + days % 3, 2, 4, 3, 2),
        note="A quiet morning." if days % 6 == 0 else "",
        after_care=frozenset({"skin", "drink"}) if days % 4 == 0 else frozenset(),
    )


def diary(stage: Stage) -> Iterator[str]:
    """Empty, and two months of it; one day, and a session that is written down."""
    app = stage.app
    app.window.show_page("diary")
    yield "diary-none"
    for days in range(0, 60, 2):
        app._resources.diary.add(entry(days))
    app._resources.diary.add(replace(entry(0), id="entry-of-the-same-minute"))
    app.diary.show_diary()
    wait_until(lambda: not app.diary._charts_soon.isActive())
    page = app.diary.page
    yield from scrolled(page, "diary", 5)
    for part in WrittenPart:
        page._written.open(part)
        yield from tour_seldom.diary(stage, part)
    page.add_button.click()
    yield from scrolled(page, "diary-editor", 2)
    assert page.editor is not None
    page.editor.before_button.click()
    page.editor.after_button.click()
    page.editor.time.line.setText("23:59")
    page.editor.note.setPlainText("a" * (LONGEST_NOTE + 2))
    yield from scrolled(page, "diary-editor-feelings", 4)


def wait_for(page: DataPage) -> None:
    """Until a file has been written or read, in the background."""
    wait_until(page.progress.isHidden)


def data(stage: Stage) -> Iterator[str]:
    """What the diary can be taken along with, brought in from, gone back to, and how it is deleted."""
    app = stage.app
    for days in range(0, 60, 2):
        app._resources.diary.add(entry(days))
    app.window.show_page("diary")
    page, taking = app.diary.page, app.diary.taking
    page.sheet_wanted.emit()
    yield from visit_states(taking.visit)
    page.data_wanted.emit()
    yield from scrolled(taking.data, "data", 2)
    file = stage.app._shared.folders.data / "diary of last year.json"
    taking.data.save_wanted.emit("json", file)
    wait_for(taking.data)
    taking.data.import_chosen.emit(file)
    wait_for(taking.data)
    yield "data-import-nothing"
    file.write_text(file.read_text(encoding="utf-8").replace("entry-", "another-"), encoding="utf-8")
    taking.data.import_chosen.emit(file)
    wait_for(taking.data)
    yield "data-import"
    yield from tour_seldom.data(stage)
    taking.data.start(120, ("Your diary, with every note.", "Your reminders.", "Your settings."), TODAY)
    taking.data.deleting.ask_button.click()
    yield "data-delete"
    page.backups_wanted.emit()
    taking.exchange.close()
    yield from backup_states(taking.backups)


def settings(stage: Stage) -> Iterator[str]:
    """The settings from top to foot."""
    app = stage.app
    app.window.show_page("settings")
    yield from scrolled(app.choices.page, "settings", 4)
    app.choices.page.search.setText("qwxz")
    app.choices.page.show_notice("Your settings could not be saved.")
    yield "settings-nothing"


def see_all(page: CheckinPage) -> None:
    """Have all questions of the screen been in sight, and the button ready for a press."""
    screen = page.stack.currentWidget()
    assert isinstance(screen, QuestionsScreen)
    settle()
    screen.verticalScrollBar().setValue(screen.verticalScrollBar().maximum())
    settle()
    page.answer_button._last_s = float("-inf")


def checkin(stage: Stage) -> Iterator[str]:
    """The first questions, those of every time, what follows on them, and each outcome."""
    app = stage.app
    wing = app.checkin
    page = wing.page
    wing.ask()
    while page.health and page.stack.currentWidget() in page.health:
        place = page.health.index(page.screens[page._place()])
        settle()
        yield f"checkin-first-{place + 1}"
        see_all(page)
        page.answer_button.click()
    settle()
    yield "checkin"
    see_all(page)
    yield "checkin-foot"
    for key in ("new-sore", "dizzy"):
        page.every.rows[key].tick.click()
    page.answer_button.click()
    yield "checkin-follow-up"
    page.every.rows["new-sore"].follow_up.buttons["left"].click()  # pyright: ignore[reportOptionalMemberAccess]
    page.every.rows["dizzy"].follow_up.buttons["clears"].click()  # pyright: ignore[reportOptionalMemberAccess]
    page.answer_button._last_s = float("-inf")
    page.answer_button.click()
    yield "checkin-limits"
    for key in ("chest-or-breath", "limb", "shoulder-worse"):
        wing.ask()
        page.every.rows[key].tick.click()
        see_all(page)
        page.answer_button.click()
        yield f"checkin-{key}"


MOMENTS: Mapping[str, tuple[Kind, Size | None, int, float]] = {
    "settle": (Kind.SETTLE, None, 0, 0.5),
    "breathe-in": (Kind.BREATHE_IN, None, 2, 0.8),
    "breathe-out": (Kind.BREATHE_OUT, None, 2, 0.3),
    "roll": (Kind.ROLL, None, 3, 0.3),
    "get-ready": (Kind.RAISE, Size.SMALL, 0, 0.6),
    "small": (Kind.CIRCLE, Size.SMALL, 4, CIRCLE_PART),
    "half-way": (Kind.CIRCLE, Size.SMALL, 5, 0.99),
    "lower": (Kind.LOWER, Size.SMALL, 0, 0.5),
    "rest": (Kind.REST, None, 0, 0.4),
    "large": (Kind.CIRCLE, Size.LARGE, 6, CIRCLE_PART),
    "close": (Kind.CLOSE, None, 0, 0.5),
}
"""What is looked at of a session: kind, size and number of a segment, and how far into it."""


def session(stage: Stage) -> Iterator[str]:
    """How it feels, each phase, paused, stopped, and both ways it can end."""
    app = stage.app
    app.practice.feelings.ask_before()
    app.window.show_whole(app.practice.feelings)
    app.practice.feelings.focus_first()
    yield from scrolled(app.practice.feelings.place, "session-feelings", 2)
    app.practice.coach.start(app.today.plan)
    wait_until(lambda: app.practice.coach.session is not None)
    assert app.practice.coach.session is not None
    app.practice.coach._alarm.stop()
    yield "session-notice"  # the stage has no voice, and says so
    app.practice.page._hide_notice()
    now = app.practice.coach.session
    for name, (kind, size, number, part) in MOMENTS.items():
        segments = now.timeline.segments
        segment = next(one for one in segments if (one.kind, one.size, one.number) == (kind, size, number))
        at_s = segment.start_s + segment.duration_s * part
        app.practice.page.show_update(Update(replace(now, position_s=at_s)))
        yield f"session-{name}"
    stage.hear(90.0)
    app.practice.coach.pause()
    yield "session-paused"
    app.practice.coach.ask_stop()
    yield "session-stop"
    app.practice.page.stop_card.reason_given.emit("dizzy")
    yield "session-unwell"
    app.practice.ending.show_care(after_care_words())
    app.practice.ending.show_ended(
        now.advanced(now.timeline.duration_s)[0], "", "911", "3 of 4 days this week.", goes_on=True
    )
    app.window.show_whole(app.practice.ending)
    app.practice.ending.care["skin"].click()
    yield from scrolled(app.practice.ending, "session-finish", 2)
    yield from tour_seldom.cut_off(stage, now.advanced(200.0)[0])


def trouble(stage: Stage) -> Iterator[str]:
    """A page whose file cannot be used."""
    page = TroublePage("Reminders", "The reminders file is newer than this Lymph Coach. It is left as it is.")
    stage.app.window.pages.addWidget(page)
    stage.app.window.pages.setCurrentWidget(page)
    yield "trouble"


PARTS: Mapping[str, Part] = {
    "today": Part(today),
    "checkin": Part(checkin, checkin=True),
    "session": Part(session),
    "read": Part(read),
    "sheets": Part(sheets),
    "reminders": Part(reminders),
    "diary": Part(diary),
    "data": Part(data),
    "settings": Part(settings),
    "trouble": Part(trouble),
    "mishap": Part(tour_seldom.mishap),
}
