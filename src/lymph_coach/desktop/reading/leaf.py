"""A page as widgets."""

from itertools import count

from PySide6.QtCore import QDate, QLocale, QRectF, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.box import BoxFrame, title_colour
from lymph_coach.desktop.reading.drawing import Drawings, DrawingView
from lymph_coach.desktop.reading.identifiers import looked_up
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.pieces import BACK, first_cited, numbers_of
from lymph_coach.desktop.reading.run_text import HeadingText, RunText
from lymph_coach.desktop.reading.says import LETTERS_A_CARD, SaysPair
from lymph_coach.desktop.reading.setting import Manner
from lymph_coach.desktop.theme.space import Space
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
from lymph_coach.reading.runs import PURPOSE, SUMMARY, TITLE

_TITLE_LINE = 1.2
_BULLET = "\N{BULLET}"
_BETWEEN_ITEMS_PX = 6


class Leaf(QWidget):
    """One page, in one theme and text size; made anew for another.

    Owns a widget for each run, by the run's number (``runs``: below zero before the text), and for each source.

    Args:
        page: what it says.
        shelf: the title of its shelf.
        drawings: finds its drawings.
        look: theme and text size.
        actions: what stands under the summary.
        foot: what stands at the end.
    """

    link_chosen = Signal(QWidget, str)
    link_reached = Signal(QWidget, QRectF)

    def __init__(
        self, page: Page, shelf: str, drawings: Drawings, look: TextLook, actions: QWidget, foot: QWidget
    ) -> None:
        super().__init__()
        self.page = page
        self._look, self._drawings = look, drawings
        self._numbers = numbers_of(page)
        self._next = count()
        self.runs: dict[int, RunText] = {}
        self.anchors: dict[str, RunText] = {}
        self.sources: dict[str, RunText] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SIDE)
        self._add_head(shelf)
        self._column.addSpacing(Space.NEAR)
        self._column.addWidget(actions)
        for block in page.blocks:
            self._add(block)
        self.end = QWidget()
        self.end.setFixedHeight(1)
        self._column.addWidget(self.end)
        self._column.addSpacing(Space.STEP)
        self._column.addWidget(foot)
        self._add_sources()
        self._column.addStretch(1)

    def _text(self, spans: Spans, manner: Manner, run: int | None = None, *, heading: bool = False) -> RunText:
        made = (HeadingText if heading else RunText)(spans, self._numbers, manner, self._look)
        made.link_chosen.connect(self.link_chosen)
        made.link_reached.connect(self.link_reached)
        if run is not None:
            self.runs[run] = made
        return made

    def _body(self, spans: Spans, *, marker: str = "", indent_px: int = 0) -> RunText:
        manner = Manner(self._look.scale.body, self._look.roles.ink, marker=marker, indent_px=indent_px)
        return self._text(spans, manner, next(self._next))

    def _add_head(self, shelf: str) -> None:
        look, page = self._look, self.page
        roles, scale = look.roles, look.scale
        head = QVBoxLayout()
        head.setSpacing(Space.TOUCH)
        head.addWidget(self._text((Span(shelf),), Manner(look.small, roles.soft_ink)))
        title = Manner(scale.title, roles.ink, strong=True, line=_TITLE_LINE)
        head.addWidget(self._text((Span(page.title),), title, TITLE, heading=True))
        head.addSpacing(Space.TOUCH)
        head.addWidget(self._text((Span(page.purpose),), Manner(scale.body, roles.soft_ink), PURPOSE))
        self._column.addLayout(head)
        summary = QFrame()
        summary.setProperty("kind", "summary")
        lines = QVBoxLayout(summary)
        lines.setContentsMargins(Space.BLOCK, Space.TOUCH, 0, Space.TOUCH)
        lines.setSpacing(Space.TOUCH)
        for run, text in zip(SUMMARY, page.summary, strict=True):
            lines.addWidget(self._text((Span(text),), Manner(scale.body, roles.ink), run))
        self._column.addSpacing(Space.TOUCH)
        self._column.addWidget(summary)

    def _add(self, block: Block) -> None:
        match block:
            case Heading():
                self._add_heading(block)
            case Picture():
                self._add_picture(block)
            case Says():
                self._add_says(block)
            case Box():
                self._column.addSpacing(Space.NEAR)
                self._column.addWidget(self._box(block))
                self._column.addSpacing(Space.NEAR)
            case Paragraph() | Items():
                self._column.addLayout(self._words(block))

    def _add_heading(self, block: Heading) -> None:
        scale = self._look.scale
        size_px = scale.section if block.level == 2 else scale.body  # noqa: PLR2004  # 2 is the first below the title
        self._column.addSpacing(Space.PART if block.level == 2 else Space.NEAR)  # noqa: PLR2004  # the same
        manner = Manner(size_px, self._look.roles.ink, strong=True, line=_TITLE_LINE)
        made = self._text(block.spans, manner, next(self._next), heading=True)
        self.anchors[block.anchor] = made
        self._column.addWidget(made)

    def _add_picture(self, block: Picture) -> None:
        renderer = self._drawings.renderer(block.drawing, self._look.roles)
        plate = QFrame()
        plate.setProperty("kind", "card")
        inside = QVBoxLayout(plate)
        inside.setContentsMargins(Space.BLOCK, Space.PART, Space.BLOCK, Space.STEP)
        inside.setSpacing(Space.NEAR)
        if renderer is not None:
            inside.addWidget(DrawingView(renderer, block.alternative))
        manner = Manner(self._look.small, self._look.roles.soft_ink, centred=True)
        caption = self._text((Span(block.caption),), manner, next(self._next))
        if not block.caption:
            caption.hide()  # never show(): without a parent yet it would open a window of its own
        inside.addWidget(caption)
        self._column.addSpacing(Space.NEAR)
        self._column.addWidget(plate)

    def _add_says(self, block: Says) -> None:
        head = Manner(self._look.small, self._look.roles.soft_ink, strong=True)
        for row in block.rows:
            cards = tuple(
                (self._text((Span(title),), head), self._body(cell))
                for title, cell in zip(block.heads, row, strict=True)
            )
            self._column.addWidget(SaysPair(cards, self._look.line_px(LETTERS_A_CARD)))

    def _words(self, block: Paragraph | Items) -> QVBoxLayout:
        held = QVBoxLayout()
        held.setSpacing(_BETWEEN_ITEMS_PX)
        if isinstance(block, Paragraph):
            held.addWidget(self._body(block.spans))
            return held
        widest = f"{len(block.items)}." if block.ordered else _BULLET
        indent_px = self._indent_px(self._look.scale.body, widest)
        for number, item in enumerate(block.items, 1):
            held.addWidget(self._body(item, marker=f"{number}." if block.ordered else _BULLET, indent_px=indent_px))
        return held

    def _indent_px(self, size_px: int, widest: str) -> int:
        """The room of the widest marker of a list."""
        return round(size_px * (0.7 + 0.45 * len(widest)))

    def _box(self, block: Box) -> BoxFrame:
        look = self._look
        filled = block.kind is BoxKind.CAUTION
        manner = Manner(look.scale.body, title_colour(block.kind, look), strong=True, filled=filled)
        box = BoxFrame(block.kind, self._text((Span(block.title),), manner, next(self._next), heading=True), look)
        for inner in block.blocks:
            box.column.addLayout(self._words(inner))
        return box

    def _add_sources(self) -> None:
        look, page = self._look, self.page
        day = QDate(page.checked.year, page.checked.month, page.checked.day)
        checked = QLocale().toString(day, self.tr("d MMMM yyyy", "a date as written out"))
        soft = Manner(look.small, look.roles.soft_ink)
        if page.sources:
            self._column.addSpacing(Space.BLOCK)
            title = Manner(look.scale.section, look.roles.ink, strong=True, line=_TITLE_LINE)
            self._column.addWidget(self._text((Span(self.tr("Sources")),), title, heading=True))
        cited = first_cited(page)
        for source in sorted(page.sources, key=self._number):
            self._column.addWidget(self._source(source, back=source.key in cited))
        self._column.addSpacing(Space.NEAR)
        self._column.addWidget(self._text((Span(self.tr("Facts last checked on {date}.").format(date=checked)),), soft))

    def _number(self, source: Source) -> int:
        return self._numbers[source.key]

    def _source(self, source: Source, *, back: bool) -> RunText:
        look = self._look
        words, address = looked_up(source.identifier)
        spans = [Span(f"{source.text.rstrip('.')} ({source.year}). "), Span(words, link=address), Span(".")]
        if back:
            spans += [
                Span(" "),
                Span(self.tr("Back to text").replace(" ", "\N{NO-BREAK SPACE}"), link=BACK + source.key),
            ]
        manner = Manner(
            look.small,
            look.roles.ink,
            marker=f"{self._numbers[source.key]}.",
            indent_px=self._indent_px(look.small, f"{len(self.page.sources)}."),
        )
        self.sources[source.key] = made = self._text(tuple(spans), manner)
        return made

    def at(self, y_px: int) -> int:
        """The first run that reaches below a height: the one being read there."""
        below = [
            (widget.mapTo(self, widget.rect().topLeft()).y(), run)
            for run, widget in self.runs.items()
            if widget.mapTo(self, widget.rect().bottomLeft()).y() > y_px
        ]
        return min(below, default=(0, TITLE))[1]
