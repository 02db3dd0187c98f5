"""Which paper is usual where, and how large it is."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from tests.desktop.leaflets import DAY

from lymph_coach.desktop.paper.stock import Size, Stock, usual_size


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en_US", Size.Letter),
        ("en_CA", Size.Letter),
        ("fr_CA", Size.Letter),
        ("es_MX", Size.Letter),
        ("en_GB", Size.A4),
        ("de_DE", Size.A4),
        ("ja_JP", Size.A4),
        ("es_AR", Size.A4),
    ],
)
def test_each_place_has_its_usual_paper(locale: str, size: Size) -> None:
    assert usual_size(QLocale(locale)) is size


def test_sizes_are_points() -> None:
    a4, letter = (Stock(QPageSize(size), "any", DAY).size_pt for size in (Size.A4, Size.Letter))
    assert (a4.width(), a4.height()) == (595, 842)
    assert (letter.width(), letter.height()) == (612, 792)
