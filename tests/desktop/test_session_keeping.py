"""What stays of a session on a disk that refuses: it is told once, and nothing stops."""

from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import NOON
from tests.routine.plans import ROUTINE, WORDS

from lymph_coach.desktop.practise.ending import EndingPage
from lymph_coach.desktop.practise.keeping import Keeping
from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline, estimated_length_s
from lymph_coach.routine.plan import make_plan
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile, checkpoint_of
from lymph_coach.session.history import CUT_OFF, Practice
from lymph_coach.session.session import Session, circle_of
from lymph_coach.system.atomic import StorageError

PLAN = make_plan(ROUTINE, "circles")
SESSION = Session(PLAN, build_timeline(PLAN, WORDS))


class AtOnce(Executor):
    """Does each job when it is asked for."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":  # noqa: ANN401  # as of the real one
        fn(*args, **kwargs)
        return Future()


@dataclass
class Log:
    """Keeps what it is given, or refuses."""

    refuses: bool = False
    kept: list[Practice] = field(default_factory=list[Practice])
    far: list[Practice] = field(default_factory=list[Practice])
    forgotten: list[str] = field(default_factory=list[str])

    def keep(self, practice: Practice) -> None:
        self._check()
        self.kept.append(practice)

    def progress(self, practice: Practice) -> None:
        self._check()
        self.far.append(practice)

    def forget(self, practice_id: str) -> None:
        self._check()
        self.forgotten.append(practice_id)

    def last(self) -> Practice | None:
        return self.kept[-1] if self.kept else None

    def _check(self) -> None:
        if self.refuses:
            raise StorageError("The disk is full.")


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def keeping(qapp: QApplication, log: Log, tmp_path: Path) -> Keeping:
    del qapp
    made = Keeping(CheckpointFile(tmp_path / "place.json"), log, AtOnce(), lambda: NOON)
    made.take_up(PLAN)
    return made


def test_one_name_from_start_to_end_and_a_given_one_where_it_begins_anew(keeping: Keeping, log: Log) -> None:
    keeping.begin(SESSION)
    keeping.save(SESSION)
    keeping.end(SESSION, "tired")
    assert {one.id for one in (*log.kept, *log.far)} == {keeping.practice_id}
    assert [one.why_ended for one in log.kept] == [CUT_OFF, "tired"]
    before = keeping.practice_id
    keeping.take_up(PLAN, before)
    assert keeping.practice_id == before
    keeping.take_up(PLAN)
    assert keeping.practice_id not in {"", before}


def test_a_session_gone_on_with_has_its_name_and_its_beginning(keeping: Keeping, log: Log) -> None:
    began = NOON - timedelta(hours=1)
    keeping.take_up(checkpoint_of(SESSION, began, NOON, "left"))
    keeping.begin(SESSION)
    assert [(one.id, one.began) for one in log.kept] == [("left", began)]


def test_what_the_disk_refuses_while_it_runs_is_told_once(keeping: Keeping, log: Log) -> None:
    told = QSignalSpy(keeping.told)
    log.refuses = True
    for _ in range(3):
        keeping.save(SESSION)
    assert told.count() == 1
    log.refuses = False
    keeping.save(SESSION)
    log.refuses = True
    keeping.save(SESSION)
    assert [told.at(number) for number in range(told.count())] == [["The disk is full."]] * 2


def test_what_it_refuses_at_start_and_end_is_told(keeping: Keeping, log: Log) -> None:
    told = QSignalSpy(keeping.told)
    log.refuses = True
    keeping.begin(SESSION)
    keeping.end(SESSION, "finished")
    left = checkpoint_of(SESSION, NOON, NOON, "left")
    keeping.keep(left)
    keeping.discard(left)
    assert told.count() == 4


@pytest.mark.parametrize("choice", ["end", "keep", "discard"])
def test_the_place_stays_until_the_diary_has_it(keeping: Keeping, log: Log, tmp_path: Path, choice: str) -> None:
    place = tmp_path / "place.json"
    keeping.save(SESSION)
    left = checkpoint_of(SESSION, NOON, NOON, keeping.practice_id)
    for refuses in (True, False):
        log.refuses = refuses
        if choice == "end":
            keeping.end(SESSION, "tired")
        else:
            getattr(keeping, choice)(left)
        assert place.exists() is refuses


def test_a_session_cut_off_is_kept_or_forgotten_under_its_name(keeping: Keeping, log: Log) -> None:
    left = checkpoint_of(SESSION, NOON, NOON, "left")
    keeping.keep(left)
    keeping.discard(left)
    assert ([one.id for one in log.kept], log.forgotten) == (["left"], ["left"])


def test_of_a_session_gone_on_with_the_ending_says_no_length(qtbot: QtBot) -> None:
    page = EndingPage()
    qtbot.addWidget(page)
    first = [one for one in SESSION.timeline.segments if one.kind is Kind.CIRCLE][:10]
    left = Checkpoint(PLAN, NOON, NOON, first[-1].phase + 1, 0, frozenset(map(circle_of, first)))
    page.show_ended(replace(left.session(WORDS, estimated_length_s), position_s=61.0), "done", "911")
    assert "minute" not in page.summary.text()
    page.show_ended(replace(SESSION, position_s=121.0, done=left.done), "done", "911")
    assert "2 minute" in page.summary.text()


def test_after_care_begins_unticked_each_time(qtbot: QtBot) -> None:
    page = EndingPage()
    qtbot.addWidget(page)
    ticked = QSignalSpy(page.care_ticked)
    page.show_care({"skin": "Look at my skin."})
    page.care["skin"].chosen.emit()
    page.show_care({"skin": "Look at my skin.", "drink": "Drink if I am thirsty."})
    page.care["drink"].chosen.emit()
    assert [ticked.at(number)[0] for number in range(ticked.count())] == [frozenset({"skin"}), frozenset({"drink"})]
