"""The composition root of the window: builds, hands in, wires, and shuts down in reverse."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lymph_coach.desktop.choices.chosen import Change, ChosenSettings
from lymph_coach.desktop.choices.sound_test import SoundTest
from lymph_coach.desktop.garbage import GuiCollector
from lymph_coach.desktop.practise.coach import Coach
from lymph_coach.desktop.practise.ending import EndingPage
from lymph_coach.desktop.practise.page import SessionPage
from lymph_coach.desktop.source import MakeSource, SessionSource
from lymph_coach.desktop.theme.apply import apply_theme, less_motion, roles_for
from lymph_coach.desktop.theme.figure import figure_colours
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.today.page import TodayPage
from lymph_coach.desktop.window import MainWindow
from lymph_coach.desktop.wording import Wording
from lymph_coach.desktop.work import Work
from lymph_coach.routine.layout import length_s
from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.session.course import Course, load_course, plan_of
from lymph_coach.session.history import UNWELL, HistoryFile
from lymph_coach.session.player import Update
from lymph_coach.session.session import Session, State
from lymph_coach.settings.choices import Preset
from lymph_coach.settings.store import SettingsStore
from lymph_coach.speech.voices import Voice
from lymph_coach.system.awake import Awake
from lymph_coach.system.crash_log import CrashLog
from lymph_coach.system.folders import Folders
from lymph_coach.system.shipped import shipped

if TYPE_CHECKING:
    from lymph_coach.desktop.choices.page import SettingsPage


def local_now() -> datetime:
    """The time here and now, with its zone."""
    return datetime.now().astimezone()


class App(QObject):
    """Everything the running window is made of; owns all of it.

    Args:
        application: the Qt application.
        folders: where files are kept.
        course: what can be practised.
        make_source: makes where sessions come from, of words, cache folder and settings.
        now: local time with its zone.
        awake: keeps the screen on.
    """

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        course: Course,
        make_source: MakeSource = SessionSource,
        now: Callable[[], datetime] = local_now,
        awake: Awake | None = None,
    ) -> None:
        super().__init__()
        self._course = course
        self._now = now
        translator = QTranslator(self)
        translator.load(str(shipped("translations", "lymph_coach_en.qm")))
        application.installTranslator(translator)
        store = SettingsStore(folders.config / "settings.json")
        loaded = store.load()
        self.chosen = ChosenSettings(store, loaded, self)
        self._why = ""
        self._reopened = self._running = False
        self._checkpoints = CheckpointFile(folders.data / "checkpoint.json")
        self._history = HistoryFile(folders.data / "history.jsonl")
        self._disk = ThreadPoolExecutor(1, "disk")
        self._awake = awake or Awake()
        self._voices: Work | None = None
        self.offered = self._checkpoints.load(course.routine)
        self._source = make_source(course.words, folders.cache / "clips", self.chosen.now)
        settings = self.chosen.now()
        self.look = apply_theme(application, roles_for(settings.theme), settings.text_percent)
        wording = Wording(self)
        self.coach = Coach(self._source.prepare, self._checkpoints, self._history, self._disk, now, self)
        self.sound_test = SoundTest(self._source.sample, self)
        self.today = TodayPage(wording)
        self._choices: SettingsPage | None = None
        self.session_page = SessionPage(self.look.roles, self.look.scale, wording)
        self.ending = EndingPage()
        pages = {
            "today": (self.tr("Today"), Icon.TODAY, self._make_today),
            "settings": (self.tr("Settings"), Icon.SETTINGS, self._make_settings),
        }
        self.window = MainWindow(pages, QSettings(str(folders.config / "window.ini"), QSettings.Format.IniFormat, self))
        self._wire()
        self._dress()
        self._show_settings()
        self._show_history()
        self.today.show_offer(self.offered)
        told = [loaded.mishap.value] if loaded.mishap else []
        self.today.show_notice(" ".join([*told, *(problem.sentence for problem in loaded.problems)]))

    def _wire(self) -> None:
        """All wiring across pages stands here, but that of the settings, which are made later."""
        self.today.start_chosen.connect(self._on_start)
        self.today.cancel_chosen.connect(self.coach.cancel)
        self.today.choice_made.connect(self.chosen.choose)
        self.today.reopened.connect(self._on_reopened)
        self.today.offer.go_on_chosen.connect(self._on_offer_taken)
        self.today.offer.keep_chosen.connect(self._on_offer_kept)
        self.today.offer.discard_chosen.connect(self._on_offer_discarded)
        self.coach.progressed.connect(self.today.show_preparing)
        self.coach.cancelled.connect(self.today.show_ready)
        self.coach.began.connect(self._on_began)
        self.coach.updated.connect(self._on_updated)
        self.coach.told.connect(self.session_page.show_notice)
        self.coach.ended.connect(self._on_ended)
        self.session_page.pause_or_go_on.connect(self.coach.pause_or_go_on)
        self.session_page.pause_wanted.connect(self.coach.pause)
        self.session_page.back_wanted.connect(self.coach.back)
        self.session_page.forward_wanted.connect(self.coach.forward)
        self.session_page.rest_wanted.connect(self.coach.rest_now)
        self.session_page.restart_wanted.connect(self.coach.restart)
        self.session_page.stop_wanted.connect(self.coach.ask_stop)
        self.session_page.stop_reason.connect(self._on_stop_reason)
        self.session_page.seen.connect(self.coach.set_visible)
        self.ending.done_chosen.connect(self._on_done)
        self.chosen.changed.connect(self._on_changed)
        self.chosen.failed.connect(self._on_not_kept)
        self.window.page_chosen.connect(self._on_page)
        self.window.closing.connect(self.close)
        self.window.seen.connect(self.coach.set_visible)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._wear)

    @property
    def choices(self) -> "SettingsPage":
        """The settings, made when they are first wanted: their many parts would hold up the start."""
        if self._choices is None:
            from lymph_coach.desktop.choices.page import SettingsPage  # noqa: PLC0415  # for the same reason

            self._choices = page = SettingsPage()
            page.changed.connect(self.chosen.choose)
            page.test_chosen.connect(self.sound_test.start)
            page.undo_chosen.connect(self.chosen.undo)
            self.sound_test.told.connect(page.show_notice)
            page.show_settings(self.chosen.now(), can_undo=self.chosen.can_undo)
        return self._choices

    def _make_today(self) -> TodayPage:
        return self.today

    def _make_settings(self) -> "SettingsPage":
        return self.choices

    def show(self) -> None:
        """Open the window on Today."""
        self.window.show_page("today")
        self.window.show()
        self.today.focus_first()

    def close(self) -> None:
        """Shut down in reverse: sound first, then what waits to be written, then the window's own parts."""
        self.sound_test.close()
        self.coach.close()
        self._awake.stop()
        if self._voices:
            self._voices.finish()
        self._disk.shutdown()

    @property
    def plan(self) -> Plan:
        """What Start begins."""
        return plan_of(self.chosen.now(), self._course.routine)

    def _wear(self) -> None:
        settings = self.chosen.now()
        self.look.wear(roles_for(settings.theme), settings.text_percent)
        self._dress()

    def _dress(self) -> None:
        """Hand the look that is worn to what paints itself; at the start nothing else is due, and it costs less."""
        settings, roles = self.chosen.now(), self.look.roles
        colours = figure_colours(roles)
        self.window.wear(roles, self.look.scale)
        self.today.wear(colours)
        self.session_page.wear(roles, self.look.scale, colours)
        reduced = less_motion(settings.reduced_motion)
        self.session_page.set_reduced_motion(reduced=reduced)
        self.coach.set_moving(not reduced)

    def _show_settings(self) -> None:
        settings = self.chosen.now()
        lengths = {
            str(preset): length_s(plan_of(replace(settings, preset=preset), self._course.routine)) for preset in Preset
        }
        self.today.show_plan(settings, self.plan, lengths, lengths[settings.preset])
        if self._choices:
            self._choices.show_settings(settings, can_undo=self.chosen.can_undo)

    def _show_history(self) -> None:
        last, now = self._history.last(), self._now()
        self.today.show_greeting(now, last)
        unwell = last is not None and last.why_ended in UNWELL and last.ended.date() == now.date()
        self.today.show_closed(closed=unwell and not self._reopened)

    def _on_changed(self, change: Change) -> None:
        if change.touches("theme", "text_percent", "reduced_motion"):
            self._wear()
        self._show_settings()

    def _on_start(self) -> None:
        self.sound_test.stop()
        self.coach.start(self.plan)

    def _on_offer_taken(self) -> None:
        if self.offered:
            self.today.show_offer(None)
            self.coach.start(self.offered)

    def _on_offer_kept(self) -> None:
        if self.offered:
            self.coach.keep(self.offered)
        self._on_offer_gone()

    def _on_offer_discarded(self) -> None:
        self.coach.discard()
        self._on_offer_gone()

    def _on_offer_gone(self) -> None:
        self.offered = None
        self.today.show_offer(None)
        self._show_history()
        self.today.focus_first()

    def _on_reopened(self) -> None:
        self._reopened = True
        self._show_history()
        self.today.focus_first()

    def _on_began(self, session: Session) -> None:
        self._why = ""
        self.today.show_ready()
        self.session_page.begin(session)
        self.window.show_whole(self.session_page)
        self.session_page.controls.pause_button.setFocus()
        if not self.chosen.now().first_run_done:
            self.chosen.choose("first_run_done", value=True)

    def _on_updated(self, update: Update) -> None:
        self.session_page.show_update(update)
        running = update.session.state is State.RUNNING
        if running is self._running:
            return
        self._running = running
        if running and self.chosen.now().keep_awake:
            # Once each time it goes on: where the system refuses, asking takes longer than a frame.
            if notice := self._awake.start():
                self.session_page.show_notice(notice)
        elif not running:
            self._awake.stop()

    def _on_stop_reason(self, why: str) -> None:
        self._why = why
        self._reopened = False
        self.coach.stop(why)

    def _on_ended(self, session: Session) -> None:
        self._running = False
        self._awake.stop()
        self.ending.show_ended(session, self._why)
        self.window.show_whole(self.ending)
        self.ending.done_button.setFocus()

    def _on_done(self) -> None:
        self._show_history()
        self.window.show_page("today")
        self.today.focus_first()

    def _on_not_kept(self, text: str) -> None:
        for page in (self.today, self.choices):
            page.show_notice(text)

    def _on_page(self, key: str) -> None:
        if key == "settings" and self._voices is None:
            self._voices = Work(self._source.voices, self)
            self._voices.done.connect(self._on_voices)
            self._voices.start()

    def _on_voices(self, voices: tuple[Voice, ...]) -> None:
        self.choices.show_voices(voices, self.chosen.now().voice_id)


def run() -> int:
    """Open the window and stay until it is closed. Returns the exit status."""
    QCoreApplication.setApplicationName("lymph-coach")
    QGuiApplication.setDesktopFileName("lymph-coach")
    application = QApplication(sys.argv[:1])
    folders = Folders.of(os.environ)
    folders.create()
    log = CrashLog(folders.log)
    log.start()
    app = App(application, folders, load_course())
    app.show()
    collector = GuiCollector(app)
    collector.start()
    try:
        return application.exec()
    finally:
        collector.stop()
        log.stop()
