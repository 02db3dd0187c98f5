"""Who the program is to the system: the names under which desktops know its windows, notifications and icon."""

from collections.abc import Callable

NAME = "Lymph Coach"

APP_ID = "org.lymphcoach.LymphCoach"
"""Names the desktop entry, its metadata and its icon on Linux, the group in the task bar on Windows and the bundle on
macOS. Whatever installs the program carries the same name: a window with another has no icon and no entry."""


def tell_task_bar(platform: str, tell: Callable[[str], int] | None = None) -> bool:
    """Have the task bar of Windows show our windows as one program with our icon; to be done before the first one.

    Other systems go by the desktop entry or the bundle.

    Args:
        platform: as ``sys.platform``.
        tell: passes the name to Windows and returns 0 when it was taken; the system's own when left out.

    Returns:
        Whether the name was taken. Where it was not, only the grouping in the task bar is lost.
    """
    if platform != "win32":
        return False
    return (tell or _windows())(APP_ID) == 0


def _windows() -> Callable[[str], int]:
    """The call of shell32, as of Microsoft's page on SetCurrentProcessExplicitAppUserModelID."""
    import ctypes  # noqa: PLC0415  # no other system needs it for this

    call = ctypes.WinDLL("shell32").SetCurrentProcessExplicitAppUserModelID  # type: ignore[attr-defined]
    call.argtypes, call.restype = [ctypes.c_wchar_p], ctypes.c_long
    return call
