"""The words the command line understands."""

import argparse
from typing import NoReturn

from lymph_coach import __version__
from lymph_coach.plan_options import add_plan_options

BAD_USE = 2
"""The exit status for a command line that cannot be followed."""


class OneLineParser(argparse.ArgumentParser):
    """Refuses with one line instead of a page; takes no shortened options."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(BAD_USE, f"{self.prog}: {message}\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; what it parses has the command's name in ``command``."""
    parser = OneLineParser(
        prog="lymph-coach", description="Leads a gentle arm-circle routine, spoken on the beat.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Lymph Coach {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("open", help="open the window (as without a command)", allow_abbrev=False)
    practise = commands.add_parser("practise", help="lead a session in this terminal", allow_abbrev=False)
    add_plan_options(practise)
    practise.add_argument("--silent", action="store_true", help="no sound; every word is shown")
    practise.add_argument("--plain", action="store_true", help="plain lines, also for a screen reader")
    export = commands.add_parser("export", help="write a session as sound, cues and captions", allow_abbrev=False)
    add_plan_options(export)
    export.add_argument("--out", metavar="FILE", help="the sound, WAV")
    export.add_argument("--cues", metavar="FILE", help="what sounds when, JSON")
    export.add_argument("--captions", metavar="FILE", help="the words, WebVTT")
    doctor = commands.add_parser(
        "doctor", help="say what works on this computer, and how to mend what does not", allow_abbrev=False
    )
    doctor.add_argument("--json", action="store_true", help="for a program to read")
    return parser
