"""What the child does with a job, with engines that behave as told."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from lymph_coach.speech.engine_process import Pyttsx3Engine, RenderJob, argv, do_job, run_child
from lymph_coach.speech.voices import Voice

BRITISH = Voice("gb", "British", "en-gb")
AMERICAN = Voice("us", "American", "en-us")


class FakeEngine:
    """Writes each phrase's text as its file; leaves out "lost" and writes nothing into "empty"."""

    def __init__(self, own: str = "") -> None:
        self.own = own
        self.used: list[tuple[str, int]] = []

    def voices(self) -> Sequence[Voice]:
        return [BRITISH, AMERICAN]

    def own_voice(self) -> str:
        return self.own

    def use(self, voice_id: str, rate_wpm: int) -> None:
        self.used.append((voice_id, rate_wpm))

    def save(self, text: str, path: str) -> None:
        if text == "broken":
            raise KeyError(text)
        if text != "lost":
            Path(path).write_text("" if text == "empty" else text)


def render_job(folder: Path, *texts: str, voice: str = "", language: str = "en") -> RenderJob:
    phrases = [(text, str(folder / f"{index}.wav")) for index, text in enumerate(texts)]
    return {"kind": "render", "voice": voice, "language": language, "rate": 140, "phrases": phrases}


def answers_to(job: RenderJob, engine: FakeEngine) -> list[dict[str, object]]:
    out = io.StringIO()
    do_job(job, engine, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(("chosen", "own", "used"), [("", "", "us"), ("", "gb", "gb"), ("gb", "us", "gb")])
def test_voice_and_rate_are_set_once_for_all_phrases(tmp_path: Path, chosen: str, own: str, used: str) -> None:
    engine = FakeEngine(own)
    assert answers_to(render_job(tmp_path, "one", "two", voice=chosen), engine) == [{"done": 0}, {"done": 1}]
    assert engine.used == [(used, 140)]
    assert (tmp_path / "1.wav").read_text() == "two"


def test_a_phrase_that_left_no_sound_is_not_called_done(tmp_path: Path) -> None:
    (tmp_path / "0.wav").write_text("an old file")
    answers = answers_to(render_job(tmp_path, "lost", "empty", "three"), FakeEngine())
    assert answers == [{"done": 2}]
    assert not (tmp_path / "0.wav").exists()


def test_an_unknown_voice_is_told_and_nothing_rendered(tmp_path: Path) -> None:
    engine = FakeEngine()
    assert answers_to(render_job(tmp_path, "one", voice="gone"), engine) == [{"unknown_voice": "gone"}]
    assert engine.used == []


def test_a_language_nobody_speaks_is_told(tmp_path: Path) -> None:
    answers = answers_to(render_job(tmp_path, "one", language="fr"), FakeEngine())
    assert answers == [{"error": "none of 2 voices speaks fr"}]


def test_what_was_done_before_the_engine_broke_is_told(tmp_path: Path) -> None:
    out = io.StringIO()
    with pytest.raises(KeyError, match="broken"):
        do_job(render_job(tmp_path, "one", "broken", "three"), FakeEngine(), out)
    assert out.getvalue() == '{"done": 0}\n'


def test_voices_are_listed(tmp_path: Path) -> None:
    job = render_job(tmp_path)
    job["kind"] = "voices"
    assert answers_to(job, FakeEngine()) == [{"voices": [["gb", "British", "en-gb"], ["us", "American", "en-us"]]}]


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert argv() == [sys.executable, "-P", "-m", "lymph_coach.speech.engine_process"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert argv() == [sys.executable, "--speech-child"]


@pytest.mark.parametrize("name", ["stdin", "stdout"])
def test_a_program_without_pipes_has_no_job(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, name, None)
    assert run_child() == 2


class FakePyttsx3(ModuleType):
    """Stands in for the package on a platform this test does not run on."""

    def __init__(self) -> None:
        super().__init__("pyttsx3")
        self.calls: list[tuple[object, ...]] = []
        self.trouble: Exception | None = None
        self.tell: Callable[..., object] = dict

    def connect(self, topic: str, callback: Callable[..., object]) -> None:
        assert topic == "error"
        self.tell = callback

    def runAndWait(self) -> None:  # noqa: N802 -- pyttsx3's name
        self.calls.append(("run",))
        if self.trouble:
            self.tell(name=None, exception=self.trouble)

    def init(self) -> "FakePyttsx3":
        return self

    def getProperty(self, name: str) -> object:  # noqa: N802 -- pyttsx3's name
        if name == "voice":
            return "a"
        return [
            SimpleNamespace(id="a", name="Alex", languages=["en_US"]),
            SimpleNamespace(id="b", name=None, languages=[]),
            SimpleNamespace(id="c", name="Céline", languages=[None]),
        ]

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 -- pyttsx3's name
        self.calls.append((name, value))

    def save_to_file(self, text: str, path: str) -> None:
        self.calls.append((text, path))


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_elsewhere_the_systems_own_voice_is_asked_for(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    fake = FakePyttsx3()
    monkeypatch.setitem(sys.modules, "pyttsx3", fake)
    monkeypatch.setattr(sys, "platform", system)
    engine = Pyttsx3Engine()
    assert engine.own_voice() == "a"
    assert engine.voices() == [Voice("a", "Alex", "en-us"), Voice("b", "b", ""), Voice("c", "Céline", "")]
    engine.use("a", 120)
    engine.save("one", "/x/1.wav")
    assert fake.calls == [("voice", "a"), ("rate", 120), ("one", "/x/1.wav"), ("run",)]


def test_what_fails_in_the_engines_queue_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakePyttsx3()
    fake.trouble = ValueError("no such rate")
    monkeypatch.setitem(sys.modules, "pyttsx3", fake)
    monkeypatch.setattr(sys, "platform", "darwin")
    engine = Pyttsx3Engine()
    engine.use("a", 120)
    with pytest.raises(ValueError, match="no such rate"):
        engine.save("one", "/x/1.wav")


HANGS = """
import sys, time
from lymph_coach.speech import engine_process
class Hanging:
    def __init__(self):
        print("the engine is here", file=sys.stderr, flush=True)
        while True:
            time.sleep(60)
engine_process.Pyttsx3Engine = Hanging
engine_process.run_child()
"""


@pytest.mark.real
def test_a_hanging_child_leaves_with_its_parent() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HANGS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdin.write(b'{"kind": "voices"}\n')
        child.stdin.flush()
        assert child.stderr.readline() == b"the engine is here\n"
        child.stdin.close()
        assert child.wait(10) == 3


@pytest.mark.real
def test_the_child_starts_without_numpy_and_qt() -> None:
    code = "import sys, lymph_coach.speech.engine_process; print(sorted({'numpy', 'PySide6'} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=30)
    assert ended.stdout.strip() == b"[]"
