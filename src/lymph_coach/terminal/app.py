"""The composition root of the terminal front end: what this machine gives, handed in."""

import errno
import io
import os
import sys
import time
from collections.abc import Mapping, Sequence
from typing import TextIO

from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.output import DeviceOutput, Output
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.system.awake import Awake
from lymph_coach.system.display import has_display
from lymph_coach.system.folders import Folders
from lymph_coach.system.local_time import local_now
from lymph_coach.system.standard_output import let_go
from lymph_coach.system.stop_signals import Stop, StopSignals
from lymph_coach.terminal.front import Front, Machine
from lymph_coach.terminal.keys import open_keys
from lymph_coach.terminal.silence import LetSleep


def run(options: PlanOptions, *, silent: bool = False, plain: bool = False) -> int:
    """Lead a session on this machine and return the exit status.

    Raises:
        OptionError: an option has a value it may not have.
    """
    stdout = sys.stdout or io.StringIO()  # None where a program is started without one
    try:
        with StopSignals() as stops, open_keys(sys.stdin) as keys:
            folders = Folders.of(os.environ)
            awake = Awake() if has_display(os.environ, sys.platform) else LetSleep()
            machine = Machine(
                folders,
                stdout,
                sys.stderr or io.StringIO(),
                keys,
                ProcessRenderer(),
                _outputs,
                awake,
                stops.asked,
                time.monotonic,
                local_now,
                _territory(os.environ),
            )
            return Front(machine, silent=silent, plain=plain or not _can_draw(stdout)).practise(options)
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EIO}:
            raise
        let_go(sys.stdout)  # nobody reads any more, or the terminal is gone
        return 1
    except KeyboardInterrupt:
        return Stop.INTERRUPTED.exit_code


def _territory(environ: Mapping[str, str]) -> str:
    """The two letters of the country in the locale, as in ``en_CA.UTF-8``; empty where there is none."""
    name = next((environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(key)), "")
    return name.partition(".")[0].partition("@")[0].partition("_")[2]


def _can_draw(stdout: TextIO) -> bool:
    """Whether the terminal understands where to draw; of Windows' own, only the newer one surely does."""
    if not stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or bool(os.environ.get("WT_SESSION"))


def _outputs(settings: Settings) -> Sequence[Output]:
    """The speaker is looked for each time the session goes on: it may be switched on in a pause."""
    silent = SilentOutput()
    return (silent,) if settings.muted else (DeviceOutput(offset_ms=settings.sync_offset_ms), silent)
