"""A session written as sound, cues and captions: values first, then files, then the real voice."""

import json
import os
import re
import subprocess
import sys
import wave
from collections.abc import Callable
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lymph_coach.commands.plan_options import OptionError, PlanOptions
from lymph_coach.export import export
from lymph_coach.export.export import Export, Outputs
from lymph_coach.export.files import ExportError, NewFiles
from lymph_coach.export.text import captions_vtt, cues_json
from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.timeline import Cue, CueKind, Inserts, Piece, Segment, Timeline
from lymph_coach.session.course import load_course
from lymph_coach.settings.settings import Settings
from lymph_coach.speech.clip import RATE_HZ
from lymph_coach.speech.errors import PreparationCancelledError, SpeechNotice
from lymph_coach.speech.renderer import never
from lymph_coach.system.folders import Folders
from lymph_coach.terminal.silence import NoVoice

COURSE = load_course()
CIRCLES = PlanOptions({"preset": "circles", "rounds": "1"})
STAMP = re.compile(r"(\d\d):(\d\d):(\d\d)\.(\d\d\d)")


def timeline_of(**given: str) -> Timeline:
    return build_timeline(PlanOptions(given).plan(Settings(), COURSE.routine), COURSE.words)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def write(folder: Path, told: StringIO, outputs: Outputs, cancelled: Callable[[], bool] = never) -> int:
    return Export(NoVoice(), Folders.of({"LYMPH_COACH_HOME": str(folder / "home")}), told, cancelled).write(
        CIRCLES, outputs
    )


def all_three(folder: Path) -> Outputs:
    return Outputs(folder / "session.wav", folder / "cues.json", folder / "session.vtt")


def test_cues_stand_in_time_order_with_their_frames_and_places() -> None:
    record = json.loads(cues_json(timeline_of(preset="circles"), RATE_HZ))
    assert record["sample_rate_hz"] == 22_050
    assert record["duration_s"] == 368.0
    cues = record["cues"]
    assert set(cues[0]) == {"time_s", "frame", "kind", "text", "round", "circle"}
    assert [cue["time_s"] for cue in cues] == sorted(cue["time_s"] for cue in cues)
    assert all(cue["frame"] == round(cue["time_s"] * 22_050) for cue in cues)
    counts = [(cue["round"], cue["circle"], cue["text"]) for cue in cues if cue["kind"] == "count"]
    words = COURSE.words.numbers
    assert counts == [
        (around, number, words[number - 1]) for around in (1, 2, 3) for _ in "sl" for number in range(1, 11)
    ]
    assert (cues[0]["kind"], cues[0]["round"], cues[0]["circle"]) == ("start", 0, 0)


def spans(captions: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for line in captions.splitlines():
        if "-->" in line:
            start, end = (
                ((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in STAMP.findall(line)
            )
            found.append((start, end))
    return found


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(("starter", "standard", "gentle", "circles")), st.sampled_from(("1.5", "2", "4")))
def test_captions_hold_every_word_and_never_overlap(preset: str, small_s: str) -> None:
    timeline = timeline_of(preset=preset, small_s=small_s)
    captions = captions_vtt(timeline)
    blocks = captions.removesuffix("\n").split("\n\n")
    assert blocks[0] == "WEBVTT"
    spoken = [cue.text for cue in timeline.cues if cue.text]
    assert [block.split("\n")[2] for block in blocks[1:]] == spoken
    times = spans(captions)
    assert all(start < end for start, end in times)
    assert all(end <= start for (_, end), (start, _) in pairwise(times))
    assert times[-1][1] <= round(timeline.duration_s * 1000)


def short_timeline(*cues: Cue, duration_s: float = 4_000.0) -> Timeline:
    segment = Segment(Kind.SETTLE, 0.0, duration_s, 0)
    piece = Piece((segment,), ())
    return Timeline((segment,), cues, Inserts(piece, piece, piece, {}))


def test_a_caption_stands_until_the_next_or_a_few_seconds() -> None:
    captions = captions_vtt(
        short_timeline(
            Cue(0.0, CueKind.START),
            Cue(1.0, CueKind.SAY, "a < b & c"),
            Cue(2.5, CueKind.SAY, "long", length_s=9.0),
            Cue(3_661.5, CueKind.SAY, "late"),
        )
    )
    assert captions == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\na &lt; b &amp; c\n\n2\n00:00:02.500 --> 00:00:11.500\nlong\n\n"
        "3\n01:01:01.500 --> 01:01:05.500\nlate\n"
    )


def test_a_session_without_words_has_no_captions() -> None:
    assert captions_vtt(short_timeline()) == "WEBVTT\n"


def test_all_three_files_fit_together(tmp_path: Path) -> None:
    told = StringIO()
    assert write(tmp_path, told, all_three(tmp_path)) == 0
    with wave.open(str(tmp_path / "session.wav")) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE_HZ)
        duration_s = json.loads((tmp_path / "cues.json").read_text("utf-8"))["duration_s"]
        assert sound.getnframes() == round(duration_s * RATE_HZ)
        assert any(sound.readframes(RATE_HZ))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cues.json", "session.vtt", "session.wav"]
    assert SpeechNotice.NO_VOICE in told.getvalue().splitlines()
    assert told.getvalue().endswith("session.vtt.\n")


