"""A notification beside a running program: its answer arrives once, or not at all when it was withdrawn."""

import queue
import sys
import threading
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from fake_notifier import FakeNotifier

from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError
from lymph_coach.reminders.notify.telling import Telling

NOTICE = Notice("Morning circles")
PATIENCE_S = 5.0


class Ear:
    """Notes what it hears, and on which thread."""

    def __init__(self) -> None:
        self.heard: queue.SimpleQueue[tuple[Notice, Answer | NotifyError, str]] = queue.SimpleQueue()

    def hear(self, notice: Notice, answer: Answer | NotifyError) -> None:
        self.heard.put((notice, answer, threading.current_thread().name))


@pytest.fixture
def notifier() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
def ear() -> Ear:
    return Ear()


def shown_by(notifier: FakeNotifier, telling: Telling) -> None:
    while not notifier.shown:
        telling.join(0.002)


def test_the_answer_is_heard_on_the_thread_of_the_telling(notifier: FakeNotifier, ear: Ear) -> None:
    telling = Telling(notifier, NOTICE, ear.hear)
    shown_by(notifier, telling)
    notifier.shown[0].answer(Answer.SNOOZE)
    assert ear.heard.get(timeout=PATIENCE_S) == (NOTICE, Answer.SNOOZE, "notice")
    telling.join(PATIENCE_S)


def test_a_notice_that_cannot_be_shown_is_told_as_an_error(notifier: FakeNotifier, ear: Ear) -> None:
    notifier.trouble = "Nobody shows notifications here."
    Telling(notifier, NOTICE, ear.hear).join(PATIENCE_S)
    notice, error, _ = ear.heard.get(timeout=PATIENCE_S)
    assert notice == NOTICE
    assert isinstance(error, NotifyError)
    assert str(error) == notifier.trouble


def test_what_is_withdrawn_is_taken_from_the_screen_and_not_heard(notifier: FakeNotifier, ear: Ear) -> None:
    telling = Telling(notifier, NOTICE, ear.hear)
    shown_by(notifier, telling)
    telling.withdraw()
    telling.join(PATIENCE_S)
    assert notifier.shown[0].withdrawn.is_set()
    assert ear.heard.empty()


def test_what_is_withdrawn_before_it_is_shown_is_withdrawn_as_soon_as_it_is(notifier: FakeNotifier, ear: Ear) -> None:
    notifier.may_show.clear()
    telling = Telling(notifier, NOTICE, ear.hear)
    telling.withdraw()
    notifier.may_show.set()
    telling.join(PATIENCE_S)
    assert notifier.shown[0].withdrawn.is_set()
    assert ear.heard.empty()


def test_an_error_after_withdrawing_concerns_nobody(notifier: FakeNotifier, ear: Ear) -> None:
    notifier.may_show.clear()
    telling = Telling(notifier, NOTICE, ear.hear)
    telling.withdraw()
    notifier.trouble = "gone"
    notifier.may_show.set()
    telling.join(PATIENCE_S)
    assert ear.heard.empty()
