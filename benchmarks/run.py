"""Everything that is measured, one after another, as one table; writes nothing into the repository.

Takes about 27 minutes (``--quick``: 8). Ends with 1 if anything is not met, with 0 where all is met or skipped.
"""

import argparse
import subprocess
import sys

import beat_played
import beat_rendered
import diary
import diary_page
import idle
import picture
import react
import reading
import remind
import start
from table import Failed, Line, show

_BENCHMARKS = (beat_rendered, start, idle, react, reading, remind, diary, diary_page, picture, beat_played)


def main() -> int:
    """Run them all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer turns and shorter sessions, for a first look")
    quick = parser.parse_args().quick
    lines: list[Line] = []
    for benchmark in _BENCHMARKS:
        name = benchmark.__name__
        print(f"{name} ...", file=sys.stderr, flush=True)
        try:
            lines += benchmark.measure(quick=quick)
        except (AssertionError, LookupError, OSError, subprocess.SubprocessError) as error:
            lines.append(Failed(name, f"{type(error).__name__}: {error}"))
    return show(lines)


if __name__ == "__main__":
    sys.exit(main())
