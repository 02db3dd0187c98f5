"""Imports once Qt is loaded, in a process of their own: a hook is undone for good."""

import subprocess
import sys

import pytest

_PROGRAM = """
import linecache, sys
import PySide6.QtCore
from lymph_coach.desktop.imports import import_plainly
if sys.argv[1] == "plainly":
    import_plainly()
from lymph_coach.routine.vector import Vec
from PySide6.QtWidgets import QLabel
print(any("vector" in name for name in linecache.cache), QLabel.setText.__name__)
"""


@pytest.mark.parametrize(("how", "read"), [("hooked", "True"), ("plainly", "False")])
def test_no_source_is_read_and_kept(how: str, read: str) -> None:
    told = subprocess.run([sys.executable, "-c", _PROGRAM, how], check=True, capture_output=True, text=True)
    assert told.stdout.split() == [read, "setText"]
