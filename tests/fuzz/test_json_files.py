"""Every file of JSON that is read, damaged in bytes or values: it costs its content at most, never the start."""

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.fuzz.damage import JSON, as_json, cheaply, damaged, misread
from tests.journal.diaries import DIARY
from tests.routine.plans import ROUTINE, WORDS, assert_whole

from lymph_coach.checkin.record import CheckinFile
from lymph_coach.journal.export import to_json as diary_json
from lymph_coach.journal.history import from_history
from lymph_coach.reading.kept import LONGEST_TEXT, MOST_LINES, Filled, OwnLine, SheetsFile
from lymph_coach.reading.marks import Marks, MarksFile
from lymph_coach.reminders.record import from_record, to_record
from lymph_coach.reminders.reminder import Rules
from lymph_coach.routine.kinds import Part
from lymph_coach.routine.layout import build_timeline, estimated_length_s
from lymph_coach.routine.own import OwnRoutine, own_plan
from lymph_coach.routine.own_words import OwnWords
from lymph_coach.routine.plan import make_plan
from lymph_coach.session.checkpoint import checkpoint_bytes, checkpoint_of, read_checkpoint
from lymph_coach.session.session import Session, State
from lymph_coach.settings.settings import Settings, rules
from lymph_coach.settings.store import SettingsStore
from lymph_coach.takeout.everything import Everything, TakeoutError
from lymph_coach.takeout.read import read_takeout
from lymph_coach.takeout.write import to_json as everything_json

pytestmark = pytest.mark.no_cover

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
_Read = TypeVar("_Read")


def kept_file(write: Callable[[Path], object]) -> bytes:
    """What one of our own stores writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.json"
        write(path)
        return path.read_bytes()


def load(data: bytes, read: Callable[[Path], _Read]) -> _Read:
    """What a store makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.json"
        path.write_bytes(data)
        return cheaply(lambda: read(path))


def both(right: bytes) -> st.SearchStrategy[bytes]:
    """Damage to the bytes, or to the values."""
    return damaged([right]) | misread(json.loads(right)).map(as_json)


def a_checkpoint(own: OwnRoutine | None) -> bytes:
    plan = own_plan(own, ROUTINE) if own else make_plan(ROUTINE, "standard")
    session, _ = Session(plan, build_timeline(plan, WORDS), State.RUNNING).advanced(150.0)
    return checkpoint_bytes(checkpoint_of(session, NOON.astimezone(), NOON.astimezone(), "id"))


SETTINGS = kept_file(lambda path: SettingsStore(path).save(Settings(own_routine="Mine", rounds=2)))
FILLED = {"a": Filled(frozenset({"x.y"}), (OwnLine("Tea", ticked=True),), {"part": "words"})}
SHEETS = kept_file(lambda path: SheetsFile(path).save(FILLED))
MARKS = kept_file(lambda path: MarksFile(path).save(Marks("a", {"a": 3}, frozenset({"b"}))))
OWN = OwnRoutine("Mine", "gentle", {}, (Part.BREATHE, Part.CIRCLES, Part.ROLLS), OwnWords({"tip": ("Soft.",)}))
HISTORY = json.dumps(
    {
        "began": NOON.isoformat(),
        "ended": NOON.isoformat(),
        "preset": "gentle",
        "circles_done": 3,
        "circles_planned": 60,
        "why_ended": "finished",
    }
).encode()


@given(both(SETTINGS))
def test_settings_are_always_right_ones_and_saved_again(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(data)
        store = SettingsStore(path)
        loaded = cheaply(store.load)
        assert all(rule.read(getattr(loaded.settings, name)) is not None for name, rule in rules().items())
        assert all(problem.sentence for problem in loaded.problems)
        store.save(loaded.settings)
        assert SettingsStore(path).load().settings == loaded.settings


@given(both(a_checkpoint(None)) | both(a_checkpoint(OWN)))
def test_a_checkpoint_is_none_or_a_whole_session(data: bytes) -> None:
    kept = cheaply(lambda: read_checkpoint(data, ROUTINE))
    if kept:
        assert_whole(kept.session(WORDS, estimated_length_s).timeline)
        assert kept.plan.preset.isprintable()
        again = checkpoint_bytes(kept)
        assert read_checkpoint(again, ROUTINE) == kept


@given(both(SHEETS))
def test_sheets_fit_and_are_saved_again(data: bytes) -> None:
    sheets = load(data, lambda path: SheetsFile(path).load())
    for filled in sheets.values():
        assert len(filled.own) <= MOST_LINES
        assert all(len(text) <= LONGEST_TEXT for text in filled.written.values())
    again = kept_file(lambda path: SheetsFile(path).save(sheets))
    left = {name: filled for name, filled in sheets.items() if not filled.is_empty}
    assert load(again, lambda path: SheetsFile(path).load()) == left


@given(both(MARKS))
def test_marks_are_saved_again(data: bytes) -> None:
    marks = load(data, lambda path: MarksFile(path).load())
    again = kept_file(lambda path: MarksFile(path).save(marks))
    assert load(again, lambda path: MarksFile(path).load()) == marks


@given(damaged([b"{}"]) | JSON.map(as_json))
def test_the_answers_of_the_check_in_are_read_or_asked_again(data: bytes) -> None:
    load(data, lambda path: CheckinFile(path).load())


@given(JSON | misread(to_record(Rules())))
def test_reminders_are_right_ones_and_what_is_left_out_is_told(raw: object) -> None:
    read, told = cheaply(lambda: from_record(raw))
    assert from_record(to_record(read)) == (read, ())
    assert all(sentence and len(sentence) < 700 for sentence in told)


@given(st.lists(both(HISTORY), max_size=3))
def test_lines_of_the_old_history_are_sessions_or_passed_over(lines: list[bytes]) -> None:
    entries = cheaply(lambda: from_history(lines))
    assert len(entries) <= len(lines)
    assert all(entry.began.tzinfo for entry in entries)


EVERYTHING = Everything(
    Settings(own_routine="Mine"), {"mine.toml": "schema = 1"}, sheets=FILLED, reading=Marks("a", {"a": 3}), diary=DIARY
)
TAKEOUTS = b"".join(everything_json(EVERYTHING, NOON)), b"".join(diary_json(DIARY))


@given(both(TAKEOUTS[0]) | both(TAKEOUTS[1]))
@example(b'{"format": ' + b"[" * 100_000)
@example(b'{"a": ' + b"9" * 100_000 + b"}")
def test_a_file_to_bring_in_is_refused_with_a_sentence_or_read(data: bytes) -> None:
    try:
        found, told = cheaply(lambda: read_takeout(data, TODAY)), ""
    except TakeoutError as error:
        found, told = None, str(error)
    assert (found is None) == bool(told)
    assert len(told) < 1_000
    assert found is None or all(found.refused)
