"""A fresh place for the program's files, and the very session that the program makes of it."""

import tempfile
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from lymph_coach.session.course import load_course, plan_of
from lymph_coach.session.prepare import Prepared, prepare_session
from lymph_coach.settings.choices import Preset
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SettingsStore
from lymph_coach.speech.prepare import SpeechPreparer
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.system.folders import HOME_VARIABLE, Folders


class Home:
    """Owns a folder that holds everything the program keeps; a context manager."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="home-")
        self.environment = {HOME_VARIABLE: self._folder.name}
        self.folders = Folders.of(self.environment)
        self.settings = Settings(first_run_done=True, ask_feelings=False)

    def __enter__(self) -> Self:
        self.folders.create()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    @property
    def path(self) -> Path:
        """The folder."""
        return Path(self._folder.name)

    def choose(self, preset: Preset, *, rounds: int = 0, muted: bool = False) -> Prepared:
        """Keep these settings, make every clip, and return the session that Start will begin with them."""
        self.settings = replace(self.settings, preset=preset, rounds=rounds, muted=muted)
        SettingsStore(self.folders.config / "settings.json").save(self.settings)
        course = load_course()
        speech = SpeechPreparer(self.folders.cache / "clips", ProcessRenderer())
        prepared = prepare_session(plan_of(self.settings, course.routine), course.words, speech, self.settings)
        assert not prepared.notice.value, prepared.notice.value
        return prepared
