"""Standard output where a letter cannot be shown, or nobody reads."""

import io
import os
from typing import TextIO


def show_any_letter(stdout: TextIO | None) -> None:
    """Print a question mark for a letter that the encoding does not have, in the place of ending the program."""
    if isinstance(stdout, io.TextIOWrapper) and stdout.errors == "strict":
        stdout.reconfigure(errors="replace")


def let_go(stdout: TextIO | None) -> None:
    """Print into nothing from now on; what is buffered must not complain when Python ends."""
    if stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
