"""The small pictures a style sheet can only take as files: switch, dot, arrow, plus and minus."""

import shutil
import tempfile
import weakref
import zlib
from collections.abc import Mapping
from pathlib import Path

from lymph_coach.desktop.theme.icons import Icon, svg_of
from lymph_coach.desktop.theme.roles import Roles

MOST_KEPT = 8  # more than there are themes: the others are of older versions of the program


class Pictures:
    """Draws the pictures in a theme's colours into folders named after what they hold.

    So they are drawn once and not at each start, and a program that is killed leaves nothing that the next one does not
    use.

    Args:
        folder: where the folders lie; left out, or where it takes nothing, it is one that goes with this object.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._passing: Path | None = None

    def draw(self, roles: Roles) -> str:
        """See that all pictures are there; returns their folder's path as a style sheet's ``url()`` wants it.

        Empty where no disk took them.

        Raises:
            ShippedFileError: An icon is missing.
        """
        drawn = _drawings(roles)
        name = f"{zlib.crc32(repr(sorted(drawn.items())).encode()):08x}"
        if self._folder is not None:
            try:
                return _kept(self._folder / name, drawn).as_posix()
            except OSError:
                self._folder = None  # a full disk shall not keep the window from opening
        try:
            if self._passing is None:
                self._passing = Path(tempfile.mkdtemp(prefix="lymph-coach-theme-"))
                weakref.finalize(self, shutil.rmtree, self._passing, ignore_errors=True)
            return _kept(self._passing / name, drawn).as_posix()
        except OSError:
            return ""


def _kept(folder: Path, drawn: Mapping[str, bytes]) -> Path:
    """The folder with these pictures whole in it: what is missing, or was damaged as power went, is written anew."""
    is_new = not folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in drawn.items():
        path = folder / f"{name}.svg"
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    if is_new:
        _forget_old(folder)
    return folder


def _forget_old(folder: Path) -> None:
    """Delete the oldest of our folders beside this one, where there are too many."""
    others = [one for one in folder.parent.glob("[0-9a-f]" * len(folder.name)) if one != folder]
    others.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    for one in others[MOST_KEPT - 1 :]:
        shutil.rmtree(one, ignore_errors=True)


def _drawings(roles: Roles) -> dict[str, bytes]:
    """Each picture by its name. State shows by shape too: a knob's side and tick, a dot; never by colour alone."""
    on, off = roles.primary, f'fill="{roles.panel}" stroke="{roles.edge}" stroke-width="2"'
    drawn = {
        "switch_on": _svg(
            72,
            f'<rect width="72" height="40" rx="20" fill="{on}"/>',
            f'<path d="M15 20.5l5 5 9-11" {_line(roles.on_primary, 3.5)}/>',
            f'<circle cx="52" cy="20" r="15" fill="{roles.on_primary}"/>',
        ),
        "switch_off": _svg(
            72,
            f'<rect x="1" y="1" width="70" height="38" rx="19" {off}/>',
            f'<circle cx="20" cy="20" r="13" fill="{roles.edge}"/>',
        ),
        "dot_on": _svg(
            40,
            f'<circle cx="20" cy="20" r="16.5" fill="{roles.panel}" stroke="{on}" stroke-width="3"/>',
            f'<circle cx="20" cy="20" r="9" fill="{on}"/>',
        ),
        "dot_off": _svg(40, f'<circle cx="20" cy="20" r="17" {off}/>'),
    }
    drawn |= {icon.value: svg_of(icon, roles.ink) for icon in (Icon.DOWN, Icon.PLUS, Icon.MINUS)}
    drawn |= {f"{icon}_faint": svg_of(icon, roles.track) for icon in (Icon.PLUS, Icon.MINUS)}
    return drawn


def _svg(width: int, *shapes: str) -> bytes:
    """A picture 40 units high."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" width="{width}" height="40">'
    return f"{head}{''.join(shapes)}</svg>".encode()


def _line(colour: str, width: float) -> str:
    """The attributes of a drawn line."""
    return f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
