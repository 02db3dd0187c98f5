"""What is due is told once, answers are done, and nothing stale stays: with a clock, a screen and a person by hand."""

import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path

import pytest
from tests.reminders.fake_notifier import FakeNotifier
from tests.reminders.hand_clock import NOON, HandClock, HandInbox

from lymph_coach.remind import herald
from lymph_coach.remind.herald import LOOK_S, Herald, make_herald, tell_once
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Due, Fate, Slot
from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError

SLOT = Slot("noon", NOON.date(), time(12))


class World:
    """A herald with everything about it in hand."""

    def __init__(self, store: ReminderStore) -> None:
        self.store = store
        self.keeper = Keeper(store)
        self.clock = HandClock()
        self.inbox = HandInbox(self.clock)
        self.notifier = FakeNotifier()
        self.opened: list[str] = []
        self.herald = Herald(store, self.notifier, self.inbox, self.clock, self.opened.append)

    def remind(self, at: time = time(12), reminder_id: str = "noon", preset: str = "gentle") -> None:
        reminder = Reminder(reminder_id, "Circles", at, habit="after tea", preset=preset)
        self.keeper.put(reminder, NOON - timedelta(hours=6), UTC)

    def answer(self, answer: Answer, which: int = 0) -> Callable[[], None]:
        """A press on one of the notifications, to happen during a wait."""

        def press() -> None:
            self.on_screen(which + 1)
            shown = self.notifier.shown[which]
            self.inbox.put(shown.notice, answer)
            shown.withdraw()  # ends the wait of its thread

        return press

    def on_screen(self, count: int) -> None:
        """Wait for the threads that show things."""
        while len(self.notifier.shown) < count:
            for telling in self.herald._tellings.values():
                telling.join(0.001)

    def fates(self) -> list[Fate]:
        return [mark.fate for mark in self.store.history(NOON.date() - timedelta(days=3)).marks]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with ReminderStore(tmp_path / "reminders.sqlite3") as store:
        one = World(store)
        yield one
        one.herald.close()


def test_nothing_due_ends_at_once(world: World) -> None:
    world.herald.run()
    world.remind(time(18))
    world.herald.run()
    assert (world.inbox.waits, world.notifier.shown) == ([], [])


def test_start_opens_the_window_with_the_reminders_preset(world: World) -> None:
    world.remind()
    world.inbox.meanwhile.append(world.answer(Answer.START))
    world.herald.run()
    assert world.opened == ["gentle"]
    assert world.fates() == [Fate.SHOWN, Fate.STARTED]
    assert world.notifier.shown[0].notice == Notice("Circles", "After tea", slot=SLOT)


def test_start_of_a_reminder_deleted_meanwhile_opens_the_window_all_the_same(world: World) -> None:
    world.remind()

    def delete_and_start() -> None:
        world.answer(Answer.START)()
        world.keeper.delete("noon", world.clock.now(), UTC)

    world.inbox.meanwhile.append(delete_and_start)
    world.herald.run()
    assert world.opened == [""]


def test_skip_is_the_end_of_it(world: World) -> None:
    world.remind()
    world.inbox.meanwhile.append(world.answer(Answer.SKIP))
    world.herald.run()
    assert (world.opened, world.fates()) == ([], [Fate.SHOWN, Fate.SKIPPED])


def test_closed_stays_told(world: World) -> None:
    world.remind()
    world.inbox.meanwhile.append(world.answer(Answer.CLOSED))
    world.herald.run()
    assert (world.opened, world.fates()) == ([], [Fate.SHOWN])


def test_a_snooze_is_waited_for_and_told_again_after_ten_minutes(world: World) -> None:
    world.remind()
    world.inbox.meanwhile.append(world.answer(Answer.SNOOZE))
    told_again: list[datetime] = []

    def note_and_skip() -> None:
        if len(world.herald._tellings) == 1:
            world.on_screen(2)
            told_again.append(world.clock.now())
            world.answer(Answer.SKIP, which=1)()
        else:
            world.inbox.meanwhile.append(note_and_skip)

    world.inbox.meanwhile.append(note_and_skip)
    world.herald.run()
    assert told_again == [NOON + timedelta(minutes=10)]
    assert world.fates() == [Fate.SHOWN, Fate.SNOOZED, Fate.SHOWN, Fate.SKIPPED]


def test_a_snooze_left_by_the_window_is_waited_for(world: World) -> None:
    world.remind()
    world.keeper.due(world.clock.now(), UTC)
    world.keeper.snooze(SLOT, 60, world.clock.now(), UTC)
    world.inbox.meanwhile.extend([lambda: None] * 60)
    world.inbox.meanwhile.append(world.answer(Answer.SKIP))
    world.herald.run()
    assert world.clock.now() == NOON + timedelta(hours=1)
    assert world.inbox.waits == [LOOK_S] * 61


def test_what_is_about_to_come_is_waited_for(world: World) -> None:
    world.remind()
    world.clock.move(seconds=-1.5)
    world.inbox.meanwhile.extend([lambda: None, world.answer(Answer.SKIP)])
    world.herald.run()
    assert world.inbox.waits == [1.5, LOOK_S]
    assert world.fates() == [Fate.SHOWN, Fate.SKIPPED]


