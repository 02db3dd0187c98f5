"""A reading page on paper."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QTextCharFormat

from lymph_coach.desktop.paper.inks import drawing_in_black
from lymph_coach.desktop.paper.keep import keep_together
from lymph_coach.desktop.paper.leaflet import Leaflet
from lymph_coach.desktop.paper.setter import CLOSE, Place, Run, Setter
from lymph_coach.desktop.paper.shapes import drawing_format
from lymph_coach.desktop.paper.stock import Stock
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.desktop.reading.identifiers import is_web, looked_up
from lymph_coach.desktop.reading.pieces import numbers_of
from lymph_coach.reading.page import (
    Block,
    Box,
    BoxKind,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Says,
    Source,
    Span,
    Spans,
)

BODY_PT = 13
MARGINS = QMarginsF(60, 54, 60, 62)
_DRAWING = QSizeF(360, 230)
"""The most room a drawing takes, in points."""
_AROUND_PT = 12.0
"""Room above and below a box."""
_BORDERS_PT: Mapping[BoxKind, float] = {
    BoxKind.NOTE: 1,
    BoxKind.TIP: 1,
    BoxKind.IMPORTANT: 2,
    BoxKind.CAUTION: 3,
}
"""What matters more has the thicker border: there is no colour on paper."""


def page_document(
    page: Page, stock: Stock, wording: PaperWording, drawing: Callable[[str], bytes] = drawing_in_black
) -> Leaflet:
    """Lay a reading page out, with its sources at the end.

    Args:
        page: what is printed.
        stock: what it is laid out for.
        wording: the words that come from no page.
        drawing: gives the SVG of a drawing's name.
    """
    return _PageSetting(page, stock, wording, drawing).set()


class _PageSetting:
    """The setting of one page; owns its setter."""

    def __init__(self, page: Page, stock: Stock, wording: PaperWording, drawing: Callable[[str], bytes]) -> None:
        self._page = page
        self._numbers = numbers_of(page)
        self._stock = stock
        self._wording = wording
        self._drawing = drawing
        self._setter = Setter(stock, BODY_PT, MARGINS)

    def set(self) -> Leaflet:
        """Set it all, from the title to the sources."""
        page, setter = self._page, self._setter
        setter.block([(page.title, setter.type(1.85, bold=True))], Place(after_pt=4, line_percent=CLOSE, keep=True))
        setter.block([(page.purpose, setter.type())], Place(after_pt=10, keep=True))
        self._summary()
        for block in page.blocks:
            self._block(block)
        self._sources()
        keep_together(setter.document)
        return Leaflet(setter.document, page.title, self._stock, self._wording, MARGINS.left())

    def _summary(self) -> None:
        setter = self._setter
        box = setter.table(1, border_pt=1, padding_pt=10, before_pt=4, after_pt=_AROUND_PT)
        setter.enter(box.cellAt(0, 0))
        for line in self._page.summary:
            setter.block([(line, setter.type(bold=True))], Place(keep=line is not self._page.summary[-1]))
        setter.leave(box)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._setter.block(self._runs(block.spans), Place(before_pt=8))
            case Items():
                self._items(block)
            case Says():
                self._says(block)
            case Picture():
                self._picture(block)
            case Box():
                self._box(block)

    def _heading(self, heading: Heading) -> None:
        scale, before_pt = (1.4, 20.0) if heading.level == 2 else (1.15, 15.0)  # noqa: PLR2004  # levels are 2 and 3
        runs = self._runs(heading.spans, scale, bold=True)
        self._setter.block(runs, Place(before_pt=before_pt, line_percent=CLOSE, keep=True))

    def _items(self, items: Items, *, keep: bool = False) -> None:
        setter = self._setter
        marks = [f"{number}." if items.ordered else "\N{BULLET}" for number in range(1, len(items.items) + 1)]
        hang_pt = max(setter.words_pt(f"{mark}  ") for mark in marks)
        place = Place(before_pt=5, left_pt=6, hang_pt=hang_pt, tab_pt=hang_pt, keep=keep)
        for mark, spans in zip(marks, items.items, strict=True):
            setter.block([(f"{mark}\t", setter.type()), *self._runs(spans)], place)

    def _says(self, says: Says) -> None:
        setter = self._setter
        rows = [tuple((Span(head, strong=True),) for head in says.heads), *says.rows]
        for row in rows:
            # A table each: Qt would cut a row at the end of a page.
            first = row is rows[0]
            before_pt, after_pt = _AROUND_PT * first, _AROUND_PT * (row is rows[-1])
            table = setter.table(2, border_pt=0, padding_pt=7, before_pt=before_pt, after_pt=after_pt)
            for column, spans in enumerate(row):
                setter.enter(table.cellAt(0, column), line_above=not first)
                setter.block(self._runs(spans), Place(keep=first))
            setter.leave(table)

    def _picture(self, picture: Picture) -> None:
        setter = self._setter
        form = drawing_format(self._drawing(picture.drawing), _DRAWING)
        setter.block([("", form)], Place(before_pt=14, line_percent=CLOSE, keep=True, middle=True))
        setter.block([(picture.caption, setter.type(italic=True))], Place(before_pt=4, after_pt=4, middle=True))

    def _box(self, box: Box) -> None:
        setter = self._setter
        table = setter.table(
            1, border_pt=_BORDERS_PT[box.kind], padding_pt=11, before_pt=_AROUND_PT, after_pt=_AROUND_PT
        )
        setter.enter(table.cellAt(0, 0))
        if box.title:
            setter.block([(box.title, setter.type(1.1, bold=True))], Place(keep=True))
        for inner in box.blocks:
            if isinstance(inner, Paragraph):
                setter.block(self._runs(inner.spans), Place(before_pt=6, keep=inner is not box.blocks[-1]))
            else:
                self._items(inner, keep=inner is not box.blocks[-1])
        setter.leave(table)

    def _sources(self) -> None:
        page, setter = self._page, self._setter
        if page.sources:
            place = Place(before_pt=24, line_percent=CLOSE, keep=True)
            setter.block([(self._wording.sources(), setter.type(1.4, bold=True))], place)
        for source in sorted(page.sources, key=self._number):
            mark = f"{self._number(source)}."
            hang_pt = setter.words_pt("00.  ")
            # The last line of all is not left alone on a page.
            last = self._number(source) == len(page.sources)
            place = Place(before_pt=6, hang_pt=hang_pt, tab_pt=hang_pt, keep=last)
            setter.block([(f"{mark}\t", setter.type()), *self._source(source)], place)
        checked = self._wording.checked(page.checked)
        setter.block([(checked, setter.type(italic=True))], Place(before_pt=14))

    def _number(self, source: Source) -> int:
        return self._numbers[source.key]

    def _source(self, source: Source) -> list[Run]:
        plain = self._setter.type()
        words, address = _printed(source.identifier)
        shown = _leading_to(address, self._setter.type()) if address else plain
        return [(f"{source.text} ({source.year}). ", plain), (words, shown)]

    def _runs(self, spans: Spans, scale: float = 1.0, *, bold: bool = False) -> list[Run]:
        made: list[Run] = []
        for span in spans:
            form = self._setter.type(scale, bold=bold or span.strong, italic=span.emphasis)
            if span.cite:
                made.append((f"\N{NO-BREAK SPACE}[{self._numbers[span.cite]}]", form))
            elif is_web(span.link):
                words, address = _printed(span.link)
                shown = _leading_to(address, form)
                # On paper nothing can be pressed: the address has to be there to read.
                made += [(span.text, shown)] if words in span.text else [(f"{span.text} ({words})", shown)]
            else:
                made.append((span.text, form))
        return made


def _printed(identifier: str) -> tuple[str, str]:
    """The words for an identifier and its address, which is all there is to go by on paper."""
    words, address = looked_up(identifier)
    if is_web(identifier):
        words = identifier.partition("://")[2].removeprefix("www.").rstrip("/")
    return words, address


def _leading_to(url: str, form: QTextCharFormat) -> QTextCharFormat:
    form.setAnchor(True)
    form.setAnchorHref(url)
    return form
