"""Which output a session begins with."""

import pytest
from tests.sound.fakes import FakeSpeaker, FakeTime

from lymph_coach.sound.choice import best_output
from lymph_coach.sound.notices import SoundNotice
from lymph_coach.sound.output import DeviceOutput
from lymph_coach.sound.silent import SilentOutput


def test_a_device_that_opens_is_chosen_and_left_closed() -> None:
    speaker = FakeSpeaker(FakeTime())
    output, notice = best_output(speaker)
    assert isinstance(output, DeviceOutput)
    assert notice is None
    assert speaker.closed == 1
    assert not speaker.heard.any()
    speaker.lost()
    assert output.trouble() is None


@pytest.mark.parametrize("refusal", [SoundNotice.NO_DEVICE, SoundNotice.NOT_ANSWERING])
def test_without_a_device_the_silent_clock_is_chosen_and_says_why(refusal: SoundNotice) -> None:
    speaker = FakeSpeaker(FakeTime())
    speaker.refusal = refusal
    output, notice = best_output(speaker)
    assert isinstance(output, SilentOutput)
    assert notice is refusal
