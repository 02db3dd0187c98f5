"""One calm dialog about a fault of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage

WIDTH_PX, HEIGHT_PX = 700, 480
LINE_PX = 20
DETAILS_PX = 220


class Mishap(Enum):
    """What happened."""

    FAULT = auto()
    NO_WINDOW = auto()
    LAST_TIME = auto()
    SILENT = auto()
    DEAF = auto()


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of it, and the buttons; one without words is not there."""

    title: str
    sentence: str
    go_on: str = ""
    close: str = ""


class MishapDialog(QDialog):
    """Says what happened in a sentence or two, and on request how. Opened with ``open()``; closing it goes on.

    Emits ``close_chosen`` when the program that failed shall be closed.

    Args:
        mishap: what happened.
        details: for whoever mends it; without any there is nothing to show, copy or look for.
        folder: where the log lies.
        over: the window it opens over, if there is one.
        open_url: opens the folder.
    """

    close_chosen = Signal()

    def __init__(
        self,
        mishap: Mishap,
        details: str,
        folder: Path,
        over: QWidget | None = None,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(over)
        self.setWindowTitle(self.tr("Lymph Coach"))
        self._folder, self._open_url = folder, open_url
        words = self._words(mishap)
        self.title, self.sentence = label(words.title, "title"), label(words.sentence)
        self.go_on_button = CalmButton(words.go_on, "primary")
        self.close_button = CalmButton(words.close)
        self.details_button = CalmButton(self.tr("Show details"))
        self.copy_button = CalmButton(self.tr("Copy details"))
        self.folder_button = CalmButton(self.tr("Open the folder"))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setMinimumHeight(DETAILS_PX)
        self.details.setAccessibleName(self.tr("Details"))
        self.details.hide()
        self._help = label(self.tr("For whoever helps you; nothing is ever sent anywhere."), "soft")
        self._lay_out()
        self.go_on_button.setHidden(not words.go_on)
        self.close_button.setHidden(not words.close)
        for part in (self._help, self.details_button, self.copy_button, self.folder_button):
            part.setHidden(not details)
        self.go_on_button.chosen.connect(self.accept)
        self.close_button.chosen.connect(self._on_close)
        self.details_button.chosen.connect(self._on_details)
        self.copy_button.chosen.connect(self._on_copy)
        self.folder_button.chosen.connect(self._on_folder)
        self.setAccessibleDescription(words.sentence)
        (self.go_on_button if words.go_on else self.close_button).setFocus()

    def add(self, details: str) -> None:
        """Something else went wrong meanwhile; it joins the details."""
        self.details.appendPlainText(details)

    def _lay_out(self) -> None:
        choices, ways = FlowLayout(Space.SIDE), FlowLayout(Space.SIDE)
        for button in (self.go_on_button, self.close_button):
            choices.addWidget(button)
        for button in (self.details_button, self.copy_button, self.folder_button):
            ways.addWidget(button)
        page = ScrollPage()
        page.column.addWidget(self.title)
        page.column.addWidget(self.sentence)
        page.column.addLayout(choices)
        page.column.addSpacing(Space.NEAR)
        page.column.addWidget(self._help)
        page.column.addLayout(ways)
        page.column.addWidget(self.details)
        page.column.addStretch(1)
        page.watch_focus()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(page)
        room = (self.parentWidget() or self).screen().availableSize()
        scale = max(1.0, self.fontMetrics().height() / LINE_PX)
        self.resize(min(round(WIDTH_PX * scale), room.width()), min(round(HEIGHT_PX * scale), room.height()))

    def _words(self, mishap: Mishap) -> Wording:
        match mishap:
            case Mishap.FAULT:
                return Wording(
                    self.tr("Something went wrong"),
                    self.tr(
                        "A part of Lymph Coach failed. Lower your arms: a session under way is paused and kept. "
                        "You can go on, or close Lymph Coach and open it again."
                    ),
                    self.tr("Go on"),
                    self.tr("Close Lymph Coach"),
                )
            case Mishap.NO_WINDOW:
                return Wording(
                    self.tr("Lymph Coach could not open"),
                    self.tr("What you have written and practised is kept. Close this and try once more."),
                    close=self.tr("Close Lymph Coach"),
                )
            case Mishap.LAST_TIME:
                return Wording(
                    self.tr("Lymph Coach stopped by itself last time"),
                    self.tr("What you have written and practised is kept. Today offers a session that was cut off."),
                    self.tr("Go on"),
                )
            case Mishap.SILENT:
                return Wording(
                    self.tr("Lymph Coach is open already"),
                    self.tr(
                        "But it does not answer. Wait a little, or end it and open it again: what you have written "
                        "and practised is kept."
                    ),
                    self.tr("Leave it"),
                    self.tr("End it and open again"),
                )
            case Mishap.DEAF:
                return Wording(
                    self.tr("Lymph Coach is open already"),
                    self.tr(
                        "Look for its window: on this computer it cannot be brought forward from here. Or end it and "
                        "open it again: what you have written and practised is kept."
                    ),
                    self.tr("Leave it"),
                    self.tr("End it and open again"),
                )

    def _on_close(self) -> None:
        self.accept()
        self.close_chosen.emit()

    def _on_details(self) -> None:
        shown = self.details.isHidden()
        self.details.setVisible(shown)
        self.details_button.setText(self.tr("Hide details") if shown else self.tr("Show details"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(self.tr("Copied"))

    def _on_folder(self) -> None:
        self._open_url(QUrl.fromLocalFile(str(self._folder)))
