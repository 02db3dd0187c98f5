"""The command line: opens the window, or does one thing in a terminal. Loads no more than the command needs."""

import sys
from collections.abc import Sequence

TYPE_CHECKING = False  # as checkers understand it; typing's own would be a quarter of a start that finds nothing due
if TYPE_CHECKING:
    import argparse

# ruff: noqa: PLC0415 - each command loads its own modules: the window opens without those of the others


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    2 is for a command line that cannot be followed, 130 for Ctrl+C, 1 where nobody reads any more what is printed.

    Args:
        argv: the words after the program's name; those it was started with when left out.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--speech-child"]:
        from lymph_coach.speech.engine_process import run_child

        return run_child()
    if words[:1] == ["remind"] and set(words[1:]) <= {"--stay"}:
        # Started by the clock, day after day: it waits for no parser.
        from lymph_coach.remind.remind import run as run_remind

        return run_remind(stay="--stay" in words)
    if not words:
        return _open()
    from lymph_coach.command_line import BAD_USE, build_parser
    from lymph_coach.commands.plan_options import OptionError

    parsed = build_parser().parse_args(words)
    try:
        return _run(parsed)
    except OptionError as error:
        print(f"lymph-coach {parsed.command}: {error}", file=sys.stderr)
        return BAD_USE


def _open(ready: str | None = None, page: str = "") -> int:
    import gc
    import os

    from lymph_coach.system.display import has_display

    if has_display(os.environ, sys.platform):
        gc.disable()  # nothing is garbage before the window stands and takes over; looking would cost 5 % of the start
        from lymph_coach.desktop.imports import import_plainly
        from lymph_coach.desktop.one_thread import paint_on_one_thread

        import_plainly()
        paint_on_one_thread(os.environ)
        from lymph_coach.desktop.app import run

        return run(ready=ready, page=page)
    if ready is not None or page:
        print("There is no screen for a window here.", file=sys.stderr)  # and nothing begins by itself in its place
        return 1
    print("There is no screen for a window here, so the session runs in this terminal.", file=sys.stderr)
    return main(["practise"])


def _run(parsed: "argparse.Namespace") -> int:
    """Run the command; neither a reader that leaves nor Ctrl+C is a fault."""
    from lymph_coach.system.standard_output import let_go, show_any_letter

    show_any_letter(sys.stdout)
    try:
        status = _done(parsed)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
        return 1
    except KeyboardInterrupt:
        from lymph_coach.system.stop_signals import Stop

        return Stop.INTERRUPTED.exit_code
    return status


def _done(parsed: "argparse.Namespace") -> int:  # noqa: PLR0911  # one for each command
    from lymph_coach.commands.plan_options import PlanOptions

    match parsed.command:
        case "routine":
            from lymph_coach.terminal.routines import run as run_routine

            return run_routine(parsed)
        case "practise":
            from lymph_coach.terminal.app import run

            return run(PlanOptions.of(parsed), silent=parsed.silent, plain=parsed.plain)
        case "export":
            from lymph_coach.export.export import Outputs
            from lymph_coach.export.export import run as run_export

            return run_export(PlanOptions.of(parsed), Outputs.of(parsed.out, parsed.cues, parsed.captions))
        case "doctor":
            from lymph_coach.doctor.doctor import run as run_doctor

            return run_doctor(as_json=parsed.json)
        case "reminders":
            from lymph_coach.commands.reminders import run as run_reminders

            return run_reminders(parsed)
        case "data":
            from lymph_coach.commands.data import run as run_data

            return run_data(parsed)
        case _:
            return _open(parsed.ready, parsed.page)
