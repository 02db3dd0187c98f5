"""Whole sessions in a terminal, on a clock moved by hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.terminal.fakes import FakeStop, Rig, has_checkpoint, last_practice

from lymph_coach.commands.plan_options import OptionError, PlanOptions
from lymph_coach.practice.log import open_diary
from lymph_coach.routine.kinds import Posture
from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.session.course import Course, load_course
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SettingsStore
from lymph_coach.sound.output import Output
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.speech.errors import PreparationCancelledError
from lymph_coach.speech.renderer import never
from lymph_coach.speech.voices import VoiceChoice
from lymph_coach.system.atomic import write_atomically
from lymph_coach.system.local_time import local_now
from lymph_coach.system.shipped import ShippedFileError
from lymph_coach.system.stop_signals import Stop
from lymph_coach.terminal.silence import NoVoice


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_a_whole_round_is_led_in_plain_lines(rig: Rig) -> None:
    assert rig.practise() == 0
    lines = rig.lines
    counts = [line for line in lines if line.isdecimal()]
    assert counts == [str(number) for number in range(1, 11)] * 2
    phases = [line for line in lines if line.startswith("-- ")]
    assert [phase.partition(".")[0] for phase in phases] == [
        "-- Get ready",
        "-- Small circles, round 1 of 1",
        "-- Rest, round 1 of 1",
        "-- Large circles, round 1 of 1",
    ]
    assert "Raise your arms as I count." in lines
    assert lines.index("three") < lines.index("two") < lines.index("1")
    assert lines[-1] == "20 of 20 circles done."
    assert rig.time.s == pytest.approx(96.0, abs=0.1)


def test_a_finished_session_is_written_down_and_leaves_no_checkpoint(rig: Rig) -> None:
    rig.practise()
    practice = last_practice(rig)
    assert (practice.circles_done, practice.circles_planned, practice.why_ended) == (20, 20, "finished")
    assert practice.preset == "circles"
    assert (practice.ended - practice.began).total_seconds() == pytest.approx(96.0, abs=0.1)
    assert not has_checkpoint(rig)


def test_the_machine_is_asked_no_more_often_than_needed(rig: Rig) -> None:
    rig.presses = ((10.0, " "), (40.0, " "))
    rig.practise()
    running = [wait for wait in rig.keys.waits if wait < 0.1]
    paused = [wait for wait in rig.keys.waits if wait >= 0.1]
    assert min(running) >= 0.016
    assert len(paused) == pytest.approx(120, abs=2)


def test_space_pauses_and_goes_on_from_three_two_one(rig: Rig) -> None:
    rig.presses = ((20.0, " "), (50.0, " "))
    assert rig.practise() == 0
    lines = rig.lines
    paused = lines.index("Paused. Press Space to go on.")
    assert lines[paused - 1] == "6"
    assert lines[paused + 1 : paused + 5] == ["three", "two", "one", "6"]
    assert rig.time.s == pytest.approx(96 + 30 + 3 + 1, abs=1.2)
    assert lines[-1] == "20 of 20 circles done."


def test_ending_takes_two_presses(rig: Rig) -> None:
    rig.presses = ((20.0, "q"), (22.0, "q"))
    assert rig.practise() == 0
    assert "Lower your arms and sit. Press q again to end, Space to go on." in rig.lines
    assert rig.lines[-1] == "Ended. 5 of 20 circles done."
    assert last_practice(rig).why_ended == "stopped"
    assert not has_checkpoint(rig)
    assert rig.time.s == pytest.approx(22.0, abs=0.1)


@pytest.mark.parametrize("key", ["escape", "q"])
def test_after_the_first_press_space_goes_on(rig: Rig, key: str) -> None:
    rig.presses = ((20.0, key), (22.0, " "))
    rig.practise()
    assert rig.lines[-1] == "20 of 20 circles done."


@pytest.mark.parametrize("repeats_after_s", [0.2, 0.66])
def test_a_key_that_repeats_or_bounces_is_one_press(rig: Rig, repeats_after_s: float) -> None:
    rig.presses = ((20.0, "q"), *((20.0 + repeats_after_s + step * 0.03, "q") for step in range(60)), (30.0, " "))
    rig.practise()
    assert rig.lines[-1] == "20 of 20 circles done."
    assert rig.lines.count("Lower your arms and sit. Press q again to end, Space to go on.") == 1


def moves(rig: Rig, *presses: tuple[float, str]) -> list[str]:
    """The phases shown, by their first words."""
    rig.presses = presses
    assert rig.practise() == 0
    return [line.removeprefix("-- ").partition(",")[0].partition(".")[0] for line in rig.lines if line[:3] == "-- "]


@pytest.mark.parametrize("key", ["f", "forward"])
def test_forward_goes_to_the_next_phase(rig: Rig, key: str) -> None:
    assert moves(rig, (15.0, key)) == ["Get ready", "Small circles", "Rest", "Large circles"]
    assert rig.lines[-1] == "13 of 20 circles done."


@pytest.mark.parametrize("key", ["b", "back"])
def test_back_begins_the_phase_again(rig: Rig, key: str) -> None:
    assert moves(rig, (20.0, key), (21.0, "x")) == ["Get ready", "Small circles", "Rest", "Large circles"]
    assert [line for line in rig.lines if line.isdecimal()][:8] == ["1", "2", "3", "4", "5", "6", "1", "2"]
    assert rig.lines[-1] == "20 of 20 circles done."


def test_a_rest_is_put_in_and_the_circle_led_again(rig: Rig) -> None:
    shown = moves(rig, (20.0, "r"))
    assert shown == ["Get ready", "Small circles", "Rest", "Small circles", "Rest", "Large circles"]
    assert "Lower your arms and rest." in rig.lines
    assert rig.lines[-1] == "20 of 20 circles done."


def test_a_place_moved_to_is_kept_at_once(rig: Rig) -> None:
    rig.presses = ((15.0, "f"),)
    rig.stop = FakeStop(rig.time, 15.2, Stop.ENDED)
    rig.practise()
    left = CheckpointFile(rig.folders.data / "checkpoint.json").load(load_course().routine)
    assert left is not None
    assert left.phase == 2


def test_ctrl_c_lowers_the_arms_and_writes_the_session_down(rig: Rig) -> None:
    rig.stop = FakeStop(rig.time, 20.0)
    assert rig.practise() == 130
    assert any(line.startswith("Lower your arms and sit.") for line in rig.lines)
    assert rig.lines[-1] == "Ended. 5 of 20 circles done."
    assert last_practice(rig).why_ended == "stopped"
    assert not has_checkpoint(rig)
    assert not rig.awake.is_on


def test_ctrl_c_with_sound_lets_the_last_words_be_heard(rig: Rig) -> None:
    rig.silent = False
    rig.stop = FakeStop(rig.time, 20.0)
    assert rig.practise() == 130
    assert 21.0 < rig.time.s < 25.0


def test_an_end_asked_by_the_system_keeps_the_place(rig: Rig) -> None:
    rig.stop = FakeStop(rig.time, 20.5, Stop.ENDED)
    assert rig.practise() == 143
    assert rig.lines[-1] == "5 of 20 circles done. Start again to go on from here."
    assert has_checkpoint(rig)
    with open_diary(rig.folders.data, local_now) as diary:
        (entry,) = diary.everything().entries
    assert (entry.circles_done, entry.why_ended) == (5, "cut off")


def test_saved_settings_are_the_defaults(rig: Rig) -> None:
    SettingsStore(rig.folders.config / "settings.json").save(Settings(posture=Posture.STANDING, rounds=2, muted=True))
    rig.silent = False
    rig.stop = FakeStop(rig.time, 3.0)
    rig.practise(PlanOptions({"preset": "circles"}))
    assert rig.lines[0].startswith("Just the circles, standing, arms level, both arms. 3 minutes")


def test_a_routine_of_ones_own_is_led_as_chosen_or_named_and_kept_under_its_name(rig: Rig) -> None:
    text = 'schema = 1\nname = "Mine"\nstart_from = "circles"\n[words]\nready = "Off we go."\n'
    write_atomically(rig.folders.routines / "mine.toml", text.encode())
    SettingsStore(rig.folders.config / "settings.json").save(Settings(own_routine="Mine"))
    for options in (PlanOptions(), PlanOptions({"routine": "mine"})):
        rig.out.truncate(0)
        rig.stop = FakeStop(rig.time, 3.0)
        rig.practise(options)
        assert "Mine, seated, arms level, both arms. " in rig.out.getvalue()
        assert rig.err.getvalue() == ""
    (rig.folders.routines / "mine.toml").unlink()
    rig.practise(PlanOptions({"preset": "circles"}))
    assert rig.err.getvalue() == ""
    rig.practise(PlanOptions({"rounds": "1"}))
    assert "Your routine 'Mine' is not there any more, so the usual one is used." in rig.err.getvalue()
    write_atomically(rig.folders.routines / "mine.toml", text.replace("circles", "squares").encode())
    rig.practise(PlanOptions({"rounds": "1"}))
    assert "'Mine' was not found, so the usual one is used. mine.toml: start_from is squares" in rig.err.getvalue()


def test_what_is_wrong_with_the_settings_is_told(rig: Rig) -> None:
    write_atomically(rig.folders.config / "settings.json", b'{"rounds": 77}')
    rig.practise()
    assert "rounds is 77" in rig.err.getvalue()


def test_damaged_settings_are_told(rig: Rig) -> None:
    write_atomically(rig.folders.config / "settings.json", b"{")
    rig.practise()
    assert "Your settings file was damaged" in rig.err.getvalue()


def test_an_option_out_of_range_is_refused_before_anything_starts(rig: Rig) -> None:
    with pytest.raises(OptionError, match="--rounds is '4'; allowed is 1 to 3"):
        rig.practise(PlanOptions({"rounds": "4"}))
    assert rig.out.getvalue() == ""


def test_a_long_set_is_split_and_told(rig: Rig) -> None:
    rig.stop = FakeStop(rig.time, 3.0)
    rig.practise(PlanOptions({"preset": "circles", "large_s": "8"}))
    assert any("a rest half way" in line for line in rig.lines)


def test_a_full_disk_is_told_once_and_stops_nothing(rig: Rig) -> None:
    rig.home.joinpath("data").write_text("a file in the place of the folder")
    assert rig.practise() == 0
    told = [line for line in rig.lines if line.startswith("Your place in the session cannot be kept.")]
    assert len(told) == 1
    assert any(line.startswith("This session could not be written down.") for line in rig.lines)
    assert rig.lines[-1] == "20 of 20 circles done."


def test_what_the_disk_did_not_take_is_told_where_it_stays(rig: Rig) -> None:
    rig.home.joinpath("data").write_text("a file in the place of the folder")
    rig.plain = False
    assert rig.practise() == 0
    told = rig.out.getvalue().rpartition("\x1b[?1049l")[2].splitlines()
    assert told[0].startswith("This session could not be written down.")
    assert told[1:] == ["20 of 20 circles done."]


class SlowVoice(NoVoice):
    """A renderer that gives up when it is asked to."""

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        if cancelled():
            raise PreparationCancelledError
        super().render(phrases, choice, on_phrase=on_phrase, cancelled=cancelled)


@pytest.mark.parametrize(("who", "code"), [(Stop.INTERRUPTED, 130), (Stop.ENDED, 143)])
def test_an_end_while_the_voice_is_prepared(rig: Rig, who: Stop, code: int) -> None:
    rig.silent, rig.renderer = False, SlowVoice()
    rig.stop = FakeStop(rig.time, 0.0, who)
    assert rig.practise() == code
    assert rig.time.s == 0.0
    assert rig.lines == ["Preparing the voice. The first time takes a few seconds."]


def test_an_end_while_the_voice_is_prepared_leaves_a_whole_line(rig: Rig) -> None:
    rig.silent, rig.plain, rig.renderer = False, False, SlowVoice()
    rig.stop = FakeStop(rig.time, 0.0)
    assert rig.practise() == 130
    counted = rig.out.getvalue()
    assert counted.startswith("\rPreparing the voice: 0 of ")
    assert counted.endswith("\n")


def test_a_program_that_is_not_whole_is_told(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Course:
        raise ShippedFileError("routines/arm_circles.toml is missing")

    monkeypatch.setattr("lymph_coach.terminal.front.load_course", missing)
    assert rig.practise() == 1
    assert "arm_circles.toml is missing" in rig.err.getvalue()


def test_the_drawn_session_gives_the_screen_back(rig: Rig) -> None:
    rig.plain = False
    rig.presses = ((20.0, " "), (22.0, " "))
    assert rig.practise() == 0
    text = rig.out.getvalue()
    assert text.count("\x1b[?1049h") == text.count("\x1b[?1049l") == 1
    assert text.index("\x1b[?25h") > text.index("\x1b[?25l")
    assert text.endswith("20 of 20 circles done.\n")
    assert "Paused. Press Space to go on." in text


def test_a_session_that_breaks_gives_the_screen_back_too(rig: Rig) -> None:
    rig.plain = False

    class Broken(SilentOutput):
        def position(self) -> float:
            if rig.time.s > 5:
                raise RuntimeError("broken")
            return super().position()

        def stop(self) -> float:
            return 0.0

    def outputs(_settings: Settings) -> Sequence[Output]:
        return (Broken(rig.time.monotonic, rig.time.wall),)

    rig.outputs = outputs
    with pytest.raises(RuntimeError, match="broken"):
        rig.practise()
    assert rig.out.getvalue().endswith("\x1b[?25h\x1b[?1049l")
    assert not rig.awake.is_on
