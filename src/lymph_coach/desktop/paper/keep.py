"""Where a page may not end: after a heading, within a box, after the first line of a paragraph."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from lymph_coach.desktop.paper.setter import KEEP

_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore


def keep_together(document: QTextDocument) -> None:
    """Begin a new page before each piece that a page ends in the middle of.

    A piece is a paragraph's first two lines, or all of a box, with the headings above it. One that is longer than a
    page begins a page, and is cut all the same.
    """
    for first, last in list(_pieces(document)):
        if _page(document, first, 0) != _page(document, last, -1 if QTextCursor(last).currentTable() else 1):
            _break_before(first)


def _pieces(document: QTextDocument) -> Iterator[tuple[QTextBlock, QTextBlock]]:
    """The first and the last block of each piece, in order."""
    first = document.begin()
    while first.isValid():
        last = _end(first)
        following = _after(last)
        while following.isValid() and last.blockFormat().property(KEEP):
            last = _end(following)
            following = _after(last)
        yield first, last
        first = following


def _end(block: QTextBlock) -> QTextBlock:
    """The last block of the box that a block begins; itself where it is in none."""
    table = QTextCursor(block).currentTable()
    return table.lastCursorPosition().block() if table else block


def _after(block: QTextBlock) -> QTextBlock:
    """The next block that says something: Qt has an empty one between two tables."""
    following = block.next()
    while following.isValid() and not following.text():
        following = following.next()
    return following


def _break_before(block: QTextBlock) -> None:
    """Begin a page with a block, or with the box that it begins."""
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    if table:
        frame = table.format()
        frame.setPageBreakPolicy(_BREAK)
        table.setFormat(frame)
    else:
        form = block.blockFormat()
        form.setPageBreakPolicy(_BREAK)
        cursor.setBlockFormat(form)


def _page(document: QTextDocument, block: QTextBlock, line: int) -> int:
    """The page, from 0, that the middle of a block's line stands on; -1 is the last line."""
    layout = block.layout()
    count = layout.lineCount()
    shown = layout.lineAt(count - 1 if line < 0 else min(line, count - 1))
    middle_pt = document.documentLayout().blockBoundingRect(block).top() + shown.y() + shown.height() / 2
    return int(middle_pt // document.pageSize().height())
