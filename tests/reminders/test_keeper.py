"""What is due now and what was answered, with a real file behind it."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lymph_coach.reminders.keeper import Keeper, Removed
from lymph_coach.reminders.marks import Due, Fate, Mark, Slot
from lymph_coach.reminders.reminder import EVERY_DAY, Quiet, Reminder, ReminderError, Rules
from lymph_coach.reminders.status import Silence, Status
from lymph_coach.reminders.store import ReminderStore

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
TEA = Reminder("tea", "Circles", time(18), habit="after tea")
BED = Reminder("bed", "Evening", time(21), EVERY_DAY)
SLOT = Slot("tea", SUNDAY, TEA.at)


def on(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), BERLIN).astimezone(UTC)


def sunday(at: str) -> datetime:
    return on(SUNDAY, at)


def next_moment(keeper: Keeper, now: datetime) -> datetime | None:
    coming = keeper.coming(now, BERLIN)
    return coming and coming.moment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reminders.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ReminderStore]:
    with ReminderStore(path) as opened:
        yield opened


@pytest.fixture
def keeper(store: ReminderStore) -> Keeper:
    """With both reminders, set in the morning."""
    keeper = Keeper(store)
    keeper.save(Rules((TEA, BED)), sunday("09:00"), BERLIN)
    return keeper


def test_what_is_due_is_given_once_and_then_the_next(keeper: Keeper) -> None:
    assert keeper.due(sunday("17:59"), BERLIN) == Due(SLOT, sunday("18:00"))
    assert next_moment(keeper, sunday("17:59")) == sunday("18:00")
    assert keeper.due(sunday("18:00"), BERLIN) == Due(SLOT, sunday("18:00"))
    assert keeper.due(sunday("18:00"), BERLIN) == Due(Slot("bed", SUNDAY, BED.at), sunday("21:00"))


def test_of_two_programs_one_is_given_what_is_due(keeper: Keeper, path: Path) -> None:
    with ReminderStore(path) as other_store:
        other = Keeper(other_store)
        now = sunday("18:00")
        for _ in range(10):
            found = [one.due(now, BERLIN) for one in (keeper, other)]
            assert sum(due is not None and due.moment <= now for due in found) == (now == sunday("18:00"))
            now += timedelta(minutes=15)


class Overtaken(ReminderStore):
    """A file in which another program claims the slot when this one has just seen that it is due."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._other = ReminderStore(path)

    @contextmanager
    def writing(self) -> Generator[None]:
        self._other.claim(SLOT, sunday("18:00"))
        with super().writing():
            yield

    def close(self) -> None:
        self._other.close()
        super().close()


def test_one_that_another_program_claims_meanwhile_is_not_given(keeper: Keeper, path: Path) -> None:
    assert keeper.coming(sunday("18:00"), BERLIN) == Due(SLOT, sunday("18:00"))
    with Overtaken(path) as store:
        coming = Keeper(store).due(sunday("18:00"), BERLIN)
    assert coming == Due(Slot("bed", SUNDAY, BED.at), sunday("21:00"))


def test_a_snooze_comes_again_and_a_late_click_on_it_counts_once(keeper: Keeper) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    assert keeper.snooze(SLOT, 10, sunday("18:01"), BERLIN)
    assert not keeper.snooze(SLOT, 10, sunday("18:02"), BERLIN)
    assert keeper.due(sunday("18:05"), BERLIN) == Due(SLOT, sunday("18:11"))
    assert keeper.due(sunday("18:11"), BERLIN) == Due(SLOT, sunday("18:11"))
    assert next_moment(keeper, sunday("18:11")) == sunday("21:00")
    assert keeper.snooze(SLOT, 60, sunday("18:12"), BERLIN)


def test_a_snooze_that_comes_to_nothing_says_so(keeper: Keeper) -> None:
    keeper.edit(lambda rules: replace(rules, quiet=Quiet(time(18, 30), time(20))), sunday("10:00"), BERLIN)
    assert not keeper.snooze(SLOT, 10, sunday("17:00"), BERLIN)
    keeper.due(sunday("18:00"), BERLIN)
    assert not keeper.snooze(SLOT, 60, sunday("18:01"), BERLIN)
    assert keeper.missed(sunday("18:02"), BERLIN) == (SLOT,)


def test_what_stands_on_the_screen_since_yesterday_cannot_be_snoozed(keeper: Keeper) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    assert not keeper.snooze(SLOT, 10, on(MONDAY, "08:00"), BERLIN)
    assert keeper.missed(on(MONDAY, "08:00"), BERLIN) == (Slot("bed", SUNDAY, BED.at),)


