"""Painting on the GUI thread alone."""

from collections.abc import MutableMapping

_SWITCH = "QT_NO_GUI_THREADPOOL"


def paint_on_one_thread(environ: MutableMapping[str, str]) -> None:
    """Have Qt fill shapes on the thread that asks for it; to be called before there is an application.

    By itself Qt hands every fill of more than some 64 lines to threads of its own. For shapes as small as ours it takes
    longer to wake them than to fill: nearly fifty times a picture. A Qt that does not know the switch works as before.

    Args:
        environ: this process's environment, where Qt looks for the switch.
    """
    environ.setdefault(_SWITCH, "1")
