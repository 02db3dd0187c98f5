"""The parent's side, with small scripts in the engine's place that hang, die and talk nonsense."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from lymph_coach.speech.errors import PreparationCancelledError, SpeechError, UnknownVoiceError
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.speech.voices import Voice, VoiceChoice

CHOICE = VoiceChoice()
PRELUDE = """
import json, os, sys, time
log = {log!r}
job = json.loads(sys.stdin.readline())
with open(log, "a") as file:
    file.write(json.dumps(job) + chr(10))
tries = len(open(log).readlines())
texts = [text for text, path in job.get("phrases", [])]
def tell(**answer):
    print(json.dumps(answer), flush=True)
def save(index):
    text, path = job["phrases"][index]
    with open(path, "w") as file:
        file.write("sound of " + text)
    tell(done=index)
def save_all():
    for index in range(len(texts)):
        save(index)
def hang():
    while True:
        time.sleep(60)
"""


class Scripted:
    """A renderer whose child runs a few lines of Python, and what came of them."""

    def __init__(self, folder: Path, body: str, patience_s: float) -> None:
        self.log = folder / "jobs"
        script = folder / "child.py"
        script.write_text(PRELUDE.format(log=str(self.log)) + body)
        self.renderer = ProcessRenderer([sys.executable, "-I", "-S", str(script)], {}, patience_s)
        self.done: list[tuple[str, bytes]] = []
        self.spoiled: list[str] = []

    def render(self, *phrases: str, cancelled: Callable[[], bool] = bool) -> list[str]:
        self.renderer.render(phrases, CHOICE, on_phrase=self.keep, cancelled=cancelled)
        return [text for text, _data in self.done]

    def keep(self, text: str, data: bytes) -> bool:
        assert data == f"sound of {text}".encode()
        if text in self.spoiled:
            self.spoiled.remove(text)
            return False
        self.done.append((text, data))
        return True

    def starts(self) -> int:
        return len(self.log.read_text().splitlines())


Script = Callable[..., Scripted]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    def make(body: str, patience_s: float = 10.0) -> Scripted:
        return Scripted(tmp_path, body, patience_s)

    return make


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> object:
    before = {child.pid for child in psutil.Process().children()}
    yield
    assert {child.pid for child in psutil.Process().children()} <= before
    assert "speech-child" not in {thread.name for thread in threading.enumerate()}


def test_all_phrases_come_from_one_child(script: Script) -> None:
    scripted = script("save_all()")
    assert scripted.render("one", "two", "dix, à côté") == ["one", "two", "dix, à côté"]
    assert scripted.starts() == 1


def test_what_a_library_prints_in_between_is_passed_over(script: Script) -> None:
    scripted = script("print('Audio saved'); print('[1]'); print('3'); save(0); tell(done='x'); print(chr(233))")
    assert scripted.render("one") == ["one"]


@pytest.mark.parametrize(
    "trouble",
    ["sys.exit(1)", "os.abort()", "os._exit(0)", "hang()", "tell(error='no device'); hang()", "0 / 0"],
)
def test_what_a_child_left_out_is_rendered_by_the_next(script: Script, trouble: str) -> None:
    scripted = script(f"if tries == 1:\n    save(0)\n    {trouble}\nsave_all()", patience_s=1.5)
    assert scripted.render("one", "two", "three") == ["one", "three", "two"]
    assert scripted.starts() == 2


def test_a_sound_that_is_no_good_is_rendered_again(script: Script) -> None:
    scripted = script("save_all()")
    scripted.spoiled = ["two"]
    assert scripted.render("one", "two", "three") == ["one", "three", "two"]
    assert scripted.starts() == 2


def test_a_sound_that_is_no_good_after_a_child_died_is_rendered_again(script: Script) -> None:
    scripted = script("save(0)\nif tries == 1: sys.exit(9)\nfor index in range(1, len(texts)): save(index)")
    scripted.spoiled = ["two"]
    assert sorted(scripted.render("one", "two", "three")) == ["one", "three", "two"]
    assert scripted.starts() == 3


def test_what_brings_nothing_twice_is_given_up(script: Script) -> None:
    scripted = script("sys.exit(9)")
    with pytest.raises(SpeechError):
        scripted.render("one", "two")
    assert scripted.starts() == 2


def test_a_phrase_the_engine_chokes_on_costs_only_itself(script: Script) -> None:
    scripted = script(
        "for index, text in enumerate(texts):\n    hang() if text == 'two' else save(index)", patience_s=1.5
    )
    with pytest.raises(SpeechError, match=r"1 of 4 phrases are missing: the engine was silent for 1.5 s"):
        scripted.render("one", "two", "three", "four")
    assert [text for text, _data in scripted.done] == ["one", "three", "four"]


@pytest.mark.parametrize(
    ("body", "detail", "patience_s"),
    [
        ("raise RuntimeError('no such library')", r"ended with 1: .*RuntimeError: no such library", 10.0),
        ("os._exit(1)", "the engine's process ended with 1", 10.0),
        ("tell(error='none of 0 voices speaks en')", "none of 0 voices speaks en", 10.0),
        ("os.abort()", r"the engine's process ended with -?\d+", 10.0),
        ("pass", "the engine left them out", 10.0),
        ("tell(done=0)", "a rendered phrase cannot be read", 10.0),
        ("os.close(1)\nhang()", "fell silent but did not end", 1.5),
        ("hang()", "silent for 0.5 s", 0.5),
        ("os.remove('stderr')\nos._exit(5)", "ended with 5: $", 10.0),
    ],
)
def test_a_broken_engine_is_told_in_one_error(script: Script, body: str, detail: str, patience_s: float) -> None:
    scripted = script(body, patience_s)
    with pytest.raises(SpeechError, match=rf"(?s)1 of 1 phrases are missing: .*{detail}"):
        scripted.render("one")
    assert scripted.starts() == 2
    assert scripted.done == []


def test_a_program_that_cannot_be_started() -> None:
    with pytest.raises(SpeechError, match="cannot be started"):
        ProcessRenderer(["/no/such/program"]).render(["one"], CHOICE, on_phrase=lambda _text, _data: True)


def test_a_child_that_never_reads_a_long_job_is_given_up() -> None:
    renderer = ProcessRenderer([sys.executable, "-I", "-S", "-c", "import time; time.sleep(60)"], {}, 0.3)
    with pytest.raises(SpeechError, match="silent"):
        renderer.render(["x" * 500_000], CHOICE, on_phrase=lambda _text, _data: True)


def test_no_room_for_files_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(SpeechError, match="there is no room for sound files"):
        ProcessRenderer().render(["one"], CHOICE, on_phrase=lambda _text, _data: True)


def test_a_full_disk_is_told_at_once(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_folder: str) -> SimpleNamespace:
        return SimpleNamespace(free=9_999_999)

    monkeypatch.setattr("shutil.disk_usage", full)
    scripted = script("save_all()")
    with pytest.raises(SpeechError, match="no room for sound files: 9,999,999 bytes are left"):
        scripted.render("one")
    assert not scripted.log.exists()


def test_an_unknown_voice_is_not_tried_again(script: Script) -> None:
    scripted = script("tell(unknown_voice='x')")
    with pytest.raises(UnknownVoiceError):
        scripted.render("one")
    assert scripted.starts() == 1


def test_cancelling_ends_a_hanging_child_soon(script: Script) -> None:
    scripted = script("save(0)\nhang()")
    begun = time.monotonic()
    with pytest.raises(PreparationCancelledError):
        scripted.render("one", "two", cancelled=lambda: bool(scripted.done))
    assert time.monotonic() - begun < 1.0
    assert scripted.starts() == 1


def test_an_error_of_the_caller_passes_through_and_ends_the_child(script: Script) -> None:
    def refuse(_text: str, _data: bytes) -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        script("save(0)\nhang()").renderer.render(["one"], CHOICE, on_phrase=refuse)


def test_voices_come_sorted_by_language_and_name(script: Script) -> None:
    scripted = script("tell(voices=[['1', 'Zoe', 'en-us'], ['2', 'Amy', 'en-us'], ['3', 'Bob', 'de']])")
    assert scripted.renderer.voices() == (
        Voice("3", "Bob", "de"),
        Voice("2", "Amy", "en-us"),
        Voice("1", "Zoe", "en-us"),
    )


def test_voices_of_a_broken_engine_are_an_error(script: Script) -> None:
    with pytest.raises(SpeechError, match="ended with 4"):
        script("sys.exit(4)").renderer.voices()


def test_only_what_an_engine_needs_of_the_environment_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("HOME", "/home/ada")
    told = "import os, sys; print(sorted(os.environ), os.environ['HOME'], file=sys.stderr); sys.exit(1)"
    with pytest.raises(SpeechError) as caught:
        ProcessRenderer([sys.executable, "-I", "-S", "-c", told]).voices()
    assert "/home/ada" in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_the_identity_names_engine_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert ProcessRenderer().identity().startswith("linux, pyttsx3 2.")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert ProcessRenderer().identity().startswith("darwin ")
    monkeypatch.setattr(sys, "path", [])
    assert ProcessRenderer().identity().endswith("pyttsx3 absent, espeakng-loader absent")