@pytest.mark.parametrize("first", ["started", "skip"])
def test_started_and_skipped_are_final(keeper: Keeper, store: ReminderStore, first: str) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    assert keeper.started(SLOT, sunday("18:01")) if first == "started" else keeper.skip(SLOT, sunday("18:01"))
    last = store.last(SLOT)
    assert last is not None
    assert last.fate is (Fate.STARTED if first == "started" else Fate.SKIPPED)
    assert not keeper.started(SLOT, sunday("18:02"))
    assert not keeper.skip(SLOT, sunday("18:02"))
    assert not keeper.snooze(SLOT, 10, sunday("18:02"), BERLIN)
    assert store.last(SLOT) == last


def test_a_slot_can_be_skipped_before_it_comes(keeper: Keeper) -> None:
    assert keeper.skip(SLOT, sunday("12:00"))
    assert next_moment(keeper, sunday("12:00")) == sunday("21:00")
    assert SLOT not in [due.slot for due in keeper.upcoming(sunday("12:00"), BERLIN)]


def test_told_ones_are_stale_when_their_day_ends_or_their_reminder_does(keeper: Keeper) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    assert keeper.stale(sunday("23:59"), BERLIN) == ()
    assert keeper.stale(on(MONDAY, "00:00"), BERLIN) == (SLOT,)
    pause = Rules((TEA, BED), paused_until=MONDAY)
    for rules, stale in ((pause, (SLOT,)), (Rules((replace(TEA, on=False),)), (SLOT,)), (Rules((TEA,)), ())):
        keeper.save(rules, sunday("19:00"), BERLIN)
        assert keeper.stale(sunday("19:00"), BERLIN) == stale
    keeper.started(SLOT, sunday("19:00"))
    assert keeper.stale(on(MONDAY, "00:00"), BERLIN) == ()


def test_a_told_one_is_stale_when_another_of_its_reminder_is_told(keeper: Keeper) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    keeper.put(replace(TEA, at=time(19)), sunday("18:05"), BERLIN)
    assert keeper.due(sunday("19:00"), BERLIN) == Due(Slot("tea", SUNDAY, time(19)), sunday("19:00"))
    assert keeper.stale(sunday("19:01"), BERLIN) == (SLOT,)


def test_a_reminder_set_for_an_earlier_time_of_today_first_comes_tomorrow(keeper: Keeper) -> None:
    noon = replace(TEA, id="noon", at=time(12))
    keeper.put(noon, sunday("12:30"), BERLIN)
    assert next_moment(keeper, sunday("12:30")) == sunday("18:00")
    assert keeper.missed(on(MONDAY, "11:00"), BERLIN) == (SLOT, Slot("bed", SUNDAY, BED.at))


def test_a_change_during_the_minute_a_reminder_names_does_not_lose_it(keeper: Keeper) -> None:
    keeper.put(replace(BED, name="Night"), sunday("18:00:20"), BERLIN)
    assert keeper.due(sunday("18:00:21"), BERLIN) == Due(SLOT, sunday("18:00"))


def test_a_change_writes_down_what_was_missed_before_it(keeper: Keeper, store: ReminderStore) -> None:
    keeper.put(replace(TEA, at=time(20)), on(MONDAY, "09:00"), BERLIN)
    assert keeper.missed(on(MONDAY, "09:00"), BERLIN) == (SLOT, Slot("bed", SUNDAY, BED.at))
    assert store.last(SLOT) == Mark(SLOT, Fate.MISSED, on(MONDAY, "09:00"))


def test_a_change_makes_a_late_one_that_waits_a_missed_one(keeper: Keeper) -> None:
    keeper.edit(lambda rules: replace(rules, quiet=Quiet(time(18, 5), time(19))), sunday("17:00"), BERLIN)
    assert keeper.due(sunday("18:10"), BERLIN) == Due(SLOT, sunday("19:00"), catch_up=True)
    keeper.put(replace(BED, name="Night"), sunday("18:11"), BERLIN)
    assert keeper.missed(sunday("18:11"), BERLIN) == (SLOT,)
    assert next_moment(keeper, sunday("18:11")) == sunday("21:00")


def test_a_change_of_name_leaves_a_snooze_alone_also_when_it_is_late(keeper: Keeper) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    assert keeper.snooze(SLOT, 10, sunday("18:00"), BERLIN)
    keeper.put(replace(TEA, name="Circles after tea"), sunday("18:20"), BERLIN)
    assert keeper.due(sunday("18:21"), BERLIN) == Due(SLOT, sunday("18:21"), catch_up=True)


