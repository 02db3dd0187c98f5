"""Says in plain words what works on this computer, what does not, and how to mend it."""

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TextIO

from lymph_coach import __version__
from lymph_coach.doctor import machine, running
from lymph_coach.doctor.findings import Check, Finding, State
from lymph_coach.remind.launch import remind_words
from lymph_coach.reminders.notify.choose import notifier_for
from lymph_coach.reminders.schedule.choose import best_schedule
from lymph_coach.reminders.schedule.commands import run_command
from lymph_coach.settings.store import SETTINGS_FILE, SettingsStore
from lymph_coach.sound.device import describe_sound, open_speaker
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.system.awake import Awake
from lymph_coach.system.folders import Folders

_SIGNS = ((State.OK, "works"), (State.WARNING, "look"), (State.BROKEN, "broken"))


def run(*, as_json: bool = False) -> int:
    """Look at everything, print it, and return 1 if something is broken, else 0. Starts no Qt."""
    return report(this_machine(), sys.stdout, as_json=as_json)


def this_machine() -> tuple[Check, ...]:
    """Every check there is, with how long it may take here."""
    places = Folders.of(os.environ)
    store = SettingsStore(places.config / SETTINGS_FILE)
    lock = places.window_lock
    schedule = best_schedule(sys.platform, os.environ, run_command, remind_words(), Path.home())
    notifier = notifier_for(sys.platform, os.environ, 5.0)  # it may have to be started first
    return (
        Check("versions", machine.versions, 5),
        Check("files", machine.shipped_files, 5),
        Check("folders", partial(machine.folders, places, machine.free_bytes), 10),
        Check("settings", partial(machine.settings, store), 5),
        Check("voice", partial(machine.voice, ProcessRenderer()), 45),
        Check("sound", partial(machine.sound, describe_sound, open_speaker), 8),
        Check("libraries", machine.libraries, 8),
        Check("screen", partial(machine.screen, os.environ, sys.platform, Awake()), 8),
        Check("window", partial(running.window, lock), 5),
        Check("log", partial(running.log, places.log, lock, datetime.now().astimezone()), 5),
        Check("reminders", partial(running.reminders, schedule.status, notifier), 30),
    )


def report(checks: Sequence[Check], out: TextIO, *, as_json: bool) -> int:
    """Look, print each finding as soon as there is one, and return the exit status.

    The JSON has ``version``, ``ok`` and ``findings``, each with ``area``, ``state``, ``sentence`` and ``mend``.
    """
    found: list[Finding] = []
    for check in checks:
        new = check.findings()
        found.extend(new)
        if not as_json:
            _print(new, out)
    broken = any(finding.state is State.BROKEN for finding in found)
    if as_json:
        rows = [{"area": one.area, "state": one.state, "sentence": one.sentence, "mend": one.mend} for one in found]
        print(json.dumps({"version": __version__, "ok": not broken, "findings": rows}, indent=2), file=out)
    else:
        print(_summary(found), file=out)
    return 1 if broken else 0


def _print(findings: Sequence[Finding], out: TextIO) -> None:
    for one in findings:
        print(f"{dict(_SIGNS)[one.state]:<7}{one.area:<11}{one.sentence}", file=out, flush=True)
        if one.mend:
            print(f"{'':<18}Mend: {one.mend}", file=out, flush=True)


def _summary(found: Sequence[Finding]) -> str:
    worst = {finding.state for finding in found}
    if State.BROKEN in worst:
        return "Something is broken. The lines above say how to mend it."
    if State.WARNING in worst:
        return "Lymph Coach works here. Some things could be better: see above."
    return "Everything works."
