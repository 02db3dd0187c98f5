"""The small pictures a style sheet can only take as files: switch, tick, dot, arrows."""

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from lymph_coach.desktop.theme.icons import Icon, svg_of
from lymph_coach.desktop.theme.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Callable


class Pictures:
    """Draws the pictures in a theme's colours into a folder of their own, which goes when this object does."""

    def __init__(self) -> None:
        """Make the folder; it is private and lies where the system keeps such things.

        Raises:
            OSError: No folder can be made.
        """
        self.folder = Path(tempfile.mkdtemp(prefix="lymph-coach-theme-"))
        self.close: Callable[[], object] = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def draw(self, roles: Roles) -> str:
        """Draw all pictures; returns the folder's path as a style sheet's ``url()`` wants it.

        Each theme has its own folder inside, since Qt keeps pictures it has read by their path.

        Raises:
            OSError: The disk did not take them.
            ShippedFileError: An icon is missing.
        """
        drawn = _drawings(roles)
        folder = self.folder / f"{abs(hash(roles)):x}"
        folder.mkdir(exist_ok=True)
        for name, content in drawn.items():
            (folder / f"{name}.svg").write_bytes(content)
        return folder.as_posix()


def _drawings(roles: Roles) -> dict[str, bytes]:
    """Each picture by its name. State shows by shape too: the knob's side and a tick, never by colour alone."""
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
        "tick_on": _svg(
            40,
            f'<rect x="2" y="2" width="36" height="36" rx="10" fill="{on}"/>',
            f'<path d="M11.5 20.5l6 6 11-13" {_line(roles.on_primary, 4)}/>',
        ),
        "tick_off": _svg(40, f'<rect x="3" y="3" width="34" height="34" rx="9" {off}/>'),
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
