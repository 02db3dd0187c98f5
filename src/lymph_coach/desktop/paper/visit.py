"""The one page for a visit: what was practised, how it felt, and what the person wants to say and ask."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter, QTextCursor

from lymph_coach.desktop.charts.inks import Inks, black_inks
from lymph_coach.desktop.charts.marks_paint import marks_that_fit, paint_before_after
from lymph_coach.desktop.charts.picture import MarksPicture, WeeksPicture, lay_marks, lay_weeks
from lymph_coach.desktop.charts.weeks_paint import paint_weeks, weeks_that_fit
from lymph_coach.desktop.paper.leaflet import Leaflet
from lymph_coach.desktop.paper.setter import CLOSE, Place, Setter
from lymph_coach.desktop.paper.shapes import chart_format
from lymph_coach.desktop.paper.sheet import name_line
from lymph_coach.desktop.paper.shortened import Shortened, Texts
from lymph_coach.desktop.paper.stock import Stock
from lymph_coach.desktop.paper.visit_words import VisitWords
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.journal.change import Item, finest, marks
from lymph_coach.journal.report import Report

TRIES = ((14, 1.6), (14, 1.3), (14, 1.1), (13, 1.1), (12, 1.0))
"""Sizes of type and heights of the charts to try; at the last, notes and questions are shortened."""
MARGINS = QMarginsF(50, 30, 50, 52)
CHART_PT = 12
"""The type in charts."""
_WEEKS_PT, _MARKS_PT = 88.0, 116.0
"""How high the charts are at least."""
_FINE_PT = 10
"""Print is finer than a screen: charts have as many places side by side as in type of this size."""
_SHARES = (40.0, 20.0, 20.0, 20.0)


def visit_document(report: Report, item: Item, stock: Stock, wording: PaperWording, words: VisitWords) -> Leaflet:
    """Lay a report out on one page of A4 or US Letter, as large as all of it has room.

    Where it has none at 12 points, notes and questions are shortened, and the page says by how many.

    Args:
        report: what it says.
        item: what the second chart is of.
        stock: what it is laid out for; on paper too small for one page it takes more, and nothing is shortened.
        wording: the words of every paper.
        words: the words of this one.
    """
    setting = _VisitSetting(report, item, stock, wording, words)
    sizes = (setting.whole(body_pt, growth) for body_pt, growth in TRIES)
    return next((leaflet for leaflet in sizes if leaflet.pages == 1), None) or setting.shortened(TRIES[-1][0])


class _VisitSetting:
    """The setting of one page."""

    def __init__(self, report: Report, item: Item, stock: Stock, wording: PaperWording, words: VisitWords) -> None:
        self._report = report
        self._item = item
        self._stock = stock
        self._wording = wording
        self._words = words
        self._notes = tuple(f"{words.charts.day(note.day)}: {' '.join(note.text.split())}" for note in report.notes)
        self._questions = tuple(" ".join(asked.split()) for asked in report.questions)

    def whole(self, body_pt: int, growth: float) -> Leaflet:
        """All of it; ``growth`` is by how much the charts are higher than they have to be."""
        return self._set(Setter(self._stock, body_pt, MARGINS), growth, Texts(self._notes), Texts(self._questions))

    def shortened(self, body_pt: int) -> Leaflet:
        """With as many lines of notes and questions as one page has room for."""
        words = self._words
        setter = Setter(self._stock, body_pt, MARGINS)
        bare = self._set(setter, 1, Texts(()), Texts(()))
        if bare.pages > 1:
            return self.whole(body_pt, 1)
        type_of_it = setter.document.defaultFont(), setter.width_pt - _hang_pt(setter)
        notes = Shortened(self._notes, *type_of_it, words.cut, words.more_notes)
        questions = Shortened(self._questions, *type_of_it, words.cut, words.more_questions)
        most = int((self._stock.size_pt.height() - bare.document.size().height()) / body_pt)
        for lines in range(most, 0, -1):
            # Each has at least half of the lines, where it needs that many.
            said = notes.on(max(lines - lines // 2, lines - questions.lines))
            fresh = Setter(self._stock, body_pt, MARGINS)
            made = self._set(fresh, 1, said, questions.on(lines - said.lines))
            if made.pages == 1:
                return made
        return self.whole(body_pt, 1)

    def _set(self, setter: Setter, growth: float, notes: Texts, questions: Texts) -> Leaflet:
        report, words = self._report, self._words
        # As one change: laid out once, and not anew for each block.
        change = QTextCursor(setter.document)
        change.beginEditBlock()
        name_line(setter, self._wording)
        setter.block([(words.title(), setter.type(1.7, bold=True))], Place(before_pt=5, line_percent=CLOSE))
        setter.block([(words.period(report.period), setter.type(bold=True))], Place(line_percent=CLOSE))
        setter.block([(words.counts(report), setter.type())], Place(line_percent=CLOSE))
        self._charts(setter, growth)
        self._table(setter)
        setter.block([(words.caution(), setter.type())], Place(line_percent=CLOSE))
        _list(setter, words.notes(), notes)
        _list(setter, words.questions(), questions)
        change.endEditBlock()
        return Leaflet(setter.document, words.title(), self._stock, self._wording, MARGINS.left())

    def _charts(self, setter: Setter, growth: float) -> None:
        report, charts = self._report, self._words.charts
        names, inks = charts.names(), _inks(setter, CHART_PT)
        fine = _inks(setter, _FINE_PT)
        whole = lay_weeks(report.weeks, report.goal.days, self._stock.printed, names)
        shown = report.weeks[-weeks_that_fit(setter.width_pt, whole, fine) :]
        weeks = _Weeks(lay_weeks(shown, report.goal.days, self._stock.printed, names), inks)
        pairs = report.pairs[self._item]
        grain = finest(pairs, marks_that_fit(setter.width_pt, names, fine), charts.first_weekday)
        found = marks(pairs, grain, charts.first_weekday)
        spots = _Marks(lay_marks(found, grain, charts.first_weekday, names), inks)
        _heading(setter, self._words.weeks(len(shown), len(report.weeks)))
        _chart(setter, 0, growth * _WEEKS_PT, weeks.paint)
        _heading(setter, self._words.item(self._item))
        _chart(setter, 1, growth * _MARKS_PT, spots.paint)
        if stands_for := charts.grain(grain):
            setter.block([(stands_for, setter.type())], Place(line_percent=CLOSE))

    def _table(self, setter: Setter) -> None:
        words = self._words
        _heading(setter, words.table())
        rows = [words.headings(), *(words.row(row) for row in self._report.rows)]
        table = setter.table(_SHARES, border_pt=0, padding_pt=1, after_pt=6, rows=len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                setter.enter(table.cellAt(number, column), line_above=number > 0)
                setter.block([(text, setter.type(bold=not number))], Place(line_percent=CLOSE))
        setter.leave(table)


class _Weeks:
    """The chart of weeks, ready to be painted."""

    def __init__(self, picture: WeeksPicture, inks: Inks) -> None:
        self._picture, self._inks = picture, inks

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        paint_weeks(painter, rect, self._picture, self._inks)


class _Marks:
    """The chart of an item, ready to be painted."""

    def __init__(self, picture: MarksPicture, inks: Inks) -> None:
        self._picture, self._inks = picture, inks

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        paint_before_after(painter, rect, self._picture, self._inks)


def _inks(setter: Setter, size_pt: int) -> Inks:
    font = QFont(setter.document.defaultFont())
    font.setPixelSize(size_pt)
    return black_inks(font)


def _heading(setter: Setter, text: str) -> None:
    setter.block([(text, setter.type(1.1, bold=True))], Place(before_pt=7, line_percent=CLOSE, keep=True))


def _chart(setter: Setter, number: int, height_pt: float, paint: Callable[[QPainter, QRectF], None]) -> None:
    form = chart_format(setter.document, number, QSizeF(setter.width_pt - 1, height_pt), paint)
    setter.block([("", form)], Place(line_percent=CLOSE))


def _hang_pt(setter: Setter) -> float:
    return setter.words_pt("\N{BULLET}  ")


def _list(setter: Setter, heading: str, texts: Texts) -> None:
    if not texts.shown and not texts.more:
        return
    _heading(setter, heading)
    hang_pt = _hang_pt(setter)
    for text in texts.shown:
        place = Place(hang_pt=hang_pt, tab_pt=hang_pt, line_percent=CLOSE)
        setter.block([("\N{BULLET}\t", setter.type()), (text, setter.type())], place)
    if texts.more:
        setter.block([(texts.more, setter.type())], Place(left_pt=hang_pt, line_percent=CLOSE))
