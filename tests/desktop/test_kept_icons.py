"""Icons drawn once and kept as pixels: in their colours, and drawn anew wherever what was kept is not whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from lymph_coach.desktop.theme import icon_drawing
from lymph_coach.desktop.theme.icon_drawing import drawn
from lymph_coach.desktop.theme.icons import Icon, svg_of
from lymph_coach.desktop.theme.kept_icons import KeptIcons

pytestmark = pytest.mark.usefixtures("qapp")
INK, CHECKED = "#123456", "#abcdef"


def strongest(image: QImage) -> str:
    """The colour of the first pixel drawn in full."""
    inked = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return next(colour.name() for colour in inked if colour.alpha() == 255)


def looks(icon: QIcon, size_px: int = 48) -> tuple[QImage, QImage]:
    size = QSize(size_px, size_px)
    return icon.pixmap(size, 1.0).toImage(), icon.pixmap(size, 1.0, state=QIcon.State.On).toImage()


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be drawn any more."""

    def draw(*_: object, **__: object) -> QImage:
        raise AssertionError("drawn again")

    monkeypatch.setattr(icon_drawing, "drawn", draw)


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_is_drawn_in_the_colours_asked_for(icon: Icon, tmp_path: Path) -> None:
    assert b"currentColor" not in svg_of(icon, INK)
    off, on = looks(KeptIcons(tmp_path).leading(icon, INK, CHECKED, 48))
    assert (strongest(off), strongest(on)) == (INK, CHECKED)


def test_an_icon_that_leads_a_word_leaves_room_on_its_right(tmp_path: Path) -> None:
    off, _ = looks(KeptIcons(tmp_path).leading(Icon.DIARY, INK, CHECKED, 48))
    inked = [x for x in range(48) for y in range(48) if off.pixelColor(x, y).alpha()]
    assert max(inked) <= 32


def test_what_was_kept_looks_like_what_was_drawn(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    first = looks(KeptIcons(tmp_path).leading(Icon.READ, INK, CHECKED, 36), 36)
    window = KeptIcons(tmp_path).of_program().pixmap(QSize(64, 64), 1.0).toImage()
    request.getfixturevalue("refused")
    assert looks(KeptIcons(tmp_path).leading(Icon.READ, INK, CHECKED, 36), 36) == first
    assert KeptIcons(tmp_path).of_program().pixmap(QSize(64, 64), 1.0).toImage() == window


def test_other_colours_sizes_and_icons_are_kept_beside_it(tmp_path: Path) -> None:
    icons = KeptIcons(tmp_path)
    for icon, checked, size_px in (
        (Icon.READ, CHECKED, 36),
        (Icon.READ, INK, 36),
        (Icon.READ, INK, 40),
        (Icon.DIARY, INK, 40),
    ):
        icons.leading(icon, INK, checked, size_px)
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("damaged", [b"", b"x" * 10, b"\0" * (4 * 36 * 36 * 2), b"\0" * (4 * 36 * 36 * 2 + 4)])
def test_a_file_that_is_not_whole_is_drawn_anew(damaged: bytes, tmp_path: Path) -> None:
    # Where power goes, a file may have its length and none of its content.
    first = looks(KeptIcons(tmp_path).leading(Icon.READ, INK, CHECKED, 36), 36)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damaged)
    assert looks(KeptIcons(tmp_path).leading(Icon.READ, INK, CHECKED, 36), 36) == first
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_icons_are_drawn_each_time(tmp_path: Path) -> None:
    for icons in (KeptIcons(tmp_path / "missing"), KeptIcons()):
        assert strongest(looks(icons.leading(Icon.READ, INK, CHECKED, 48))[0]) == INK
    assert not (tmp_path / "missing").exists()


def test_a_drawing_fills_its_square() -> None:
    picture = drawn(svg_of(Icon.DIARY, INK), 24)
    assert picture.size() == QSize(24, 24)
    assert strongest(picture) == INK
