"""The files that ship with the program: routines, themes, icons, pages."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


class ShippedFileError(Exception):
    """A file that ships with the program is not there: the installation is not whole."""


def shipped(*parts: str, package: Path = _PACKAGE) -> Path:
    """The path of a shipped file or folder.

    A wheel carries the files inside the package; a checkout has them in ``assets/`` beside ``src/``.

    Args:
        parts: The path under ``assets/``, such as ``"themes", "light.toml"``.
        package: The folder of the package, when it is not this one.

    Raises:
        ShippedFileError: It is in neither place.
    """
    places = (package / "assets", package.parent.parent / "assets")
    for place in places:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise ShippedFileError(
        f"{'/'.join(parts)} is missing from this installation; looked in {places[0]} and {places[1]}."
    )
