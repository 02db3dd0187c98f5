"""Reading: the pages, the sheets, hearing them read, and putting them on paper."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lymph_coach.desktop.listening.bar import ListeningBar
from lymph_coach.desktop.listening.listening import Listening
from lymph_coach.desktop.paper.paper import Paper
from lymph_coach.desktop.reading.page import ReadingPage
from lymph_coach.desktop.sheets.kept import FilledSheets
from lymph_coach.desktop.sheets.page import SheetPage
from lymph_coach.desktop.theme.type import ITALIC, load_font
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.narration.source import NarrationSource
from lymph_coach.reading.kept import SHEETS_FILE, SheetsFile
from lymph_coach.reading.load import load_library
from lymph_coach.reading.marks import MARKS_FILE, MarksFile
from lymph_coach.reading.search import Finder
from lymph_coach.reading.sentences import Sentence, sentences
from lymph_coach.reading.sheets import Sheet, load_sheets
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.shipped import shipped

LANGUAGE = "en"
SAVE_MS = 1_000  # the disk is asked once for a few quick turns
BUILD_MS = 300  # the page is painted first


class ReadingWing(Wing):
    """Owns the library, the page that shows it, and the sheets.

    ``place_wanted`` carries the part of the program a link leads to.

    Args:
        shared: the parts there is one of.
        source: where the voice that reads comes from.
        parent: owns the wing.
    """

    place_wanted = Signal(str)

    def __init__(self, shared: Shared, source: NarrationSource, parent: QObject) -> None:
        super().__init__(parent)
        self._shared = shared
        load_font(ITALIC)
        drawings = shipped("drawings")
        self._sheets = {sheet.id: sheet for sheet in load_sheets(shipped("sheets", LANGUAGE))}
        drawn = {path.stem for path in drawings.glob("*.svg")}
        self.library = load_library(shipped("pages", LANGUAGE), sheets=self._sheets.keys(), drawings=drawn)
        self._file = MarksFile(shared.folders.data / MARKS_FILE)
        self._filled = FilledSheets(SheetsFile(shared.folders.data / SHEETS_FILE), self)
        self._read: tuple[Sentence, ...] = ()
        self._finder = Finder(self.library)
        look = shared.look
        self.page = ReadingPage(self.library, self._finder, self._file.load(), drawings, look.roles, look.scale)
        self.sheet_page = SheetPage()
        self.listening = Listening(source, shared.chosen.now, self)
        self.bar = ListeningBar(self.listening)
        self.bar.watch(self.page)
        self.paper = Paper(shared.window, shared.now)
        self.place = self._laid_out()
        self._wire()
        shared.window.seen.connect(self.listening.set_visible)
        self._unsaved = QTimer(self.page)  # it goes with the page whose place it saves
        self._unsaved.setSingleShot(True)
        self._unsaved.setInterval(SAVE_MS)
        self._unsaved.timeout.connect(self._save)
        QTimer.singleShot(BUILD_MS, self, self._finder.build)

    def _laid_out(self) -> QStackedWidget:
        """The page with the bar under it, and a sheet in their place."""
        reader = QWidget()
        column = QVBoxLayout(reader)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.bar)
        place = QStackedWidget()
        place.addWidget(reader)
        place.addWidget(self.sheet_page)
        return place

    def _wire(self) -> None:
        self.page.listen_wanted.connect(self._on_listen)
        self.page.print_wanted.connect(self._on_print)
        self.page.pdf_wanted.connect(self._on_pdf)
        self.page.sheet_wanted.connect(self.open_sheet)
        self.page.place_wanted.connect(self.place_wanted)
        self.page.page_opened.connect(self._on_page_opened)
        self.page.marks_changed.connect(self._on_marks)
        self.listening.sentence_heard.connect(self._on_sentence)
        self.listening.ended.connect(self.page.clear_sentence)
        self.bar.released.connect(self.page.focus_page)
        self.listening.choice_made.connect(self._shared.chosen.choose)
        self.sheet_page.changed.connect(self._filled.keep)
        self.sheet_page.back_wanted.connect(self._on_sheet_left)
        self.sheet_page.print_wanted.connect(self.paper.print_sheet)
        self.sheet_page.pdf_wanted.connect(self.paper.save_sheet)
        self._filled.failed.connect(self.sheet_page.show_notice)
        self.paper.told.connect(self._tell)

    def open_page(self, page_id: str, anchor: str = "") -> None:
        """Show a page, at a heading if one is named.

        Raises:
            KeyError: there is no such page.
        """
        self.place.setCurrentIndex(0)
        self.page.open(page_id, anchor)

    def open_sheet(self, sheet_id: str) -> None:
        """Show a sheet as it is filled in.

        Raises:
            KeyError: there is no such sheet.
        """
        sheet: Sheet = self._sheets[sheet_id]
        self.sheet_page.show_sheet(sheet, self._filled.of(sheet_id))
        self.place.setCurrentWidget(self.sheet_page)
        self.sheet_page.focus_first()

    def questions(self) -> tuple[str, ...]:
        """What the person wants to ask at a visit, from the sheet of questions."""
        from lymph_coach.desktop.data.questions import QUESTIONS_SHEET, questions_of  # noqa: PLC0415  # few look at a visit

        return questions_of(self._sheets[QUESTIONS_SHEET], self._filled.of(QUESTIONS_SHEET))

    def wear(self) -> None:
        """Take the look that is worn."""
        self.page.wear(self._shared.look.roles, self._shared.look.scale)

    def fall_silent(self) -> None:
        """Read aloud no more."""
        self.listening.stop()

    def settle(self) -> None:
        """Write the place and the sheet."""
        self.sheet_page.flush()
        self._save()

    def reread(self) -> None:
        """Take the places and sheets that are in the files now; an open sheet makes way for the pages."""
        self._filled.reread()
        self.place.setCurrentIndex(0)
        self.page.take_marks(self._file.load())

    def close(self) -> None:
        """End the voice, and keep the place and the sheet."""
        self.listening.close()
        self.settle()

    def _on_listen(self, page_id: str) -> None:
        self._read = sentences(self.library.page(page_id))
        runs = [sentence.run for sentence in self._read]
        breaks = frozenset(at for at, run in enumerate(runs) if at and run != runs[at - 1])
        in_sight = self.page.reader.view.run_in_sight()
        # The head is always read from its top: the button stands under it, and scrolling to that hides a line or two.
        at = next((at for at, run in enumerate(runs) if run >= max(in_sight, 0)), 0) if in_sight >= 0 else 0
        self.listening.start([sentence.text for sentence in self._read], at, breaks)

    def _on_sentence(self, index: int) -> None:
        sentence = self._read[index]
        self.page.show_sentence(sentence.run, sentence.start, sentence.end)

    def _on_page_opened(self, _page_id: str) -> None:
        self.listening.stop()

    def _on_print(self, page_id: str) -> None:
        self.paper.print_page(self.library.page(page_id))

    def _on_pdf(self, page_id: str) -> None:
        self.paper.save_page(self.library.page(page_id))

    def _on_sheet_left(self) -> None:
        self.place.setCurrentIndex(0)
        self.page.focus_page()

    def _on_marks(self) -> None:
        self._unsaved.start()

    def _save(self) -> None:
        self._unsaved.stop()
        try:
            self._file.save(self.page.marks)
        except StorageError as error:
            self._tell(str(error))

    def _tell(self, text: str) -> None:
        (self.bar if self.place.currentIndex() == 0 else self.sheet_page).show_notice(text)
