"""The composition root of the window: builds, hands in, wires, and shuts down in reverse."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from lymph_coach.desktop.choices.chosen import Change, ChosenSettings
from lymph_coach.desktop.instance.request import Request
from lymph_coach.desktop.program import Program
from lymph_coach.desktop.theme.apply import STYLE_OPTIONS, apply_theme, on_system_change, opening_roles, roles_for
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.window import MainWindow
from lymph_coach.desktop.wings.every import EveryWing
from lymph_coach.desktop.wings.late import LateStart
from lymph_coach.desktop.wings.parts import Parts
from lymph_coach.desktop.wings.resources import Resources
from lymph_coach.desktop.wings.shared import Shared
from lymph_coach.desktop.wings.ways import TOKEN, Ways
from lymph_coach.settings.store import SETTINGS_FILE, SettingsStore
from lymph_coach.system.folders import Folders, private
from lymph_coach.system.identity import APP_ID, tell_task_bar
from lymph_coach.system.local_time import local_now
from lymph_coach.system.shipped import shipped

if TYPE_CHECKING:
    from lymph_coach.desktop.wings.beginning import Beginning
    from lymph_coach.desktop.wings.checkin import CheckinWing
    from lymph_coach.desktop.wings.choices import ChoicesWing
    from lymph_coach.desktop.wings.diary import DiaryWing
    from lymph_coach.desktop.wings.practice import PracticeWing
    from lymph_coach.desktop.wings.reading import ReadingWing
    from lymph_coach.desktop.wings.reminders import RemindersWing
    from lymph_coach.desktop.wings.today import TodayWing
    from lymph_coach.routine.plan import Plan
    from lymph_coach.session.checkpoint import Checkpoint

# ruff: noqa: PLC0415  # a wing is loaded when it is first wanted: the first picture waits for none of them


class App(QObject):
    """Everything the running window is made of; owns all of it.

    The window and its navigation come first and are painted at once; each wing follows when it is first wanted.

    Args:
        application: the Qt application.
        folders: where files are kept.
        now: local time with its zone.
        parts: what takes the place of the real thing.
    """

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        now: Callable[[], datetime] = local_now,
        parts: Parts = Parts(),  # noqa: B008  # frozen, and nothing but None
    ) -> None:
        super().__init__()
        self._parts = parts
        self._furnished = False
        self.is_deleted = False
        self._wings = EveryWing()
        translator = QTranslator(self)
        translator.load(str(shipped("translations", "lymph_coach_en.qm")))
        application.installTranslator(translator)
        store = SettingsStore(folders.config / SETTINGS_FILE)
        self._loaded = store.load()
        self.chosen = ChosenSettings(store, self._loaded, self)
        self._resources = Resources(folders, self.chosen.now, now, parts)
        settings = self.chosen.now()
        roles = opening_roles(settings.theme, application.palette())
        self.look = apply_theme(application, roles, settings.text_percent, folders.cache / "pictures", opening=True)
        pages = {
            "today": (self.tr("Today"), Icon.TODAY, lambda: self.today.page),
            "read": (self.tr("Read"), Icon.READ, lambda: self.reading.place),
            "reminders": (self.tr("Reminders"), Icon.REMINDERS, self._make_reminders),
            "diary": (self.tr("Diary"), Icon.DIARY, lambda: self.diary.place),
            "settings": (self.tr("Settings"), Icon.SETTINGS, lambda: self.choices.page),
        }
        memory = private(folders.config / "window.ini")
        self.window = MainWindow(pages, QSettings(str(memory), QSettings.Format.IniFormat, self))
        self.window.wear(self.look.roles, self.look.scale, self.look.icons)
        self._shared = Shared(folders, self.chosen, self.look, self.window, now)
        self.ways = Ways(self.window, self.chosen, lambda: self.today, lambda: self.reading)
        self._reminding = LateStart(self._resources.reminders_path, lambda: self.reminders, self._tell_today, self)
        self.chosen.changed.connect(self._on_changed)
        self.window.first_painted.connect(self._on_first_painted)
        self.window.closing.connect(self.close)

    @cached_property
    def today(self) -> "TodayWing":
        """The page the window opens on."""
        from lymph_coach.desktop.wings.today import TodayWing

        parts = self._resources
        wing = TodayWing(self._shared, parts.course, parts.checkpoints, parts.history, self)
        wing.start_wanted.connect(self._on_start)
        wing.offer_kept.connect(self._beginning.keep)
        wing.offer_discarded.connect(self._beginning.discard)
        wing.page.page_wanted.connect(self.ways.show_reading)
        wing.page.health_changed.connect(self._beginning.ask_health)
        told = [self._loaded.mishap.value] if self._loaded.mishap else []
        wing.page.show_notice(" ".join([*told, *(problem.sentence for problem in self._loaded.problems)]))
        self._wings.add(wing)
        return wing

    @cached_property
    def checkin(self) -> "CheckinWing":
        """The check-in before a session."""
        from lymph_coach.desktop.wings.checkin import CheckinWing

        wing = (self._parts.make_checkin or CheckinWing)(self._shared, self)
        wing.passed.connect(self._beginning.begin)
        wing.held.connect(self.today.offer_again)
        wing.held.connect(self._beginning.hold)
        wing.failed.connect(self.today.page.show_notice)
        self._wings.add(wing)
        return wing

    @cached_property
    def _beginning(self) -> "Beginning":
        from lymph_coach.desktop.wings.beginning import Beginning

        beginning = Beginning(lambda: self.checkin, lambda: self.practice, self)
        beginning.back_wanted.connect(self.ways.show_today)
        self._wings.add(beginning)
        return beginning

    @cached_property
    def practice(self) -> "PracticeWing":
        """The session under way."""
        from lymph_coach.desktop.wings.practice import PracticeWing
        from lymph_coach.system.awake import Awake

        parts, awake = self._resources, self._parts.awake or Awake()
        wing = PracticeWing(self._shared, parts.source, parts.checkpoints, parts.history, awake, self)
        wing.coach.progressed.connect(self.today.page.show_preparing)
        wing.coach.cancelled.connect(self.today.show_ready)
        wing.coach.refused.connect(self.today.tell_led_elsewhere)
        self.today.page.cancel_chosen.connect(wing.coach.cancel)
        wing.failed.connect(self.today.page.show_notice)
        wing.asked.connect(self.ways.show_today)
        wing.began.connect(self._on_began)
        wing.stopped.connect(self.today.end_session)
        wing.finished.connect(self._on_finished)
        self._wings.add(wing)
        return wing

    @cached_property
    def diary(self) -> "DiaryWing":
        """The diary."""
        from lymph_coach.desktop.wings.diary import DiaryWing

        wing = DiaryWing(self._shared, self._resources.diary, self._resources.course.routine, self._questions, self)
        wing.questions_wanted.connect(self.ways.show_questions)
        wing.everything_deleted.connect(self._on_everything_deleted)
        wing.files_wanted.connect(self._wings.settle)
        wing.files_changed.connect(self._on_files_changed)
        self._wings.add(wing)
        return wing

    @cached_property
    def choices(self) -> "ChoicesWing":
        """The settings."""
        from lymph_coach.desktop.wings.choices import ChoicesWing

        wing = ChoicesWing(self._shared, self._resources.source, self)
        self._wings.add(wing)
        return wing

    @cached_property
    def reading(self) -> "ReadingWing":
        """The reading pages and the sheets."""
        from lymph_coach.desktop.wings.reading import ReadingWing
        from lymph_coach.narration.source import EngineSource

        source = (self._parts.make_narration or EngineSource)(self._shared.folders.cache / "narration", self.chosen.now)
        wing = ReadingWing(self._shared, source, self)
        wing.place_wanted.connect(self.window.show_page)
        self._wings.add(wing)
        return wing

    @cached_property
    def reminders(self) -> "RemindersWing":
        """The reminders.

        Raises:
            StorageError: their file cannot be used.
        """
        from lymph_coach.desktop.wings.reminders import RemindersWing

        parts = self._resources
        wing = RemindersWing(self._shared, parts.reminders_path, parts.around, self._is_practising, self)
        wing.start_wanted.connect(self.ways.make_ready)
        wing.coming.told.connect(self.today.page.show_reminder)
        wing.failed.connect(self._tell_today)
        wing.look()
        self._wings.add(wing)
        return wing

    def _is_practising(self) -> bool:
        return "practice" in self.__dict__ and self.practice.coach.session is not None

    def _make_reminders(self) -> QWidget:
        from lymph_coach.desktop.widgets.trouble import page_or_trouble

        return page_or_trouble(self.tr("Reminders"), lambda: self.reminders.page)

    def _tell_today(self, sentence: str) -> None:
        self.today.page.show_notice(sentence)

    def show(self) -> None:
        """Open the window; Today follows when the window has been painted."""
        self.window.open_on("today")

    def _on_first_painted(self) -> None:
        QTimer.singleShot(0, self.furnish)  # not while it is painted; a queued connection needs what start avoids

    def furnish(self) -> None:
        """Put Today into the open window."""
        if not self._furnished:
            from lymph_coach.desktop.widgets.heard import name_roles

            self._furnished = True
            name_roles()
            self.look.follow_focus()
            on_system_change(self._wear)
            if roles_for(self.chosen.now().theme) != self.look.roles:
                self._wear()
            self.ways.show_today()
            QGuiApplication.setWindowIcon(self.look.icons.of_program())
            self._reminding.start()

    def keep(self) -> None:
        """Pause the session under way and see it reach the disk: the program may be ended at any moment."""
        if self._is_practising():
            self.practice.keep()

    def close(self) -> None:
        """Shut down in reverse: sound first, then what waits to be written."""
        self._reminding.stop()
        try:
            self._wings.close()
        finally:
            self._resources.close()

    def _wear(self) -> None:
        settings = self.chosen.now()
        self.look.wear(roles_for(settings.theme), settings.text_percent)
        self.window.wear(self.look.roles, self.look.scale, self.look.icons)
        self._wings.wear()

    def _on_changed(self, change: Change) -> None:
        if change.touches("theme", "text_percent", "figure", "reduced_motion"):
            self._wear()

    def _on_start(self, plan: "Plan | Checkpoint") -> None:
        self._wings.fall_silent()
        self._beginning.ask(plan)

    def _questions(self) -> tuple[str, ...]:
        return self.reading.questions()

    def _on_everything_deleted(self) -> None:
        """Really all: what is open is closed first, and nothing is written after."""
        if "reminders" in self.__dict__:
            self.reminders.forget()
        self.close()
        self._resources.remove()
        self.is_deleted = True
        QCoreApplication.exit()

    def _on_files_changed(self) -> None:
        self.chosen.reread()
        self._wings.reread()
        self.today.show_history()
        self._reminding.start()  # there may be reminders for the first time

    def _on_began(self) -> None:
        self.today.page.show_ready()
        if not self.chosen.now().first_run_done:
            self.chosen.choose("first_run_done", value=True)

    def _on_finished(self) -> None:
        self.today.show_history()
        if "diary" in self.__dict__:
            self.diary.show_diary()
        self.ways.show_today()


def run(ready: str | None = None, page: str = "") -> int:
    """Open the window and stay until it is closed, or tell the one that is open. Returns the exit status.

    Args:
        ready: a preset to have ready to start, empty for the one chosen; left out when nothing is asked for.
        page: the page of the navigation to open, empty for Today.
    """
    request = Request(page, ready, os.environ.get(TOKEN, ""))
    QCoreApplication.setApplicationName("lymph-coach")
    QGuiApplication.setDesktopFileName(APP_ID)
    tell_task_bar(sys.platform)
    application = QApplication([*sys.argv[:1], *STYLE_OPTIONS])
    folders = Folders.of(os.environ)
    program = Program(application, folders)
    try:
        folders.create()
        if not program.lock.take():
            from lymph_coach.desktop.instance.meeting import Meeting

            meeting = Meeting(program.lock, request, folders.log)
            if meeting.ask():
                application.exec()
            if not meeting.takes_over():
                return 0
        program.start()
        app = App(application, folders)
        app.show()
        program.open(app, request)
    except Exception as error:  # noqa: BLE001  # whatever it is: a start that fails in silence helps nobody
        program.tell_no_window(error)
    status = application.exec()
    program.end()
    return status
