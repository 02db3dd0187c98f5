"""The files of a folder of pages or sheets, on disk or inside an installed package."""

from typing import TYPE_CHECKING, TypeAlias

from lymph_coach.reading.errors import PageError

if TYPE_CHECKING:
    # Only named here: at run time the second would bring zip files and more into every start.
    from importlib.resources.abc import Traversable
    from pathlib import Path

Folder: TypeAlias = "Path | Traversable"


def read_file(folder: Folder, name: str) -> str:
    """The text of a file in UTF-8, its lines ended by a line feed.

    Raises:
        PageError: it is not there, or no UTF-8.
    """
    try:
        content = folder.joinpath(name).read_bytes()
    except OSError as error:
        raise PageError(name, 0, f"cannot be read: {error.strerror or error}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageError(name, content[: error.start].count(b"\n") + 1, "holds bytes that are no UTF-8.") from error
    return unified(text)


def unified(text: str) -> str:
    """The text with every end of a line, of whatever system, as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def names_in(folder: Folder, ending: str) -> tuple[str, ...]:
    """The names, without their ending such as ``.md``, of the files that have it, in order.

    Raises:
        PageError: the folder cannot be read.
    """
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError as error:
        raise PageError(folder.name, 0, f"cannot be read: {error.strerror or error}.") from error
    return tuple(sorted(name.removesuffix(ending) for name in names if name.endswith(ending)))
