"""Whether there is a screen for a window."""

from collections.abc import Mapping


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened.

    Args:
        environ: the environment; on Linux it names the screen. ``QT_QPA_PLATFORM`` counts as one: whoever sets it
            knows where the window shall go.
        platform: ``sys.platform``; Windows and macOS always have a screen.
    """
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
