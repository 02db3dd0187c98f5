"""What was answered is kept, and asked again where anything of it is lost."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.safety.shipped_checkin import NO, NOT_SURE, YES, answers, shipped_checkin, yes

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.safety.outcome import Reply
from lymph_coach.safety.question import Answer
from lymph_coach.system.atomic import StorageError

CHECKIN = shipped_checkin()
TODAY, LATER = date(2026, 11, 22), date(2027, 2, 22)
ALL = answers(CHECKIN.first, heart=YES, cancer=NOT_SURE)


def test_nothing_kept_is_due() -> None:
    assert KeptCheckin().due(CHECKIN, TODAY)


def test_due_after_three_months_or_with_a_new_question() -> None:
    kept = KeptCheckin().answered(ALL, TODAY)
    assert not kept.due(CHECKIN, TODAY)
    assert kept.due(CHECKIN, LATER)
    fewer = {key: answer for key, answer in ALL.items() if key != "numb"}
    assert KeptCheckin().answered(fewer, TODAY).due(CHECKIN, TODAY)


def test_a_clearance_is_dated_and_taken_back() -> None:
    kept = KeptCheckin().answered(ALL, TODAY).clear("heart", TODAY).clear("cancer", LATER)
    assert kept.cleared == {"heart": TODAY, "cancer": LATER}
    assert kept.revoke("heart").cleared == {"cancer": LATER}
    assert kept.revoke("gone") == kept


def test_a_clearance_goes_with_what_it_was_for() -> None:
    kept = KeptCheckin().answered(ALL, TODAY).clear("heart", TODAY).clear("cancer", TODAY)
    again = kept.answered(answers(CHECKIN.first, cancer=YES), LATER)
    assert again.cleared == {"cancer": TODAY}
    assert again.asked == LATER
    assert kept.answered({}, LATER).cleared == {}


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    file = CheckinFile(tmp_path / "checkin.json")
    assert file.load() == KeptCheckin()
    kept = KeptCheckin(TODAY, {**ALL, "place": yes("left", "foot")}, {"heart": TODAY})
    file.save(kept)
    assert CheckinFile(tmp_path / "checkin.json").load() == kept
    assert (tmp_path / "checkin.json").stat().st_mode & 0o077 == 0


def test_a_disk_that_refuses_is_told_of(tmp_path: Path) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise StorageError(f"{path.name} {len(content)}")

    with pytest.raises(StorageError):
        CheckinFile(tmp_path / "checkin.json", refuse).save(KeptCheckin(TODAY, ALL))


GOOD: dict[str, Any] = {
    "schema": 1,
    "asked": "2026-11-22",
    "answers": {"heart": {"reply": "yes", "options": []}},
    "cleared": {"heart": "2026-11-22"},
}


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"asked": ""},
        {"asked": None},
        {"asked": 20261122},
        {"asked": "2026-13-01"},
        {"answers": {"heart": {"reply": "maybe"}}},
        {"answers": {"heart": "yes"}},
        {"cleared": {"heart": "today"}},
        {"cleared": {"heart": None}},
    ],
)
def test_what_is_damaged_is_asked_again(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "checkin.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert CheckinFile(path).load() == KeptCheckin(TODAY, {"heart": YES}, {"heart": TODAY})
    path.write_text(json.dumps({**GOOD, **change}), encoding="utf-8")
    assert CheckinFile(path).load() == KeptCheckin()


@pytest.mark.parametrize("content", [b"", b"\0" * 50, b"{", b"[]", b"null", b'{"schema": 1}', b"\xff\xfe"])
def test_a_file_that_holds_something_else_is_asked_again(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "checkin.json"
    path.write_bytes(content)
    assert CheckinFile(path).load() == KeptCheckin()


@given(st.dictionaries(st.text(), st.builds(Answer, st.sampled_from(Reply), st.frozensets(st.text()))), st.dates())
def test_any_answers_come_back(
    tmp_path_factory: pytest.TempPathFactory, given_answers: dict[str, Answer], day: date
) -> None:
    file = CheckinFile(tmp_path_factory.mktemp("kept") / "checkin.json")
    kept = KeptCheckin(day, given_answers, dict.fromkeys(given_answers, day))
    file.save(kept)
    assert file.load() == kept
    assert file.load().answered(dict.fromkeys(given_answers, NO), day).cleared == {}
