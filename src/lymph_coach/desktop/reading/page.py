"""The reading page of the window: finds a page, shows it, and leads back."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.bar import Bar
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.foot import Actions, Foot, sheet_of
from lymph_coach.desktop.reading.heard import name_roles
from lymph_coach.desktop.reading.identifiers import is_web
from lymph_coach.desktop.reading.leaf import Leaf
from lymph_coach.desktop.reading.leaf_view import SIDE_PX, LeafView, Middle
from lymph_coach.desktop.reading.look import FEWEST_LETTERS, TextLook
from lymph_coach.desktop.reading.pieces import BACK, CITE, first_cited
from lymph_coach.desktop.reading.rows import Row, RowKind, hit_rows, shelf_rows
from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.reading.side import Side
from lymph_coach.desktop.reading.trail import Place, Trail
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.reading.marks import Marks
from lymph_coach.reading.page import Library
from lymph_coach.reading.runs import TITLE
from lymph_coach.reading.search import Hit, Mark

LIST_PX, WIDE_LIST_PX = 320, 380
_ROOMY_PX = 1400
SCROLL_BAR_PX = 24
_LOW_PX = 420
"""Where less height is left than this at ordinary size, the bar scrolls with the page."""
_APP, _SHEET = "app:", "sheet:"


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
        open_url: opens an address of the web outside the program; only ever after a press on it.
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
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        name_roles()
        self._library, self._finder, self._marks = library, finder, marks
        self._open_url = open_url
        self._drawings = Drawings(drawings)
        self._look = TextLook(roles, scale, self.font().family())
        self._trail = Trail()
        self._cited: dict[str, RunText] = {}
        self._spoken: RunText | None = None
        self._two, self._low = True, False
        self._reading = False
        self.side = Side(self._drawings, self._look)
        self.view = LeafView()
        self.bar = Bar()
        self.bar.wear(self._look)
        self._lay_out()
        self._connect()
        self.side.list.show_rows(shelf_rows(library, marks.read))

    def _lay_out(self) -> None:
        self._paper = QWidget()
        self._stack = QVBoxLayout(self._paper)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._above = QWidget()
        self._middle = Middle(self._above)
        self._middle.row.setContentsMargins(SIDE_PX, 16, SIDE_PX + SCROLL_BAR_PX, 0)
        self._middle.column.addWidget(self.bar)
        self._stack.addWidget(self._above)
        self._stack.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._paper, 1)

    def _connect(self) -> None:
        self.side.search.textChanged.connect(self._on_query)
        self.side.search.entered.connect(self.side.list.choose_current)
        self.side.search.left.connect(self.view.setFocus)
        self.side.list.chosen.connect(self._on_row)
        self.view.end_seen.connect(self._on_end_seen)
        self.bar.list_chosen.connect(self.show_list)
        self.bar.back_chosen.connect(self.go_back)
        for keys, slot in (("Ctrl+F", self.focus_search), ("/", self.focus_search), ("Alt+Left", self.go_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def marks(self) -> Marks:
        """Where the reader is now."""
        self._note_place()
        return self._marks

    @property
    def page_id(self) -> str:
        """The page that is open; empty before the first."""
        return self.view.leaf.page.id if self.view.leaf else ""

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change theme and text size; the page stays at its place."""
        self._look = TextLook(roles, scale, self.font().family())
        self.side.list.wear(self._look)
        self.bar.wear(self._look)
        if self.page_id:
            run = self.view.run_in_sight()
            self._turn_to(self.page_id)
            self.view.show_run(run)
        self._arrange()

    def open(self, page_id: str, anchor: str = "") -> None:
        """Open a page at its beginning, or at a heading.

        Raises:
            KeyError: there is no such page.
        """
        self._leave()
        self._turn_to(page_id)
        leaf = self.view.leaf
        if leaf is not None and anchor in leaf.anchors:
            self.view.show_widget(leaf.anchors[anchor])
        self._read()

    def show_sentence(self, run: int, start: int, end: int) -> None:
        """Mark what is read aloud, a stretch of the plain words of a run, and keep it in sight."""
        self.clear_sentence()
        leaf = self.view.leaf
        if leaf is not None and run in leaf.runs:
            self._spoken = leaf.runs[run]
            self._spoken.show_spoken((start, end))
            self.view.reveal(self._spoken, self._spoken.stretch_rect(start, end))

    def clear_sentence(self) -> None:
        """Nothing is read aloud any more."""
        if self._spoken is not None:
            self._spoken.show_spoken(None)
        self._spoken = None

    def focus_search(self) -> None:
        """Go to the search field, with what stands in it chosen."""
        self.show_list()
        self.side.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.search.selectAll()

    def show_list(self) -> None:
        """Where one is shown at a time, show the list."""
        if self._reading and not self._two:
            self._leave(to_list=True)
        self._reading = False
        self._arrange()
        if not self._two:
            self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Go to the page before this one, at the place it was left."""
        place, trail = self._trail.back()
        if place is not None:
            self._note_place()
            self._turn_to(place.page_id)
            self._trail = trail
            self.view.show_run(place.run)
            self._read()

    def _read(self) -> None:
        """Bring the page to the front, and the keyboard to it."""
        self._reading = True
        self._arrange()
        if self.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.look_for_end()

    def _leave(self, *, to_list: bool = False) -> None:
        """Remember where this page was left."""
        self._note_place()
        if self.page_id and not to_list:
            self._trail = self._trail.left(Place(self.page_id, self.view.run_in_sight()))
        self.marks_changed.emit(self._marks)

    def _note_place(self) -> None:
        if self.page_id:
            self._marks = self._marks.at(self.page_id, self.view.run_in_sight())

    def _turn_to(self, page_id: str) -> None:
        """Show a page at its beginning."""
        page = self._library.page(page_id)
        shelf = next(shelf.title for shelf in self._library.shelves if page in shelf.pages)
        actions = Actions(page, self._look)
        foot = Foot(page, self._library.beside(page_id), self._look)
        self._spoken = None
        self._cited.clear()
        leaf = Leaf(page, shelf, self._drawings, self._look, actions, foot)
        leaf.link_chosen.connect(self._on_link)
        actions.listen_chosen.connect(self._on_listen)
        foot.sheet_chosen.connect(self._on_sheet)
        foot.print_chosen.connect(self._on_print)
        foot.pdf_chosen.connect(self._on_pdf)
        foot.page_chosen.connect(self.open)
        self.view.show_leaf(leaf, self._look)
        self.side.list.show_open(page_id)
        self._show_hits()
        self.page_opened.emit(page_id)

    def _show_hits(self) -> None:
        leaf, query = self.view.leaf, self.side.search.text().strip()
        if leaf is None:
            return
        found = self._finder.marks(leaf.page.id, query) if query else ()
        for number, run in leaf.runs.items():
            run.show_hits([(mark.start, mark.end) for mark in found if mark.run == number])

    def _on_query(self, text: str) -> None:
        query = text.strip()
        read = self._marks.read
        if not query:
            self.side.list.show_rows(shelf_rows(self._library, read))
            self.side.list.show_open(self.page_id)
            self._show_hits()
        else:
            rows = hit_rows(self._library, self._finder.find(query), query, read)
            self.side.list.show_rows(rows)
            if QAccessible.isActive():
                number = sum(row.kind is RowKind.HIT for row in rows)
                found = self.tr("Pages found: {number}").format(number=number)
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, found))
        self.side.all_button.setVisible(bool(query))

    def _on_row(self, row: Row) -> None:
        if row.kind is RowKind.HIT:
            self.open(row.page_id)
            self.view.show_run(row.run)
        elif row.page_id == self.page_id:
            self._read()
        else:
            # One that was read to its end is begun again.
            place = TITLE if row.read else self.marks.places.get(row.page_id, TITLE)
            self.open(row.page_id)
            self.view.show_run(place)

    def _on_link(self, widget: RunText, href: str) -> None:
        if href.startswith(CITE):
            self._go_to_source(widget, href.removeprefix(CITE))
        elif href.startswith(BACK):
            self._go_to_text(href.removeprefix(BACK))
        elif href.startswith(_APP):
            self.place_wanted.emit(href.removeprefix(_APP))
        elif href.startswith(_SHEET):
            self.sheet_wanted.emit(href.removeprefix(_SHEET))
        elif is_web(href):
            self._open_url(QUrl(href))
        else:
            page_id, _, anchor = href.partition("#")
            self.open(page_id or self.page_id, anchor)

    def _go_to_source(self, widget: RunText, key: str) -> None:
        leaf = self.view.leaf
        if leaf is not None and key in leaf.sources:
            self._cited[key] = widget
            self.view.show_widget(leaf.sources[key])
            leaf.sources[key].focus_link(BACK + key)

    def _go_to_text(self, key: str) -> None:
        leaf = self.view.leaf
        if leaf is not None:
            widget = self._cited.get(key) or leaf.runs[first_cited(leaf.page)[key]]
            self.view.show_widget(widget)
            widget.focus_link(CITE + key)

    def _on_end_seen(self) -> None:
        if self.page_id and self.page_id not in self._marks.read:
            self._marks = self._marks.with_read(self.page_id)
            self.side.list.show_read(self.page_id)
            self.marks_changed.emit(self._marks)

    def _on_listen(self) -> None:
        self.listen_wanted.emit(self.page_id)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.page_id)

    def _on_pdf(self) -> None:
        self.pdf_wanted.emit(self.page_id)

    def _on_sheet(self) -> None:
        self.sheet_wanted.emit(sheet_of(self._library.page(self.page_id)))

    def _arrange(self) -> None:
        """Show both sides where the page keeps a full line, else the one that is wanted."""
        list_px = self._look.scale.px(WIDE_LIST_PX if self.width() >= _ROOMY_PX else LIST_PX)
        page_px = self._look.line_px(FEWEST_LETTERS) + 2 * SIDE_PX + SCROLL_BAR_PX
        self._two = self.width() >= list_px + page_px
        self.side.setMaximumWidth(list_px if self._two else self.maximumWidth())
        self.side.setMinimumWidth(list_px if self._two else 0)
        self.side.setVisible(self._two or not self._reading)
        self._paper.setVisible(self._two or self._reading)
        place, _ = self._trail.back()
        back = self._library.page(place.page_id).short if place else ""
        self.bar.show_ways(back=back, to_list=not self._two)
        low = self.height() < self._look.scale.px(_LOW_PX)
        self._middle.setMaximumWidth(self._look.line_px())
        if low != self._low:
            self._low = low
            (self.view.column if low else self._middle.column).insertWidget(0, self.bar)
        self._above.setVisible(not low and not self.bar.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one side or both."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where the reader was; at the very first, at the first page."""
        super().showEvent(event)
        if self.page_id or not self._library.pages:
            return
        known = {page.id for page in self._library.pages}
        last = self._marks.last_page if self._marks.last_page in known else self._library.pages[0].id
        place = self._marks.places.get(last, TITLE)
        self._turn_to(last)
        self.view.show_run(place)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the place."""
        super().hideEvent(event)
        if self.page_id:
            self._note_place()
            self.marks_changed.emit(self._marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the page to the list where one is shown at a time."""
        if event.key() == Qt.Key.Key_Escape and self._reading and not self._two:
            self.show_list()
        else:
            super().keyPressEvent(event)
