"""The side of the page that is read: turns to pages, follows their links, and leads back."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.reading.bar import Bar
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.foot import Actions, Foot, sheet_of
from lymph_coach.desktop.reading.identifiers import is_web, looked_up
from lymph_coach.desktop.reading.leaf import Leaf
from lymph_coach.desktop.reading.leaf_view import SIDE_PX, LeafView, Middle
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.pieces import BACK, CITE, first_cited
from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.reading.trail import Place, Trail
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style_reading import RING_PX
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.press import REPEAT_S
from lymph_coach.reading.page import Library
from lymph_coach.reading.runs import TITLE
from lymph_coach.reading.search import Mark

SCROLL_BAR_PX = 24
LOW_PX = 420
"""Where less height is left than this at ordinary size, the bar scrolls with the page."""
_APP, _SHEET = "app:", "sheet:"


class Reader(QWidget):
    """Owns the page that is open, and the way back from it.

    Args:
        library: the pages.
        drawings: finds their drawings.
        look: theme and text size.
        open_url: opens an address of the web outside the program, and says whether it could; only ever after a press
            on it.
        clock: seconds, for a second press that was none.
    """

    listen_wanted = Signal(str)
    print_wanted = Signal(str)
    pdf_wanted = Signal(str)
    sheet_wanted = Signal(str)
    place_wanted = Signal(str)
    left = Signal(object)
    turned = Signal(str)
    opened = Signal(str)
    end_seen = Signal(str)

    def __init__(
        self,
        library: Library,
        drawings: Drawings,
        look: TextLook,
        open_url: Callable[[QUrl], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._clock, self._last_s = clock, float("-inf")
        self._library, self._drawings, self._look, self._open_url = library, drawings, look, open_url
        self._trail = Trail()
        self._cited: dict[str, RunText] = {}
        self._spoken: tuple[int, int, int] | None = None
        self._low = self._seen = False
        self.bar = Bar()
        self.bar.wear(look)
        self.view = LeafView()
        self._above = QWidget()
        self._middle = Middle(self._above)
        self._middle.row.setContentsMargins(SIDE_PX + RING_PX, Space.STEP, SIDE_PX + RING_PX + SCROLL_BAR_PX, 0)
        self._middle.column.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._above)
        column.addWidget(self.view, 1)
        self.notice = notice()
        self.notice.setContentsMargins(SIDE_PX, Space.NEAR, SIDE_PX, Space.NEAR)
        column.addWidget(self.notice)
        self.view.keep_in_sight(self.bar.list_button, self.bar.back_button)
        self.view.end_seen.connect(self._on_end_seen)
        self.bar.back_chosen.connect(self.go_back)

    @property
    def page_id(self) -> str:
        """The page that is open; empty before the first."""
        return self.view.leaf.page.id if self.view.leaf else ""

    @property
    def place(self) -> Place:
        """Where the reader is now."""
        return Place(self.page_id, self.view.run_in_sight())

    def wear(self, look: TextLook) -> None:
        """Change theme and text size; the page stays at its place, with what is read aloud and the keyboard on it."""
        self._look = look
        self.bar.wear(look)
        leaf = self.view.leaf
        if leaf is None:
            return
        here, held = self.place, leaf.isAncestorOf(self.window().focusWidget() or self)
        self._set(here.page_id)
        self.view.show_run(here.run)
        if self._spoken:
            self.show_sentence(*self._spoken)
        if held:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ways(self, *, to_list: bool, height_px: int) -> None:
        """Offer the ways out of the page, above it or where there is little height with it."""
        place, _ = self._trail.back()
        back = self._library.page(place.page_id).short if place else ""
        here = place is not None and place.page_id == self.page_id
        self.bar.show_ways(back=back, here=here, to_list=to_list)
        self._middle.setMaximumWidth(self._look.line_px())
        low = height_px < self._look.scale.px(LOW_PX)
        if low != self._low:
            self._low = low
            (self.view.column if low else self._middle.column).insertWidget(0, self.bar)
        self._above.setVisible(not low and (to_list or bool(back)))

    def open(self, page_id: str, anchor: str = "", run: int = TITLE) -> None:
        """Open a page at a heading or a run, or at its beginning.

        Raises:
            KeyError: there is no such page.
        """
        self._library.page(page_id)
        if self.page_id and self._seen:
            self._trail = self._trail.left(self.place)
            self.left.emit(self.place)
        self.turn_to(Place(page_id, TITLE))
        self.opened.emit(page_id)
        leaf = self.view.leaf
        if leaf is not None and anchor in leaf.anchors:
            self.view.show_widget(leaf.anchors[anchor])
        else:
            self.view.show_run(run)

    def listen(self) -> None:
        """Have the page read aloud, from what is in sight."""
        self.listen_wanted.emit(self.page_id)

    def go_back(self) -> None:
        """Go to the page before this one, at the place it was left."""
        place, trail = self._trail.back()
        if place is not None:
            self.left.emit(self.place)
            self._trail = trail
            self.turn_to(place)
            self.opened.emit(place.page_id)
            self.view.show_run(place.run)

    def turn_to(self, place: Place) -> None:
        """Show a page at a place, with the way back as it is."""
        self._spoken, self._last_s = None, self._clock()
        tell(self.notice, "")
        self._set(place.page_id)
        self.turned.emit(place.page_id)
        self.view.show_run(place.run)

    def _set(self, page_id: str) -> None:
        """Put a page into the view, at its beginning."""
        page = self._library.page(page_id)
        shelf = next(shelf.title for shelf in self._library.shelves if page in shelf.pages)
        actions = Actions(page, self._look)
        foot = Foot(page, self._library.beside(page.id), self._look)
        leaf = Leaf(page, shelf, self._drawings, self._look, actions, foot)
        self._cited.clear()
        leaf.link_chosen.connect(self._on_link)
        actions.listen_chosen.connect(self.listen)
        foot.sheet_chosen.connect(self._on_sheet)
        foot.print_chosen.connect(self._on_print)
        foot.pdf_chosen.connect(self._on_pdf)
        foot.page_chosen.connect(self.open)
        self.view.show_leaf(leaf, self._look)

    def show_hits(self, marks: tuple[Mark, ...]) -> None:
        """Mark what a search found on this page; nothing takes the marks away."""
        if self.view.leaf is not None:
            for number, run in self.view.leaf.runs.items():
                run.show_hits([(mark.start, mark.end) for mark in marks if mark.run == number])

    def show_sentence(self, run: int, start: int, end: int) -> None:
        """Mark what is read aloud, a stretch of the plain words of a run, and keep it in sight."""
        self.clear_sentence()
        leaf = self.view.leaf
        if leaf is not None and run in leaf.runs:
            self._spoken = run, start, end
            leaf.runs[run].show_spoken((start, end))
            self.view.reveal(leaf.runs[run], leaf.runs[run].stretch_rect(start, end))

    def clear_sentence(self) -> None:
        """Nothing is read aloud any more."""
        if self._spoken and self.view.leaf is not None:
            self.view.leaf.runs[self._spoken[0]].show_spoken(None)
        self._spoken = None

    def showEvent(self, event: QShowEvent) -> None:
        """There is a way back to what stays: who comes for another page is led on before this one is painted."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_seen)

    def _on_seen(self) -> None:
        self._seen = True

    def _on_link(self, widget: RunText, href: str) -> None:
        """Follow a link, unless the press is the second half of a tremor, also of one that turned to this page."""
        now_s = self._clock()
        if now_s - self._last_s < REPEAT_S:
            return
        self._last_s = now_s
        if href.startswith(CITE):
            self._go_to_source(widget, href.removeprefix(CITE))
        elif href.startswith(BACK):
            self._go_to_text(href.removeprefix(BACK))
        elif href.startswith(_APP):
            self.place_wanted.emit(href.removeprefix(_APP))
        elif href.startswith(_SHEET):
            self.sheet_wanted.emit(href.removeprefix(_SHEET))
        elif is_web(href):
            self._open_web(href)
        else:
            page_id, _, anchor = href.partition("#")
            self.open(page_id or self.page_id, anchor)

    def _open_web(self, address: str) -> None:
        # All of the address may be longer than a line; a pointer on the link shows it, and so does paper.
        told = self.tr("No browser opened for {site}. Printed, the page shows the whole address.")
        site, _ = looked_up(address)
        tell(self.notice, "" if self._open_url(QUrl(address)) else told.format(site=site))

    def _go_to_source(self, widget: RunText, key: str) -> None:
        if self.view.leaf is not None:
            self._cited[key] = widget
            source = self.view.leaf.sources[key]
            self.view.show_widget(source, passing=True)
            source.focus_link(BACK + key)

    def _go_to_text(self, key: str) -> None:
        """Back to where the source was looked up from, or else to where it is cited first."""
        leaf = self.view.leaf
        if leaf is not None:
            widget = self._cited.get(key) or leaf.runs[first_cited(leaf.page)[key]]
            self.view.show_widget(widget)
            widget.focus_link(CITE + key)

    def _on_end_seen(self) -> None:
        self.end_seen.emit(self.page_id)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.page_id)

    def _on_pdf(self) -> None:
        self.pdf_wanted.emit(self.page_id)

    def _on_sheet(self) -> None:
        self.sheet_wanted.emit(sheet_of(self._library.page(self.page_id)))
