"""A sheet on paper: one page to tick and write on, as the person has filled it in so far."""

from PySide6.QtCore import QMarginsF

from lymph_coach.desktop.paper.broken import broken
from lymph_coach.desktop.paper.keep import keep_together
from lymph_coach.desktop.paper.leaflet import Leaflet
from lymph_coach.desktop.paper.setter import CLOSE, Place, Run, Setter
from lymph_coach.desktop.paper.shapes import box_format, rule_format
from lymph_coach.desktop.paper.stock import Stock
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.reading.kept import Filled
from lymph_coach.reading.sheets import Part, Sheet

BODIES_PT = (16, 15, 14, 13, 12, 11)
"""Sizes of type to try, the largest first; below 13 only for what a person has added."""
MARGINS = QMarginsF(54, 34, 54, 52)


def sheet_document(sheet: Sheet, filled: Filled, stock: Stock, wording: PaperWording) -> Leaflet:
    """Lay a sheet out in the largest type that takes no more pages than the smallest.

    That is one page, but for a sheet with many lines of the person's own.
    """
    fewest = _set(sheet, filled, stock, wording, BODIES_PT[-1]).pages
    sizes = (_set(sheet, filled, stock, wording, body_pt) for body_pt in BODIES_PT)
    return next(leaflet for leaflet in sizes if leaflet.pages == fewest)


def _set(sheet: Sheet, filled: Filled, stock: Stock, wording: PaperWording, body_pt: int) -> Leaflet:
    setter = Setter(stock, body_pt, MARGINS)
    name_line(setter, wording)
    setter.block([(sheet.title, setter.type(1.7, bold=True))], Place(before_pt=body_pt * 0.5, line_percent=CLOSE))
    setter.block([(sheet.purpose, setter.type())], Place(after_pt=body_pt * 0.5))
    if sheet.caution:
        box = setter.table(1, border_pt=2, padding_pt=body_pt * 0.5, after_pt=body_pt * 0.5)
        setter.enter(box.cellAt(0, 0))
        setter.block([(sheet.caution, setter.type())])
        setter.leave(box)
    for part in sheet.parts:
        _heading(setter, part.title)
        _ticks(setter, [(tick.text, f"{part.key}.{tick.key}" in filled.ticked) for tick in part.ticks])
        _lines(setter, part, filled.written.get(part.key, ""))
    if filled.own:
        _heading(setter, wording.own())
        _ticks(setter, [(line.text, line.ticked) for line in filled.own])
    keep_together(setter.document)
    return Leaflet(setter.document, sheet.title, stock, wording, MARGINS.left())


def name_line(setter: Setter, wording: PaperWording) -> None:
    """Where the name and the date are written in."""
    name, date = (f"{word}  " for word in wording.name_and_date())
    gap = "   "
    room_pt = setter.width_pt - sum(setter.words_pt(text) for text in (name, gap, date)) - 1
    height_pt = setter.body_pt * 1.2
    setter.block(
        [
            (name, setter.type()),
            ("", rule_format(room_pt * 0.68, height_pt)),
            (gap + date, setter.type()),
            ("", rule_format(room_pt * 0.32, height_pt)),
        ],
        Place(line_percent=CLOSE),
    )


def _heading(setter: Setter, text: str) -> None:
    room_pt = setter.body_pt * 0.7
    place = Place(before_pt=room_pt, after_pt=room_pt * 0.35, keep=True)
    setter.block([(text, setter.type(1.15, bold=True))], place)


def _ticks(setter: Setter, ticks: list[tuple[str, bool]]) -> None:
    """Boxes with their words; two in a row where all are short."""
    side_pt, gap_pt = setter.body_pt * 1.1, setter.body_pt * 0.6
    hang_pt = side_pt + gap_pt
    half_pt = setter.width_pt / 2
    abreast = 2 if all(setter.words_pt(text) < half_pt - 2 * hang_pt for text, _ in ticks) else 1
    place = Place(after_pt=setter.body_pt * 0.25, hang_pt=hang_pt, tab_pt=half_pt, line_percent=CLOSE)
    for first in range(0, len(ticks), abreast):
        runs: list[Run] = []
        for text, ticked in ticks[first : first + abreast]:
            tab = "\t" if runs else ""
            runs += [(tab, setter.type())] if tab else []
            runs += [("", box_format(side_pt, gap_pt, ticked=ticked)), (text, setter.type())]
        setter.block(runs, place)


def _lines(setter: Setter, part: Part, written: str) -> None:
    """Ruled lines with what is written on them, and as many more as that needs."""
    rows = broken(written, setter.document.defaultFont(), setter.width_pt)
    rows += [""] * (part.lines - len(rows))
    for row in rows:
        form = rule_format(setter.width_pt, setter.body_pt * 1.75, row)
        setter.block([("", form)], Place(line_percent=CLOSE))
