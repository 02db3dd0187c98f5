"""The reading page of the window: finds a page, and shows it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.leaf_view import SIDE_PX
from lymph_coach.desktop.reading.look import FEWEST_LETTERS, TextLook
from lymph_coach.desktop.reading.reader import SCROLL_BAR_PX, Reader
from lymph_coach.desktop.reading.rows import Row, RowKind, hit_rows, shelf_rows
from lymph_coach.desktop.reading.side import Side
from lymph_coach.desktop.reading.trail import Place
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.style_reading import RING_PX
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.reading.marks import Marks
from lymph_coach.reading.page import Library
from lymph_coach.reading.runs import TITLE
from lymph_coach.reading.search import Hit, Mark

LIST_PX, WIDE_LIST_PX = 320, 380
_ROOMY_PX = 1400


class Search(Protocol):
    """What is asked of ``reading.search.Finder``."""

    def find(self, query: str) -> tuple[Hit, ...]:
        """The pages that have every word, best first."""
        ...

    def marks(self, page_id: str, query: str) -> tuple[Mark, ...]:
        """Where the words stand on a page."""
        ...


class ReadingPage(QWidget):
    """Shows the list beside the page, or one at a time where there is less room. Owns the marks while it lives.

    Args:
        library: the pages.
        finder: finds them by words.
        marks: where the reader was.
        drawings: the folder of the drawings.
        roles: the theme.
        scale: how large text is.
        open_url: opens an address of the web outside the program, and says whether it could; only ever after a press
            on it.
    """

    listen_wanted = Signal(str)
    print_wanted = Signal(str)
    pdf_wanted = Signal(str)
    sheet_wanted = Signal(str)
    place_wanted = Signal(str)
    page_opened = Signal(str)
    marks_changed = Signal(object)

    def __init__(
        self,
        library: Library,
        finder: Search,
        marks: Marks,
        drawings: Path,
        roles: Roles,
        scale: Scale,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        self._library, self._finder, self._marks = library, finder, marks
        self._look = TextLook(roles, scale, self.font().family())
        self._two, self._reading = True, False
        found = Drawings(drawings)
        self.side = Side(found, self._look)
        self.reader = Reader(library, found, self._look, open_url)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.reader, 1)
        self._connect()
        self.side.list.show_rows(shelf_rows(library, marks.read))

    def _connect(self) -> None:
        reader, side = self.reader, self.side
        reader.listen_wanted.connect(self.listen_wanted)
        reader.print_wanted.connect(self.print_wanted)
        reader.pdf_wanted.connect(self.pdf_wanted)
        reader.sheet_wanted.connect(self.sheet_wanted)
        reader.place_wanted.connect(self.place_wanted)
        reader.left.connect(self._keep_place)
        reader.turned.connect(self._on_turned)
        reader.opened.connect(self._on_opened)
        reader.end_seen.connect(self._on_end_seen)
        reader.bar.list_chosen.connect(self.show_list)
        side.search.textChanged.connect(self._on_query)
        side.search.entered.connect(side.list.choose_current)
        side.search.left.connect(self._leave_search)
        side.list.chosen.connect(self._on_row)
        for keys, slot in (("Ctrl+F", self.focus_search), ("Alt+Left", reader.go_back), ("Ctrl+L", reader.listen)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def marks(self) -> Marks:
        """Where the reader is now, and what has been read."""
        return self._at(self.reader.place) if self.reader.page_id else self._marks

    def take_marks(self, marks: Marks) -> None:
        """Know of other places and pages read from now on; the page that is open stays where it is."""
        self._marks = marks
        self._on_query(self.side.search.text())

    @property
    def page_id(self) -> str:
        """The page that is open; empty before the first."""
        return self.reader.page_id

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change theme and text size; the page stays at its place."""
        self._look = TextLook(roles, scale, self.font().family())
        self.side.list.wear(self._look)
        self.reader.wear(self._look)
        self._show_hits()
        self._arrange()

    def open(self, page_id: str, anchor: str = "") -> None:
        """Open a page at its beginning, or at a heading.

        Raises:
            KeyError: there is no such page.
        """
        self.reader.open(page_id, anchor)

    def show_sentence(self, run: int, start: int, end: int) -> None:
        """Mark what is read aloud, a stretch of the plain words of a run, and keep it in sight."""
        self.reader.show_sentence(run, start, end)

    def clear_sentence(self) -> None:
        """Nothing is read aloud any more."""
        self.reader.clear_sentence()

    def focus_search(self) -> None:
        """Go to the search field, with what stands in it chosen."""
        self.show_list()
        self.side.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.search.selectAll()

    def focus_page(self) -> None:
        """Give the keyboard to the page, or to the list where that is in its place."""
        shown = self.reader.view if self._two or self._reading else self.side.list
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Where one is shown at a time, show the list."""
        if self._two or not self._reading:
            return
        self._keep_place(self.reader.place)
        self._reading = False
        self._arrange()
        self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_search(self) -> None:
        (self.reader.view if self._two else self.side.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _at(self, place: Place) -> Marks:
        return self._marks.at(place.page_id, place.run)

    def _keep_place(self, place: Place) -> None:
        self._marks = self._at(place)
        self.marks_changed.emit(self._marks)

    def _on_turned(self, page_id: str) -> None:
        self.side.list.show_open(page_id)
        self._show_hits()
        self.page_opened.emit(page_id)

    def _on_opened(self) -> None:
        """Bring the page to the front, and the keyboard to it."""
        self._reading = True
        self._arrange()
        self.reader.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hits(self) -> None:
        query = self.side.search.text().strip()
        self.reader.show_hits(self._finder.marks(self.page_id, query) if query and self.page_id else ())

    def _on_query(self, text: str) -> None:
        query = text.strip()
        if query:
            rows = hit_rows(self._library, self._finder.find(query), query, self._marks.read)
            self.side.list.show_rows(rows)
            self._tell(sum(row.kind is RowKind.HIT for row in rows))
        else:
            self.side.list.show_rows(shelf_rows(self._library, self._marks.read))
            self.side.list.show_open(self.page_id)
            self._show_hits()
        self.side.all_button.setVisible(bool(query))

    def _tell(self, hits: int) -> None:
        announce(self, self.tr("Pages found: {number}").format(number=hits))

    def _on_row(self, row: Row) -> None:
        if row.kind is RowKind.HIT:
            self.reader.open(row.page_id, run=row.run)
        elif row.page_id == self.page_id:
            self._on_opened()
        else:
            # One that was read to its end is begun again.
            run = TITLE if row.read else self._marks.places.get(row.page_id, TITLE)
            self.reader.open(row.page_id, run=run)

    def _on_end_seen(self, page_id: str) -> None:
        if page_id not in self._marks.read:
            self._marks = self._at(self.reader.place).with_read(page_id)
            self.side.list.show_read(page_id)
            self.marks_changed.emit(self._marks)

    def _arrange(self) -> None:
        """Show both sides where the page keeps a full line, else the one that is wanted."""
        list_px = self._look.scale.px(WIDE_LIST_PX if self.width() >= _ROOMY_PX else LIST_PX)
        page_px = self._look.line_px(FEWEST_LETTERS) + 2 * (SIDE_PX + RING_PX) + SCROLL_BAR_PX
        self._two = self.width() >= list_px + page_px
        self.side.setMinimumWidth(list_px if self._two else 0)
        self.side.setMaximumWidth(list_px if self._two else self.maximumWidth())
        self.reader.show_ways(to_list=not self._two, height_px=self.height())
        self.side.title.setVisible(not self._two)  # beside a page, that has the heading
        shown = {self.side: self._two or not self._reading, self.reader: self._two or self._reading}
        # The one that goes goes first: both at once may need more room than the window has.
        for widget in sorted(shown, key=shown.__getitem__):
            widget.setVisible(shown[widget])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one side or both."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where the reader was; at the very first, at the first page."""
        super().showEvent(event)
        known = [page.id for page in self._library.pages]
        if known and not self.page_id:
            last = self._marks.last_page if self._marks.last_page in known else known[0]
            self.reader.turn_to(Place(last, self._marks.places.get(last, TITLE)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the place."""
        super().hideEvent(event)
        if self.page_id:
            self._keep_place(self.reader.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the page to the list where one is shown at a time."""
        if event.key() == Qt.Key.Key_Escape and self._reading and not self._two:
            self.show_list()
        else:
            super().keyPressEvent(event)
