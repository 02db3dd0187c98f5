"""The words the command line understands."""

import argparse
from typing import NoReturn

from lymph_coach import __version__
from lymph_coach.commands.plan_options import add_plan_options
from lymph_coach.desktop.instance.request import PAGES
from lymph_coach.settings.choices import Preset

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
    opening = commands.add_parser("open", help="open the window (as without a command)", allow_abbrev=False)
    opening.add_argument(
        "--ready",
        choices=["", *(preset.value for preset in Preset)],
        metavar="PRESET",
        help="ready to start this preset, or with '' the one chosen in the settings; nothing begins by itself",
    )
    opening.add_argument("--page", choices=PAGES, default="", help="the page to open; Today when left out")
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
    _add_data(commands.add_parser("data", help="take everything along, or bring it in", allow_abbrev=False))
    remind = commands.add_parser("remind", help="tell what is due now, if anything is", allow_abbrev=False)
    remind.add_argument("--stay", action="store_true", help="wait for what comes, too, until logout")
    _add_routine(commands.add_parser("routine", help="check and begin routines of your own", allow_abbrev=False))
    _add_reminders(commands.add_parser("reminders", help="see and change the reminders", allow_abbrev=False))
    return parser


def _add_routine(parser: argparse.ArgumentParser) -> None:
    """The commands on the person's own routines."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser(
        "check", help="say what is wrong with a file, or its length and phases", allow_abbrev=False
    )
    check.add_argument("file", metavar="FILE")
    actions.add_parser("list", help="name those in your folder", allow_abbrev=False)
    new = actions.add_parser("new", help="write a file to begin with", allow_abbrev=False)
    new.add_argument("file", metavar="FILE")
    new.add_argument(
        "--from", dest="start_from", default="standard", metavar="|".join(Preset), help="what it starts as"
    )


def _add_data(parser: argparse.ArgumentParser) -> None:
    """The commands on the person's data."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = actions.add_parser("export", help="write everything to one JSON file", allow_abbrev=False)
    bring = actions.add_parser("import", help="bring in what is new in such a file", allow_abbrev=False)
    for one in (export, bring):
        one.add_argument("file", metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="only say what is new, here already, and not the same")
    bring.add_argument(
        "--keep", choices=["here", "file"], default="here", help="which stays where they differ; 'here' when left out"
    )


def _add_reminders(parser: argparse.ArgumentParser) -> None:
    """The commands on reminders; what they are told is kept as typed, and checked when it is done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, what in (
        ("list", "show the reminders and what comes in the next seven days"),
        ("status", "say when the next reminder comes, and whether it does while the window is closed"),
        ("install", "have reminders come while the window is closed, too"),
        ("remove", "have reminders come only while the window is open"),
        ("test", "show one notification now"),
    ):
        actions.add_parser(name, help=what, allow_abbrev=False)
    add = actions.add_parser("add", help="add a reminder", allow_abbrev=False)
    add.add_argument("--name", required=True, help="such as 'Morning circles'")
    add.add_argument("--at", required=True, metavar="TIME", help="such as 18:00 or 6pm")
    edit = actions.add_parser("edit", help="change a reminder", allow_abbrev=False)
    edit.add_argument("number", help="its number in the list")
    edit.add_argument("--name")
    edit.add_argument("--at", metavar="TIME")
    switch = edit.add_mutually_exclusive_group()
    switch.add_argument("--on", action="store_true", default=None, help="remind again")
    switch.add_argument("--off", dest="on", action="store_false", help="keep it, but do not remind")
    for one in (add, edit):
        one.add_argument("--days", help="such as mon,wed,fri; every day when left out of a new one")
        one.add_argument("--habit", help="what it hangs on, such as 'after brushing my teeth'")
        one.add_argument("--preset", metavar="|".join(Preset), help="what Start begins; '' for the one in the settings")
    delete = actions.add_parser("delete", help="delete a reminder", allow_abbrev=False)
    delete.add_argument("number", help="its number in the list")