def test_it_is_withdrawn_when_its_day_is_over(world: World) -> None:
    world.remind()
    world.herald.run()
    assert world.notifier.shown[0].withdrawn.is_set()
    assert world.clock.now() == NOON + timedelta(hours=12)
    assert world.fates() == [Fate.SHOWN]


def test_it_is_withdrawn_when_it_was_answered_in_the_window(world: World) -> None:
    world.remind()

    def start_in_window() -> None:
        world.on_screen(1)
        world.keeper.started(SLOT, world.clock.now())

    world.inbox.meanwhile.append(start_in_window)
    world.herald.run()
    assert world.notifier.shown[0].withdrawn.is_set()
    assert len(world.inbox.waits) == 1


def test_an_answer_that_comes_after_withdrawing_does_nothing(world: World) -> None:
    world.remind()
    world.herald.look()
    world.on_screen(1)
    notice = world.notifier.shown[0].notice
    world.herald.close()
    world.inbox.put(notice, Answer.START)
    world.herald.hear(None)
    assert (world.opened, world.fates()) == ([], [Fate.SHOWN])


def test_another_reminder_is_told_while_the_first_waits(world: World) -> None:
    world.remind()
    world.remind(time(13), "one")
    world.inbox.meanwhile.extend([lambda: None] * 60)
    world.inbox.meanwhile.append(world.answer(Answer.SKIP, which=1))
    world.inbox.meanwhile.append(world.answer(Answer.START, which=0))
    world.herald.run()
    assert world.opened == ["gentle"]
    assert world.fates() == [Fate.SHOWN, Fate.SHOWN, Fate.SKIPPED, Fate.STARTED]


def test_what_comes_late_says_when_it_was_due(world: World) -> None:
    world.remind()
    world.clock.move(minutes=30)
    world.herald.look()
    world.on_screen(1)
    assert world.notifier.shown[0].notice.body == "After tea\nThis was due at 12:00."


def test_after_a_sleep_of_days_only_what_is_due_is_told(world: World) -> None:
    world.remind()
    world.inbox.meanwhile.append(lambda: world.clock.move(days=3))
    world.inbox.meanwhile.append(world.answer(Answer.SKIP, which=1))
    world.herald.run()
    first, second = world.notifier.shown
    assert first.withdrawn.is_set()
    assert second.notice.slot == Slot("noon", NOON.date() + timedelta(days=3), time(12))


def test_where_nobody_shows_anything_nothing_is_claimed(world: World) -> None:
    world.remind()
    world.notifier.trouble = "Nobody shows notifications here."
    with pytest.raises(NotifyError, match="Nobody shows"):
        world.herald.run()
    assert world.fates() == []


def test_a_notification_that_fails_after_all_is_told(world: World) -> None:
    world.remind()
    world.notifier.may_show.clear()
    world.herald.look()
    world.notifier.trouble = "It broke."
    world.notifier.may_show.set()
    for telling in world.herald._tellings.values():
        telling.join(1.0)
    with pytest.raises(NotifyError, match="It broke"):
        world.herald.hear(None)


def test_what_another_claims_in_the_last_moment_is_not_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.remind()

    def claim_first() -> None:
        monkeypatch.undo()
        world.keeper.due(world.clock.now(), UTC)

    monkeypatch.setattr(world.notifier, "service", claim_first)
    world.herald.run()
    assert world.notifier.shown == []


def test_what_is_deleted_in_the_moment_it_is_due_is_not_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.remind()
    due = world.keeper.due

    def due_and_deleted(now: datetime, zone: tzinfo) -> Due | None:
        found = due(now, zone)
        world.keeper.delete("noon", now, zone)
        return found

    monkeypatch.setattr(world.herald._keeper, "due", due_and_deleted)
    world.herald.run()
    assert world.notifier.shown == []


@pytest.fixture
def signals_kept() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("signals_kept")
@pytest.mark.parametrize("error", [NotifyError("No service."), StorageError("No disk.")])
def test_what_fails_is_one_line_and_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    closed: list[bool] = []

    class Broken:
        def run(self) -> None:
            raise error

        def close(self) -> None:
            closed.append(True)

    def make_broken(_store: ReminderStore) -> Broken:
        return Broken()

    monkeypatch.setattr(herald, "make_herald", make_broken)
    assert tell_once(tmp_path / "reminders.sqlite3") == 1
    assert capsys.readouterr().err == f"lymph-coach remind: {error}\n"
    assert closed == [True]


@pytest.mark.usefixtures("signals_kept")
def test_nothing_to_tell_is_no_trouble_and_a_request_to_end_is_heard(tmp_path: Path) -> None:
    assert tell_once(tmp_path / "reminders.sqlite3") == 0
    with pytest.raises(SystemExit) as end:
        signal.raise_signal(signal.SIGTERM)
    assert end.value.code == 143


def test_the_real_herald_needs_no_service_to_find_nothing_due(tmp_path: Path) -> None:
    with ReminderStore(tmp_path / "reminders.sqlite3") as store:
        make_herald(store).run()
