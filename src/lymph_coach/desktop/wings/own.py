"""The person's own routines in the window: looked up, chosen, brought in and put aside."""

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from lymph_coach.desktop.today.own import OwnCard
from lymph_coach.desktop.today.own_choice import OwnChoice
from lymph_coach.desktop.today.own_row import OwnShown
from lymph_coach.desktop.wings.shared import Shared
from lymph_coach.desktop.wording import Wording
from lymph_coach.routine.layout import length_s
from lymph_coach.routine.limits import RoutineError, shown
from lymph_coach.routine.own import OwnRoutine
from lymph_coach.routine.own_template import own_template
from lymph_coach.session.course import Course, plan_of
from lymph_coach.session.own_routines import ENDING, OwnFile, OwnRoutines
from lymph_coach.system.atomic import StorageError, write_atomically


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own window; false where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class OwnDesk(QObject):
    """Owns what is shown of them, and what was removed last.

    ``changed`` tells that another plan may hold, ``filled`` that there are other buttons than before.

    Args:
        shared: the parts there is one of.
        course: the shipped routine and words.
        parent: owns it.
        show_folder: opens a folder in the system's own window.
    """

    changed = Signal()
    filled = Signal()

    def __init__(
        self, shared: Shared, course: Course, parent: QObject, show_folder: Callable[[Path], bool] = open_folder
    ) -> None:
        super().__init__(parent)
        self._shared, self._course, self._show_folder = shared, course, show_folder
        self._wording = Wording(self)
        self._routines = OwnRoutines(shared.folders.routines, course)
        self._files: tuple[OwnFile, ...] = ()
        self._seen: tuple[OwnShown, ...] = ()
        self._removed: tuple[Path, Path] | None = None
        self.dialog: QFileDialog | None = None
        self.choice, self.card = OwnChoice(), OwnCard()
        self.choice.chosen.connect(self._on_chosen)
        self.card.file_wanted.connect(self._on_file_wanted)
        self.card.copy_wanted.connect(self._on_copy)
        self.card.folder_wanted.connect(self._on_folder)
        self.card.remove_wanted.connect(self._on_remove)
        self.card.undo_wanted.connect(self._on_undo)
        self.card.looked.connect(self.look)
        self._read()

    @property
    def routine(self) -> OwnRoutine | None:
        """The one that is chosen, as it was when the folder was last read."""
        name = self._shared.chosen.now().own_routine
        return next((file.routine for file in self._files if file.routine and file.routine.name == name), None)

    def look(self) -> None:
        """Read the folder again."""
        self._read()
        self.changed.emit()

    def toggle(self) -> None:
        """Open the card, with the files as they are now, or put it away."""
        opened = self.card.isHidden()
        if opened:
            self.look()
        self.card.open_card(opened=opened)
        self.show()

    def show(self) -> None:
        """Show the files, with their lengths in the present choices."""
        settings = self._shared.chosen.now()
        files = [self._shown(file) for file in self._files]
        before = self._seen
        self._seen = tuple(files)
        self.card.show_files(files)
        labels = {one.name: f"{one.name} · {one.minutes}" for one in files if one.minutes}
        self.choice.show_routines(labels, settings.own_routine, self._notice())
        if self._seen != before:
            self.filled.emit()

    def _read(self) -> None:
        self._files = self._routines.all()

    def _shown(self, file: OwnFile) -> OwnShown:
        name = shown(file.path.name)
        if file.routine is None:
            return OwnShown(file.path, name, file.error)
        plan = plan_of(self._shared.chosen.now(), self._course.routine, file.routine)
        minutes = self._wording.minutes_short(length_s(plan))
        return OwnShown(file.path, file.routine.name, f"{minutes} · {name}", minutes)

    def _notice(self) -> str:
        name = self._shared.chosen.now().own_routine
        if name and self.routine is None:
            return self.tr("Your routine '{name}' is not there any more, so the usual one is used.").format(name=name)
        if any(file.error for file in self._files) and self.card.isHidden():
            return self.tr("A routine file of yours cannot be used. 'My own routines' says why.")
        return ""

    def _on_chosen(self, name: str) -> None:
        self._shared.chosen.choose("own_routine", name)

    def _on_file_wanted(self) -> None:
        if self.dialog:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.dialog = QFileDialog(self._shared.window, self.tr("Open a routine file"), documents)
        self.dialog.setNameFilter(f"{self.tr('Routine file')} (*{ENDING})")
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.fileSelected.connect(self._on_file)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_file(self, file: str) -> None:
        try:
            own = self._routines.take_in(Path(file))
        except RoutineError as error:
            self.card.show_notice(f"{error}.")
            return
        except StorageError as error:
            self.card.show_notice(str(error))
            return
        self._read()
        self._shared.chosen.choose("own_routine", own.name)
        self.card.show_notice(self.tr("'{name}' is copied in, and chosen.").format(name=own.name))

    def _on_closed(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_copy(self) -> None:
        """Write the preset that is chosen into the folder, under a name of its own."""
        preset = self._shared.chosen.now().preset
        taken = {file.routine.name.casefold() for file in self._files if file.routine}
        plain = self.tr("My {preset}").format(preset=preset)
        name = next(
            one for one in chain([plain], (f"{plain} {number}" for number in count(2))) if one.casefold() not in taken
        )
        path = self._routines.free_path(name)
        try:
            write_atomically(path, own_template(self._course.routine, self._course.words, preset, name).encode())
        except StorageError as error:
            self.card.show_notice(str(error))
            return
        self.look()
        told = self.tr("'{name}' is in your folder as {file}. Change it with a text editor, then come back.")
        self.card.show_notice(told.format(name=name, file=path.name))

    def _on_folder(self) -> None:
        folder = self._routines.folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            self.card.show_notice(
                self.tr("{folder} cannot be made: {reason}.").format(folder=folder, reason=error.strerror)
            )
            return
        if not self._show_folder(folder):
            self.card.show_notice(self.tr("Your routines are in {folder}.").format(folder=folder))

    def _on_remove(self, path: Path) -> None:
        try:
            self._removed = self._routines.remove(path), path
        except StorageError as error:
            self.card.show_notice(str(error))
            return
        self.card.show_notice("")
        self.look()
        self.card.undo_bar.offer(self.tr("{file} is removed.").format(file=shown(path.name)))

    def _on_undo(self) -> None:
        self.card.undo_bar.hide()
        if self._removed:
            aside, path = self._removed
            self._removed = None
            try:
                self._routines.put_back(aside, path)
            except StorageError as error:
                self.card.show_notice(str(error))
        self.look()
        self.card.open_button.setFocus()
