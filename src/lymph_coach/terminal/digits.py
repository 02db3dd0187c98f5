"""Numbers drawn large, of blocks, to be read from across a room."""

DIGIT_ROWS = 5
_SHAPES = (
    ("###", "# #", "# #", "# #", "###"),
    (" # ", "## ", " # ", " # ", "###"),
    ("###", "  #", "###", "#  ", "###"),
    ("###", "  #", "###", "  #", "###"),
    ("# #", "# #", "###", "  #", "  #"),
    ("###", "#  ", "###", "  #", "###"),
    ("###", "#  ", "###", "# #", "###"),
    ("###", "  #", "  #", "  #", "  #"),
    ("###", "# #", "###", "# #", "###"),
    ("###", "# #", "###", "  #", "###"),
)


def large(number: int, block: str) -> list[str]:
    """A number of 0 or more as ``DIGIT_ROWS`` lines; each square is two characters wide, as a cell is half a square."""
    shapes = [_SHAPES[int(digit)] for digit in str(number)]
    rows = ("  ".join(shape[row] for shape in shapes) for row in range(DIGIT_ROWS))
    return ["".join(square * 2 for square in row).replace("#", block).rstrip() for row in rows]
