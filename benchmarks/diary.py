"""How long the diary takes after 20 years of daily practice: to open its file, to be looked at, copied and exported."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from lymph_coach.journal.backup import Backups
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.export import to_csv, to_json
from lymph_coach.journal.imports import new_entries, read_diary
from lymph_coach.journal.store import JournalStore
from lymph_coach.journal.under_way import progress_under_way
from lymph_coach.session.history import CUT_OFF
from lymph_coach.system.json_input import parse_object
from table import Line, Row, show

SESSIONS = 7_300
MONTH_MS, EXPORT_S = 1.0, 2.0
TURNS, QUICK_TURNS = 15, 5
_NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
_NOTE = "Hands warm afterwards, the left one a little stiff. "


def fill(path: Path) -> None:
    """Write 20 years of daily practice, each session with all ratings and every third with a note."""
    with JournalStore(path, _now) as store, store.writing():
        for number in range(SESSIONS):
            began = _NOW - timedelta(days=SESSIONS - number)
            store.add(
                Entry(
                    f"session-{number}",
                    began,
                    began + timedelta(minutes=20),
                    preset="standard",
                    posture="standing",
                    circles_planned=60,
                    circles_done=60,
                    why_ended="finished",
                    before=Ratings(3, 4, 5, 2, 1),
                    after=Ratings(2, 4, 4, 2, 1),
                    note=_NOTE * (number % 3 == 0),
                    after_care=frozenset({"water", "walk"}),
                )
            )


def measure(*, quick: bool = False) -> list[Line]:
    """The middle of several turns of each."""
    turns = QUICK_TURNS if quick else TURNS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.sqlite3"
        fill(path)

        def middle_ms(what: Callable[[], object]) -> float:
            taken: list[float] = []
            for _ in range(turns):
                began_s = time.perf_counter()
                what()
                taken.append(1_000 * (time.perf_counter() - began_s))
            return sorted(taken)[turns // 2]

        open_ms = middle_ms(lambda: JournalStore(path, _now).close())
        backups = Backups(path, _now)
        with JournalStore(path, _now) as store:
            first, last = date(2026, 10, 1), date(2026, 10, 31)
            month_ms = middle_ms(lambda: store.between(first, last))
            overview_ms = middle_ms(lambda: (store.count, store.first_day, store.last()))
            all_ms = middle_ms(lambda: store.between(date.min, date.max))
            last_entry = store.between(first, last)[-1]
            going = replace(last_entry, why_ended=CUT_OFF)
            store.progress(going)
            progress_ms = middle_ms(lambda: progress_under_way(path, going))
            export_ms = middle_ms(lambda: (b"".join(to_json(store.everything())), to_csv(store.everything())))
            entries = store.everything().entries
            exported = b"".join(to_json(store.everything()))
        copy_ms = middle_ms(backups.make)
        import_ms = middle_ms(lambda: new_entries(read_diary(parse_object(exported)).diary.entries, entries))
    years = f"{SESSIONS} sessions"
    return [
        Row(f"diary of {years}: open the file and look it over", open_ms, "ms"),
        Row(f"diary of {years}: a month of entries", month_ms, "ms", MONTH_MS),
        Row(f"diary of {years}: count, first and last", overview_ms, "ms"),
        Row(f"diary of {years}: every entry", all_ms, "ms"),
        Row(f"diary of {years}: write one circle down, beside the window", progress_ms, "ms"),
        Row(f"diary of {years}: copy, and read it back", copy_ms, "ms"),
        Row(f"diary of {years}: export all, as JSON and as a table", export_ms / 1_000, "s", EXPORT_S),
        Row(f"diary of {years}: preview of an import of all", import_ms / 1_000, "s"),
    ]


def _now() -> datetime:
    return _NOW


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="five turns instead of fifteen")
    sys.exit(show(measure(quick=parser.parse_args().quick)))