def test_the_sound_in_blocks_is_the_sound_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, StringIO(), Outputs(sound=tmp_path / "blocks.wav"))
    monkeypatch.setattr(export, "_BLOCK_S", 10_000)
    write(tmp_path, StringIO(), Outputs(sound=tmp_path / "one.wav"))
    assert (tmp_path / "blocks.wav").read_bytes() == (tmp_path / "one.wav").read_bytes()


@pytest.mark.parametrize("name", ["sound", "cues", "captions"])
def test_each_file_can_be_had_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "alone"
    outputs = Outputs(**{name: path})
    assert write(tmp_path, StringIO(), outputs) == 0
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


def test_progress_moves_on_a_terminal_only(tmp_path: Path) -> None:
    told = Terminal()
    write(tmp_path, told, all_three(tmp_path))
    assert "\rPreparing the voice: 0 of " in told.getvalue()
    assert "\rWriting the sound:   0%" in told.getvalue()
    assert "\rWriting the sound: 100%\n" in told.getvalue()
    assert SpeechNotice.NO_VOICE in told.getvalue().split("\n"), "the line that counts has no end"
    plain = StringIO()
    write(tmp_path, plain, all_three(tmp_path))
    assert "\r" not in plain.getvalue()
    assert len(plain.getvalue().splitlines()) == 4


def test_giving_up_leaves_what_was_there(tmp_path: Path) -> None:
    outputs = all_three(tmp_path)
    for path in outputs.paths:
        path.write_text("old")
    asked = iter([False, False, True])

    def cancelled() -> bool:
        return next(asked)

    told = Terminal()
    with pytest.raises(PreparationCancelledError):
        write(tmp_path, told, outputs, cancelled)
    assert told.getvalue().endswith("%\n")
    assert [path.read_text() for path in outputs.paths] == ["old"] * 3
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("sound", "cues", "message"),
    [
        (None, None, "say where to write"),
        ("a.wav", "./a.wav", "--cues is './a.wav'; allowed is a file of its own."),
        ("", None, "--out is ''; allowed is the name of a file."),
        ("a\0b", None, "allowed is the name of a file."),
    ],
)
def test_outputs_have_to_make_sense(sound: str | None, cues: str | None, message: str) -> None:
    with pytest.raises(OptionError, match=re.escape(message)):
        Outputs.of(sound, cues, None)


