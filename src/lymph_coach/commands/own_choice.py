"""Which of the person's own routines is practised: the one a command names, or the one they chose last."""

import os
from collections.abc import Mapping
from pathlib import Path

from lymph_coach.commands.plan_options import OptionError
from lymph_coach.routine.limits import RoutineError
from lymph_coach.routine.own import OwnRoutine
from lymph_coach.session.course import Course
from lymph_coach.session.own_routines import ENDING, OwnRoutines, read_own
from lymph_coach.settings.settings import Settings


def named_own(given: Mapping[str, str], routines: OwnRoutines, course: Course) -> OwnRoutine | None:
    """The own routine that ``--routine`` names, by its file or by its name; None where the option is not given.

    Raises:
        OptionError: there is none, its file is wrong, or a preset is named too.
    """
    text = given.get("routine")
    if text is None:
        return None
    if "preset" in given:
        raise OptionError("say one of --routine and --preset.")
    is_path = text.lower().endswith(ENDING) or os.sep in text
    try:
        own = read_own(Path(text), course) if is_path else routines.named(text)
    except RoutineError as error:
        raise OptionError(f"--routine: {error}.") from error
    if own is None:
        names = [file.routine.name for file in routines.all() if file.routine]
        raise OptionError.of_value("--routine", text, ", ".join(["the name of a file", *names]))
    return own


def chosen_own(settings: Settings, routines: OwnRoutines) -> tuple[OwnRoutine | None, str]:
    """The own routine that the settings name, if any; where it is not found a sentence, and which files are wrong."""
    name = settings.own_routine
    own = routines.named(name) if name else None
    if own or not name:
        return own, ""
    wrong = [file.error for file in routines.all() if file.error]
    what = "was not found" if wrong else "is not there any more"
    return None, " ".join([f"Your routine '{name}' {what}, so the usual one is used.", *wrong])
