"""How a row of the list looks."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lymph_coach.desktop.reading.button_icon import draw_icon
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.rows import Row, RowKind
from lymph_coach.desktop.reading.setting import Manner, SetRun
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.reading.page import Span

ROW_ROLE = Qt.ItemDataRole.UserRole
_PAD_PX, _GAP_PX, _RADIUS_PX = 12, 12, 12
_THUMB_PX, _WIDE_THUMB_PX = 56, 96
_MIN_PX, _SHELF_PX = 48, 48
_LINE = 1.3
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a row and where they begin in it."""

    run: SetRun
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class _Laid:
    parts: tuple[_Part, ...]
    thumb_px: int
    height_px: int
    check: QRectF | None


class RowPainter(QStyledItemDelegate):
    """Measures and paints rows; keeps how they are laid out until something changes.

    Args:
        drawings: finds the small pictures.
        look: theme and text size.
    """

    def __init__(self, drawings: Drawings, look: TextLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawings, self._look = drawings, look
        self._width_px = 0
        self._open = ""
        self._laid: dict[tuple[Row, bool], _Laid] = {}

    def wear(self, look: TextLook) -> None:
        """Change theme and text size."""
        self._look = look
        self._laid.clear()

    def set_width(self, width_px: int) -> None:
        """Lay rows out for a width."""
        if width_px != self._width_px:
            self._width_px = width_px
            self._laid.clear()

    def keep_only(self, rows: tuple[Row, ...]) -> None:
        """Forget how other rows are laid out: each letter of a search brings new ones."""
        kept = frozenset(rows)
        self._laid = {key: laid for key, laid in self._laid.items() if key[0] in kept}

    def set_open(self, page_id: str) -> None:
        """Name the page that is open."""
        self._open = page_id

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list, as high as the words want."""
        del option
        return QSize(self._width_px, self._lay_out(_row(index)).height_px)

    def _lay_out(self, row: Row) -> _Laid:
        opened = row.page_id == self._open and bool(row.page_id)
        if (row, opened) not in self._laid:
            self._laid[row, opened] = self._make(row, opened=opened)
        return self._laid[row, opened]

    def _make(self, row: Row, *, opened: bool) -> _Laid:
        look, px = self._look, self._look.scale.px
        if row.kind in {RowKind.SHELF, RowKind.NOTHING}:
            return self._make_plain(row)
        wide = self._width_px >= px(460)
        thumb_px = px(_WIDE_THUMB_PX if wide else _THUMB_PX) if self._has_thumb(row) else 0
        x = _PAD_PX + (thumb_px + _GAP_PX if thumb_px else 0)
        room = self._width_px - x - _PAD_PX
        y = 8
        parts: list[_Part] = []

        def add(text: str, manner: Manner) -> None:
            nonlocal y
            run = SetRun((Span(text),), {}, manner, look)
            parts.append(_Part(run, x, y))
            y += run.height_px(room)

        size_px = look.scale.body if wide else look.small
        add(row.title, Manner(size_px, look.roles.ink, strong=opened or row.kind is RowKind.HIT or wide, line=_LINE))
        if row.words and (wide or row.kind is RowKind.HIT):
            add(row.words, Manner(look.small if wide else px(16), look.roles.ink, line=_LINE))
        words = self.tr("{minutes} min").format(minutes=row.minutes)
        meta = words + ("   " + self.tr("Read") if row.read else "")
        check = None
        if row.kind is RowKind.PAGE:
            top = y
            add(meta, Manner(px(15), look.roles.soft_ink, line=_LINE))
            if row.read:
                box = parts[-1].run.rects_of_words(0, len(meta))[-1]
                check = QRectF(x + box.right() + px(4), top + box.center().y() - px(8), px(16), px(16))
        height = max(y + 8, thumb_px + 8, px(_MIN_PX))
        spare = (height - 8 - y) // 2
        moved = tuple(_Part(part.run, part.x, part.y + spare) for part in parts)
        return _Laid(moved, thumb_px, height + 4, check.translated(0, spare) if check else None)

    def _make_plain(self, row: Row) -> _Laid:
        look, px = self._look, self._look.scale.px
        if row.kind is RowKind.SHELF:
            text, manner = row.title, Manner(px(16), look.roles.soft_ink, strong=True, line=_LINE)
        else:
            text = self.tr("No page has “{words}”. Try one word, or a shorter one.").format(words=row.title)
            manner = Manner(look.small, look.roles.ink)
        run = SetRun((Span(text),), {}, manner, look)
        words_px = run.height_px(self._width_px - 2 * _PAD_PX)
        height = max(words_px + 20, px(_SHELF_PX))
        return _Laid((_Part(run, _PAD_PX, height - words_px - 6),), 0, height, None)

    def _has_thumb(self, row: Row) -> bool:
        """Whether there is a picture, and room for it beside the words."""
        room = self._width_px >= self._look.scale.px(230) and row.kind is RowKind.PAGE
        return room and self._drawings.renderer(row.drawing, self._look.roles) is not None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, picture, words and marks."""
        row, roles = _row(index), self._look.roles
        laid = self._lay_out(row)
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]  # Qt's stubs leave the fields of options out
        area = QRectF(option.rect).adjusted(0, 0, 0, -4)  # pyright: ignore[reportAttributeAccessIssue]  # the same
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.page_id:
            self._ground(painter, area, state, opened=row.page_id == self._open)
        painter.translate(area.topLeft())
        if laid.thumb_px:
            self._thumb(painter, row, laid, area.height())
        for part in laid.parts:
            painter.save()
            painter.translate(part.x, part.y)
            if row.kind is RowKind.HIT and part is laid.parts[-1]:
                self._mark(painter, part.run, row)
            part.run.draw(painter, QColor(roles.ink))
            painter.restore()
        if laid.check:
            draw_icon(painter, laid.check, Icon.CHECK, roles.primary)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, *, opened: bool) -> None:
        roles = self._look.roles
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if opened or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(roles.tint))
            painter.drawRoundedRect(area, _RADIUS_PX, _RADIUS_PX)
        if opened:
            painter.setBrush(QColor(roles.primary))
            painter.drawRoundedRect(QRectF(area.left(), area.top() + 10, 4, area.height() - 20), 2, 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(roles.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), _RADIUS_PX, _RADIUS_PX)

    def _thumb(self, painter: QPainter, row: Row, laid: _Laid, height_px: float) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = self._drawings.thumbnail(row.drawing, self._look.roles, laid.thumb_px, ratio)
        if picture is not None:
            box = QRectF(_PAD_PX, (height_px - laid.thumb_px) / 2, laid.thumb_px, laid.thumb_px)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))

    def _mark(self, painter: QPainter, run: SetRun, row: Row) -> None:
        roles = self._look.roles
        for start, end in row.marks:
            for rect in run.rects_of_words(start, end):
                painter.fillRect(rect, QColor(roles.tint))
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2), QColor(roles.accent))


def _row(index: _Index) -> Row:
    row = index.data(ROW_ROLE)
    assert isinstance(row, Row)  # noqa: S101  # the list's own model
    return row
