"""A text in lines, before it is set: to see how many it takes, and what stands on each."""

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def broken(text: str, font: QFont, width_pt: float) -> list[str]:
    """A text in lines of a width in points, broken between words where that can be."""
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rows: list[str] = []
    for paragraph in text.strip().splitlines():
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(wrapped)
        # Qt counts in halves of a wide character, Python in whole ones.
        halves = paragraph.encode("utf-16-le", "surrogatepass")
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width_pt)
            if not line.textLength():  # narrower than a letter: over the edge is better than without end
                line.setNumColumns(1)
            row = halves[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
            rows.append(row.decode("utf-16-le", "surrogatepass").rstrip())
            line = layout.createLine()
        layout.endLayout()
    return rows
