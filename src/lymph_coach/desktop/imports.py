"""Imports as Python itself does them, also once Qt is loaded."""

import builtins
from importlib import import_module
from typing import Any

_OWN = "__orig_import__"


def import_plainly() -> None:
    """Undo PySide's hook on imports, for this process.

    To let modules switch on its optional features, which we never do, it reads the source of each module that is
    imported after it, and keeps all of that: a tenth of the start, and 4 MB. Where there is no such hook, nothing
    happens.
    """
    import_module("PySide6.QtCore")  # which sets the hook
    plain: Any = getattr(builtins, _OWN, None)
    if plain is not None:
        builtins.__import__ = plain
