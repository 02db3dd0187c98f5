"""What the page tells is kept, dated, and told of where the disk refuses it."""

from datetime import date
from pathlib import Path

from tests.safety.shipped_checkin import YES, answers, shipped_checkin

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.desktop.checkin.kept import KeptAnswers
from lymph_coach.system.atomic import StorageError

FIRST = answers(shipped_checkin().first, heart=YES)
TODAY = date(2026, 11, 22)


def test_each_change_is_written_with_its_day(tmp_path: Path) -> None:
    file = CheckinFile(tmp_path / "checkin.json")
    days = [TODAY]
    answers_kept = KeptAnswers(file, lambda: days[0])
    assert answers_kept.now() == KeptCheckin()
    answers_kept.answer(FIRST)
    days[0] = date(2026, 11, 30)
    answers_kept.clear("heart")
    assert file.load() == KeptCheckin(TODAY, FIRST, {"heart": days[0]})
    answers_kept.revoke("heart")
    assert KeptAnswers(file, lambda: TODAY).now() == KeptCheckin(TODAY, FIRST)


def test_a_disk_that_refuses_is_told_of_and_the_change_holds(tmp_path: Path) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise StorageError(f"{path.name} has no room for {len(content)} bytes.")

    told: list[str] = []
    answers_kept = KeptAnswers(CheckinFile(tmp_path / "checkin.json", refuse), lambda: TODAY)
    answers_kept.failed.connect(told.append)
    answers_kept.answer(FIRST)
    assert answers_kept.now().answers == FIRST
    assert len(told) == 1
    assert told[0].startswith("checkin.json has no room")
