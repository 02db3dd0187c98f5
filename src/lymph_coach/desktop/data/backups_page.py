"""The copies of the diary, and bringing one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.data.progress import ProgressBand
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.widgets.undo_bar import UndoBar
from lymph_coach.journal.backup import Backup, Preview

MOST = 12
"""So many copies are shown at once, the newest first."""
_BESIDE_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup and what it holds; None where it cannot be read."""

    backup: Backup
    preview: Preview | None


class CopyRow(QFrame):
    """One copy. Emits ``wanted`` with its :class:`Backup`."""

    wanted = Signal(object)

    def __init__(self, copy: Copy, words: DataWords, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._backup = copy.backup
        when = words.moment(copy.backup.moment.astimezone(zone))
        self.holds = label(words.holds(copy.preview))
        self.button = CalmButton(self.tr("Restore this one"))
        self.button.setAccessibleName(self.tr("Restore this one: the backup of {when}").format(when=when))
        self.button.setAccessibleDescription(self.holds.text())
        self.button.setEnabled(copy.preview is not None)
        self.button.chosen.connect(self._on_chosen)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TOUCH)
        column.addWidget(label(when, "strong"))
        column.addWidget(self.holds)
        if reason := words.reason(copy.backup.reason):
            column.addWidget(label(reason, "soft"))
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.CARD, Space.PART, Space.CARD, Space.PART)
        around.addWidget(Beside(said, self.button, _BESIDE_LETTERS))

    def _on_chosen(self) -> None:
        self.wanted.emit(self._backup)


class BackupsPage(ScrollPage):
    """Shows the copies, and tells which is wanted; keeps nothing.

    ``restore_wanted`` carries a :class:`Backup`: that of a row, or the one that was set aside by the last restoring.

    Args:
        locale: the person's; that of the system when not given.
    """

    restore_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, locale: QLocale | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_measure()
        self._words = DataWords(locale or QLocale(), self)
        self._copies: tuple[Copy, ...] = ()
        self._zone: tzinfo = UTC
        self._shown = MOST
        self._aside: Backup | None = None
        self.rows: list[CopyRow] = []
        self.back_button = CalmButton(self.tr("Back"))
        self.back_button.chosen.connect(self.back_wanted)
        self.says = label(kind="soft")
        self.progress = ProgressBand()
        self.notice = notice()
        self.undo_bar = UndoBar()
        self.undo_bar.undo_button.setText(self.tr("Put back the diary I had"))
        self.undo_bar.undone.connect(self._on_undone)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SIDE)
        self.more_button = CalmButton(self.tr("Show older ones"))
        self.more_button.chosen.connect(self._on_more)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(self.tr("Backups"), "title"))
        for widget in (self.says, self.progress, self.notice, self.undo_bar):
            self.column.addWidget(widget)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.more_button.hide()
        self.watch_focus()

    def start(self) -> None:
        """Show the page from its top, with nothing to put back."""
        self._aside, self._shown = None, MOST
        self.undo_bar.hide()
        self.show_notice("")
        self.verticalScrollBar().setValue(0)

    def show_copies(self, copies: Sequence[Copy], zone: tzinfo) -> None:
        """Show the copies, the newest first; their times in ``zone``."""
        self._copies, self._zone = tuple(copies), zone
        if copies:
            text = self.tr("Choose the day to go back to. The diary you have now is kept too, as one more backup.")
        else:
            text = self.tr("There are no backups yet. The first is made soon after something is in your diary.")
        set_text(self.says, text)
        self._show_rows()

    def show_restored(self, restored: Backup, aside: Backup) -> None:
        """Say which copy is the diary now, and where the one before it is; offers the way back."""
        self._aside = aside
        self.show_notice("")
        now, kept = (self._words.moment(one.moment.astimezone(self._zone)) for one in (restored, aside))
        text = self.tr(
            "Your diary is now as it was on {now}. The diary you had is kept as the backup of {kept}."
        ).format(now=now, kept=kept)
        self.undo_bar.offer(text)
        announce(self, text)
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._show_undo)

    def show_work(self, text: str) -> None:
        """Say what is done now, with nothing else to press; empty when it is done."""
        self.progress.show_work(text)
        if text:
            # Before what has the keyboard can no longer have it.
            self.back_button.setFocus()
            self.undo_bar.hide()
            self.notice.hide()
        for row in self.rows:
            row.setEnabled(not text)
        self.more_button.setEnabled(not text)

    def show_notice(self, text: str) -> None:
        """Say something at the top, aloud too; empty hides it."""
        tell(self.notice, text)
        if text:
            self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the way back, above everything else."""
        self.back_button.setFocus()

    def _show_rows(self) -> None:
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.rows = [CopyRow(copy, self._words, self._zone) for copy in self._copies[: self._shown]]
        for row in self.rows:
            row.wanted.connect(self.restore_wanted)
            self._rows.addWidget(row)
        tab_through(self.undo_bar.undo_button, *(row.button for row in self.rows), self.more_button)
        self.more_button.setVisible(len(self._copies) > self._shown)
        self.watch_focus()

    def _on_more(self) -> None:
        first = self._shown
        self._shown += MOST
        self._show_rows()
        self.rows[first].button.setFocus()

    def _show_undo(self) -> None:
        self.show_whole(self.undo_bar)

    def _on_undone(self) -> None:
        if self._aside:
            self.restore_wanted.emit(self._aside)