def test_a_snooze_dies_with_its_reminder_also_when_that_is_put_back(keeper: Keeper, store: ReminderStore) -> None:
    keeper.due(sunday("18:00"), BERLIN)
    assert keeper.snooze(SLOT, 10, sunday("18:00"), BERLIN)
    assert keeper.delete("tea", sunday("18:02"), BERLIN) == Removed(TEA, 0)
    keeper.put_back(Removed(TEA, 0), sunday("18:03"), BERLIN)
    last = store.last(SLOT)
    assert last is not None
    assert last.fate is Fate.SKIPPED
    assert next_moment(keeper, sunday("18:03")) == sunday("21:00")
    assert keeper.missed(sunday("19:00"), BERLIN) == ()


def test_a_deleted_reminder_is_put_back_in_its_place_once(keeper: Keeper) -> None:
    assert keeper.delete("tea", sunday("12:00"), BERLIN) == Removed(TEA, 0)
    assert keeper.rules().reminders == (BED,)
    assert keeper.delete("tea", sunday("12:00"), BERLIN) is None
    for _ in range(2):
        keeper.put_back(Removed(TEA, 0), sunday("12:00"), BERLIN)
        assert keeper.rules().reminders == (TEA, BED)


def test_a_change_builds_on_what_another_program_saved_meanwhile(keeper: Keeper, path: Path) -> None:
    with ReminderStore(path) as other_store:
        Keeper(other_store).put(replace(TEA, id="added"), sunday("12:00"), BERLIN)
    keeper.put(replace(BED, name="Night"), sunday("12:01"), BERLIN)
    assert [one.name for one in keeper.rules().reminders] == ["Circles", "Night", "Circles"]


def test_a_change_that_cannot_be_changes_nothing(keeper: Keeper) -> None:
    with pytest.raises(ReminderError, match="two reminders have one id"):
        keeper.edit(lambda rules: replace(rules, reminders=(TEA, TEA)), sunday("12:00"), BERLIN)
    assert keeper.rules() == Rules((TEA, BED))


def test_a_change_that_changes_nothing_writes_nothing(keeper: Keeper, store: ReminderStore) -> None:
    keeper.save(Rules((TEA, BED)), sunday("19:00"), BERLIN)
    assert store.history(SUNDAY).since == sunday("09:00")
    assert keeper.due(sunday("19:00"), BERLIN) == Due(SLOT, sunday("19:00"), catch_up=True)


def test_a_clock_set_back_behind_the_last_change_loses_no_reminder(keeper: Keeper, store: ReminderStore) -> None:
    keeper.put(replace(BED, name="Night"), sunday("09:00") + timedelta(days=400), BERLIN)
    # The program looks only some minutes after the time of the reminder.
    assert keeper.due(sunday("18:10"), BERLIN) == Due(SLOT, sunday("18:10"), catch_up=True)
    assert store.history(SUNDAY).since == sunday("17:55")


def test_the_status_says_what_comes_or_why_nothing_does(keeper: Keeper) -> None:
    now = sunday("17:00")
    off = replace(TEA, on=False)
    night = Quiet(time(17), time(22))
    coming = Due(SLOT, sunday("18:00"))
    cases: tuple[tuple[Rules, Status], ...] = (
        (Rules((TEA, BED)), Status(coming)),
        (
            Rules((TEA,), paused_until=MONDAY),
            Status(Due(Slot("tea", MONDAY, TEA.at), on(MONDAY, "18:00")), None, MONDAY),
        ),
        (Rules((TEA,), paused_until=SUNDAY), Status(coming)),
        (Rules(), Status(None, Silence.NO_REMINDERS)),
        (Rules((off,)), Status(None, Silence.ALL_OFF)),
        (Rules((TEA,), night), Status(None, Silence.ALL_QUIET, None, ("tea",))),
        (Rules((TEA, BED), Quiet(time(20), time(22))), Status(coming, None, None, ("bed",))),
    )
    for rules, status in cases:
        keeper.save(rules, now, BERLIN)
        assert keeper.status(now, BERLIN) == status


def test_old_marks_are_let_go(keeper: Keeper, store: ReminderStore) -> None:
    with store.writing():
        for _ in range(1100):
            store.add(Mark(Slot("tea", SUNDAY - timedelta(days=500), TEA.at), Fate.SHOWN, sunday("09:00")))
    keeper.due(sunday("18:00"), BERLIN)
    assert len(store.history(date.min).marks) == 1000
