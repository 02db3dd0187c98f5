"""The settings as they are now."""

from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from lymph_coach.settings.settings import Settings, rules
from lymph_coach.settings.store import Loaded, SettingsStore
from lymph_coach.system.atomic import StorageError


@dataclass(frozen=True, slots=True)
class Change:
    """The settings before and after a change."""

    before: Settings
    after: Settings

    def touches(self, *names: str) -> bool:
        """Whether one of these fields is another now."""
        return any(getattr(self.before, name) != getattr(self.after, name) for name in names)


class ChosenSettings(QObject):
    """Owns the one value of the settings, its file, and the step back.

    A change holds at once, even where the disk refuses it; ``failed`` then says so in a sentence.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, store: SettingsStore, loaded: Loaded, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._now = loaded.settings
        self._before = loaded.settings

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._before != self._now

    def now(self) -> Settings:
        """The settings; a method, to be handed to whoever needs the latest."""
        return self._now

    def choose(self, field: str, value: object) -> None:
        """Change one field.

        Raises:
            ValueError: the field does not take this value.
        """
        changes: dict[str, Any] = {field: rules()[field].read(value)}
        if field == "preset":
            changes["own_routine"] = ""  # what was chosen last is practised
        self.take(replace(self._now, **changes))

    def reread(self) -> None:
        """Take what the file says now, such as after something was brought in."""
        settings = self._store.load().settings
        if settings != self._now:
            change = Change(self._now, settings)
            self._before, self._now = self._now, settings
            self.changed.emit(change)

    def undo(self) -> None:
        """Take the last change back; a second time brings it again."""
        self.take(replace(self._now, **{entry.name: getattr(self._before, entry.name) for entry in fields(Settings)}))

    def take(self, settings: Settings) -> None:
        """Change several fields in one step."""
        change, begun = Change(self._now, settings), settings.first_run_done
        # Nothing to take back: what stays as it is, and what nobody chose.
        nothing = replace(self._now, first_run_done=begun) == settings
        self._before = replace(self._before if nothing else self._now, first_run_done=begun)
        self._now = settings
        self.changed.emit(change)
        try:
            self._store.save(settings)
        except StorageError as error:
            self.failed.emit(str(error))