def test_a_folder_that_is_missing_is_told_before_any_work(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.vtt", tmp_path / "no" / "bad.wav"
    told = StringIO()
    with pytest.raises(ExportError, match=r"bad\.wav could not be written: No such file or directory\."):
        write(tmp_path, told, Outputs(sound=bad, captions=good))
    assert told.getvalue() == ""
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be written: File name too long"):
        write(tmp_path, StringIO(), Outputs(captions=tmp_path / ("x" * 300)))


def test_a_link_to_itself_gives_way_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "loop.vtt"
    path.symlink_to(path)
    assert write(tmp_path, StringIO(), Outputs.of(None, None, str(path))) == 0
    assert path.read_text("utf-8").startswith("WEBVTT")


@pytest.mark.parametrize("target", ["/dev/null", "/tmp"])  # noqa: S108 - nothing is written there, which is the point
def test_what_is_no_file_is_left_alone(tmp_path: Path, target: str) -> None:
    with pytest.raises(ExportError, match="is not a file"):
        write(tmp_path, StringIO(), Outputs(captions=Path(target)))


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.vtt", tmp_path / "link.vtt"
    real.write_text("old")
    link.symlink_to(real)
    write(tmp_path, StringIO(), Outputs(captions=link))
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("WEBVTT")


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    with NewFiles([tmp_path / "a"]) as new:
        os.dup2(os.open("/dev/full", os.O_WRONLY), new.files[tmp_path / "a"].fileno())
        new.files[tmp_path / "a"].write(b"x")
        with pytest.raises(ExportError, match="No space left on device"):
            new.finish()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("outputs", [Outputs(sound=Path("a")), Outputs(cues=Path("a")), Outputs(captions=Path("a"))])
def test_a_disk_that_fills_up_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outputs: Outputs) -> None:
    def full(new: NewFiles) -> NewFiles:
        for file in new.files.values():
            os.dup2(os.open("/dev/full", os.O_WRONLY), file.fileno())
        return new

    monkeypatch.chdir(tmp_path)
    enter = NewFiles.__enter__

    def entered(new: NewFiles) -> NewFiles:
        return full(enter(new))

    monkeypatch.setattr(NewFiles, "__enter__", entered)
    with pytest.raises(ExportError, match="a could not be written"):
        write(tmp_path, StringIO(), outputs)
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_turned_into_a_folder_is_told(tmp_path: Path) -> None:
    target = tmp_path / "a"
    with NewFiles([target]) as new:
        (target / "inside").mkdir(parents=True)
        with pytest.raises(ExportError, match="a could not be written"):
            new.finish()
    assert list(tmp_path.iterdir()) == [target]


class Stopped:
    """An export that ends in some way."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __call__(self, *_: object) -> "Stopped":
        return self

    def write(self, *_: object) -> int:
        raise self._error


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (ExportError("a.wav could not be written."), 1, "lymph-coach export: a.wav could not be written."),
        (KeyboardInterrupt(), 130, "Stopped. Nothing was written."),
        (PreparationCancelledError(), 1, "Stopped. Nothing was written."),
    ],
)
def test_how_an_export_ends_is_told(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    words: str,
) -> None:
    monkeypatch.setattr(export, "Export", Stopped(error))
    assert export.run(CIRCLES, Outputs(sound=Path("a.wav"))) == status
    assert capsys.readouterr().err == words + "\n"


def test_without_anybody_to_tell_it_still_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LYMPH_COACH_HOME", str(tmp_path))
    monkeypatch.setattr(export, "ProcessRenderer", NoVoice)
    monkeypatch.setattr(sys, "stderr", None)
    assert export.run(CIRCLES, Outputs(cues=tmp_path / "cues.json")) == 0
    assert (tmp_path / "cues.json").is_file()


@pytest.mark.real
def test_the_real_voice_speaks_in_the_file(tmp_path: Path) -> None:
    names = ["--out", "s.wav", "--cues", "c.json", "--captions", "s.vtt", "--preset", "circles", "--rounds", "1"]
    env = {**os.environ, "LYMPH_COACH_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-m", "lymph_coach", "export", *names],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1] == "Wrote s.wav, c.json, s.vtt."
    assert SpeechNotice.NO_VOICE not in done.stderr
    counts = [cue for cue in json.loads((tmp_path / "c.json").read_text())["cues"] if cue["kind"] == "count"]
    assert len(counts) == 20
    with wave.open(str(tmp_path / "s.wav")) as sound:
        for cue in counts:
            sound.setpos(cue["frame"])
            assert any(sound.readframes(RATE_HZ // 4)), f"silence at {cue}"
