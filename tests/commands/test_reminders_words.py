"""What the commands on reminders say."""

from datetime import UTC, timedelta

import pytest
from tests.reminders.hand_clock import NOON

from lymph_coach.commands.reminders_words import moment_words


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(hours=1), "today 13:00"),
        (timedelta(hours=20), "tomorrow 08:00"),
        (timedelta(days=2), "fri 2026-11-20 12:00"),
    ],
)
def test_a_moment_is_said_as_a_person_says_it(after: timedelta, words: str) -> None:
    assert moment_words(NOON + after, NOON, UTC) == words
