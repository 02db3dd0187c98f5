"""The commands on routines of the person's own: check one, list them, write one to begin with."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from lymph_coach.commands.plan_options import OptionError
from lymph_coach.routine.layout import build_timeline, length_s
from lymph_coach.routine.limits import RoutineError, shown
from lymph_coach.routine.own import own_plan
from lymph_coach.routine.own_template import own_template
from lymph_coach.routine.timeline import Timeline
from lymph_coach.session.course import Course, load_course
from lymph_coach.session.own_routines import OwnRoutines, read_own
from lymph_coach.system.folders import Folders
from lymph_coach.system.shipped import ShippedFileError
from lymph_coach.terminal import wording

BAD_FILE = 2
"""The exit status for a file that is no right routine."""


def run(parsed: argparse.Namespace) -> int:
    """Do what the command line says and return the exit status.

    Raises:
        OptionError: an option has a value it may not have.
    """
    try:
        course = load_course()
    except (RoutineError, ShippedFileError) as error:
        return _refuse(str(error), 1)
    match parsed.action:
        case "check":
            return check(Path(parsed.file), course)
        case "list":
            return list_all(OwnRoutines(Folders.of(os.environ).routines, course), course)
        case _:
            return write_new(Path(parsed.file), parsed.start_from, course)


def check(path: Path, course: Course) -> int:
    """Say what is wrong with a file, or how long its routine is, its phases, and what has no room to be said."""
    try:
        plan = own_plan(read_own(path, course), course.routine)
    except RoutineError as error:
        return _refuse(f"{error}.", BAD_FILE)
    print(f"{plan.preset}: {wording.spoken_clock(length_s(plan))}")
    timeline = build_timeline(plan, course.words)
    for start_s, what in _phases(timeline):
        print(f"{wording.clock(start_s):>6}  {what}")
    if sentence := wording.split(plan):
        print(sentence)
    for text, one in {one.text: one for one in timeline.missed}.items():
        print(f'There may be no room to say "{text}": it takes about {one.needed_s:.1f} of {one.room_s:.1f} seconds.')
    return 0


def list_all(routines: OwnRoutines, course: Course) -> int:
    """Name every routine of the folder with its length, or what is wrong with its file."""
    print(f"Your routines are in {routines.folder}")
    files = routines.all()
    for file in files:
        if file.routine:
            length = wording.spoken_clock(length_s(own_plan(file.routine, course.routine)))
            print(f"{file.routine.name}: {length} ({shown(file.path.name)})")
        else:
            print(file.error)
    if not files:
        print("There are none yet. 'lymph-coach routine new FILE' writes one to begin with.")
    return 0


def write_new(path: Path, base: str, course: Course) -> int:
    """Write a file to begin with; one that is there stays as it is.

    Raises:
        OptionError: there is no such preset.
    """
    if base not in course.routine.presets:
        raise OptionError.of_value("--from", base, "one of " + ", ".join(course.routine.presets))
    text = own_template(course.routine, course.words, base, f"My {base}")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return _refuse(f"{shown(str(path))} could not be written: {reason or error}.", 1)
    print(f"Wrote {shown(str(path), longest=300)}. Change it, then: lymph-coach routine check FILE")
    return 0


def _phases(timeline: Timeline) -> Iterator[tuple[float, str]]:
    """When each phase begins, and what it is."""
    phase = -1
    for segment in timeline.segments:
        if segment.phase != phase:
            phase = segment.phase
            around = f", round {segment.round}" if segment.size else ""
            yield segment.start_s, f"{wording.phase(timeline, segment)}{around}"


def _refuse(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status
