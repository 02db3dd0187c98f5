"""What the packaged program puts right before it begins."""

from collections.abc import MutableMapping

_PATH, _PATH_BEFORE = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"
_STARTER = "_PYI_"


def free_environment(environ: MutableMapping[str, str]) -> None:
    """Take out what PyInstaller's starter put in for this process alone.

    On Linux it has the loader look among our own libraries first, and keeps what was asked for before beside it. The
    loader has read that by now. Whatever we start (``systemctl``, a viewer for a PDF, this program again) must find
    the system's libraries, or be started as if by hand.
    """
    before = environ.pop(_PATH_BEFORE, None)
    if before is not None:
        environ[_PATH] = before
    elif any(name.startswith(_STARTER) for name in environ):
        environ.pop(_PATH, None)
    for name in [name for name in environ if name.startswith(_STARTER)]:
        del environ[name]
