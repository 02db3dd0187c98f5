"""What a session does beside counting: the screen, the sound and its loss, nobody at the keys."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.terminal.fakes import FakeAwake, FakeStop, FakeTime, Rig

from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SettingsStore
from lymph_coach.sound.notices import SoundError, SoundNotice
from lymph_coach.sound.output import Output
from lymph_coach.sound.score import Score
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.system.stop_signals import Stop


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_the_screen_is_kept_on_only_while_the_session_runs(rig: Rig) -> None:
    rig.presses = ((20.0, " "), (50.0, " "))
    rig.practise()
    assert rig.awake.starts == 2
    assert not rig.awake.is_on


def test_a_screen_that_cannot_be_kept_on_is_told(rig: Rig) -> None:
    rig.awake = FakeAwake("The screen may go dark.")
    rig.practise()
    assert rig.lines.count("The screen may go dark.") == 1
    assert rig.awake.starts == 1  # where the system refuses, asking takes longer than a tick


def test_a_person_who_wants_the_screen_to_sleep_is_heard(rig: Rig) -> None:
    SettingsStore(rig.folders.config / "settings.json").save(Settings(keep_awake=False))
    rig.practise()
    assert rig.awake.starts == 0


def test_a_long_pause_keeps_no_device_open(rig: Rig) -> None:
    class Device(SilentOutput):
        is_open = False

        def play(self, score: Score, from_s: float) -> None:
            self.is_open = True
            super().play(score, from_s)

        def stop(self) -> float:
            self.is_open = False
            return super().stop()

    device = Device(rig.time.monotonic, rig.time.wall)
    seen: list[tuple[float, bool]] = []

    class Watch(FakeStop):
        def asked(self) -> Stop | None:
            seen.append((self.time.s, device.is_open))
            return super().asked()

    def outputs(_settings: Settings) -> Sequence[Output]:
        return (device,)

    rig.outputs, rig.stop = outputs, Watch(rig.time)
    rig.presses = ((20.0, " "), (60.0, " "))
    assert rig.practise() == 0
    assert {is_open for at_s, is_open in seen if 12 < at_s < 26} == {True}
    assert {is_open for at_s, is_open in seen if 28 < at_s < 60} == {False}
    assert rig.lines[-1] == "20 of 20 circles done."


class Speaker:
    """A speaker that is switched on at a moment, and the silent clock until then."""

    def __init__(self, rig: Rig, there_from_s: float) -> None:
        self.rig = rig
        self.there_from_s = there_from_s
        self.played_at_s: list[float] = []

    def __call__(self, settings: Settings) -> Sequence[Output]:
        outer = self

        class Device(SilentOutput):
            def play(self, score: Score, from_s: float) -> None:
                if outer.rig.time.s < outer.there_from_s:
                    raise SoundError(SoundNotice.NO_DEVICE)
                outer.played_at_s.append(outer.rig.time.s)
                super().play(score, from_s)

        return (Device(self.rig.time.monotonic, self.rig.time.wall), *self.rig.silence(settings))


def test_a_speaker_switched_on_in_a_pause_is_heard_from_then_on(rig: Rig) -> None:
    rig.silent = False
    rig.outputs = speaker = Speaker(rig, there_from_s=30)
    rig.presses = ((20.0, " "), (40.0, " "))
    assert rig.practise() == 0
    assert speaker.played_at_s == [40.0]
    assert rig.lines[-1] == "20 of 20 circles done."


def test_a_session_without_sound_says_so_and_runs(rig: Rig) -> None:
    rig.silent = False
    rig.outputs = Speaker(rig, there_from_s=1_000)
    rig.presses = ((20.0, " "), (30.0, " "), (40.0, "r"))
    rig.practise()
    assert rig.lines.count(SoundNotice.NO_DEVICE) == 1
    assert any(line.startswith("No voice could be prepared") for line in rig.lines)
    assert rig.lines[-1] == "20 of 20 circles done."


def test_a_machine_that_slept_pauses_and_says_so(rig: Rig) -> None:
    class Sleeper(FakeTime):
        def wall(self) -> float:
            return super().wall() + (3_600 if self.s > 20 else 0)

    rig.time = Sleeper()
    rig.presses = ((60.0, " "),)
    rig.practise()
    assert SoundNotice.GAP in rig.lines
    assert rig.lines[-1] == "20 of 20 circles done."


def test_where_nobody_can_press_a_key_a_session_goes_on_by_itself(rig: Rig) -> None:
    class Sleeper(FakeTime):
        def wall(self) -> float:
            return super().wall() + (3_600 if self.s > 20 else 0)

    rig.time, rig.present = Sleeper(), False
    assert rig.practise() == 0
    assert "Paused. It goes on by itself." in rig.lines
    assert rig.lines[-1] == "20 of 20 circles done."
