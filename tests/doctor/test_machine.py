"""What the doctor finds on machines of every kind: the voice, the sound, the screen, folders and files."""

import math
import struct
import wave
from collections.abc import Callable, Sequence
from importlib import metadata
from io import BytesIO
from pathlib import Path

import pytest

from lymph_coach.doctor import machine
from lymph_coach.doctor.findings import Finding, State
from lymph_coach.routine.limits import RoutineError
from lymph_coach.session.course import Course
from lymph_coach.settings.store import SettingsStore
from lymph_coach.sound.device import SoundFacts, Speaker
from lymph_coach.sound.notices import SoundError, SoundNotice
from lymph_coach.speech.errors import SpeechError
from lymph_coach.speech.renderer import never
from lymph_coach.speech.voices import Voice, VoiceChoice
from lymph_coach.system.awake import Awake, AwakeNotice
from lymph_coach.system.folders import Folders

OK, WARNING, BROKEN = State.OK, State.WARNING, State.BROKEN
PLENTY = 10_000_000_000


def states(findings: Sequence[Finding]) -> list[State]:
    return [finding.state for finding in findings]


def beep() -> bytes:
    """A second and a half of sound."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        tone = (round(9_000 * math.sin(frame / 5)) for frame in range(33_075))
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in tone))
    return file.getvalue()


class FakeRenderer:
    """An engine that answers with given bytes, each time it is asked with the next, or fails."""

    def __init__(self, *data: bytes, error: SpeechError | None = None) -> None:
        self._data = data
        self._error = error

    def identity(self) -> str:
        return "fake"

    def voices(self, *, cancelled: Callable[[], bool] = never) -> tuple[Voice, ...]:
        del cancelled
        return (Voice("fr", "Fr", "fr-fr"), *(Voice(f"en{number}", "En", "en-us") for number in range(9)))

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        del choice, cancelled
        if self._error:
            raise self._error
        if not any(on_phrase(phrases[0], data) for data in self._data):
            raise SpeechError("1 of 1 phrases are missing")


def test_a_voice_that_speaks() -> None:
    found = machine.voice(FakeRenderer(beep()))
    assert states(found) == [OK, OK]
    assert found[0].sentence == "The voice works: it said 'Ready.' in 1.5 seconds."
    assert found[1].sentence.startswith("There are voices for 2 languages; for English 9: en0, en1, ")
    assert found[1].sentence.endswith("en7 and more.")


def test_a_voice_whose_first_file_is_empty_speaks_all_the_same() -> None:
    assert states(machine.voice(FakeRenderer(b"", beep()))) == [OK, OK]


@pytest.mark.parametrize("renderer", [FakeRenderer(b"no sound"), FakeRenderer(error=SpeechError("it hangs"))])
def test_a_voice_that_does_not(renderer: FakeRenderer) -> None:
    (found,) = machine.voice(renderer)
    assert found.state is BROKEN
    assert found.sentence.startswith("The voice does not speak: ")
    assert "tones and captions" in found.mend


class FakeSpeaker:
    def __init__(self) -> None:
        self.heard = b"?"
        self.closed = False

    def __call__(self, pull: Callable[[int], bytes], lost: Callable[[], None]) -> Speaker:
        self.heard = pull(4)
        lost()
        return self

    def close(self) -> None:
        self.closed = True


def refuse(pull: Callable[[int], bytes], lost: Callable[[], None]) -> Speaker:
    del pull, lost
    raise SoundError(SoundNotice.NOT_ANSWERING)


def good_facts() -> SoundFacts:
    return SoundFacts("PulseAudio", ("Kitchen", "Headphones"), None)


def no_facts() -> SoundFacts:
    return SoundFacts("", (), SoundNotice.NO_DEVICE)


def test_sound_that_works_is_tried_in_silence() -> None:
    speaker = FakeSpeaker()
    (found,) = machine.sound(good_facts, speaker)
    assert found == Finding("sound", OK, "Sound works through PulseAudio: Kitchen, Headphones.")
    assert speaker.heard == bytes(8)
    assert speaker.closed


@pytest.mark.parametrize(
    ("facts", "notice"), [(no_facts, SoundNotice.NO_DEVICE), (good_facts, SoundNotice.NOT_ANSWERING)]
)
def test_a_session_runs_without_sound_so_its_lack_breaks_nothing(
    facts: Callable[[], SoundFacts], notice: SoundNotice
) -> None:
    (found,) = machine.sound(facts, refuse)
    assert (found.state, found.sentence) == (WARNING, notice)
    assert found.mend


class FakeHold:
    def __init__(self, *, works: bool) -> None:
        self._works = works
        self.active = False

    def __enter__(self) -> object:
        self.active = self._works
        return self

    def __exit__(self, *_: object) -> None:
        self.active = False


@pytest.mark.parametrize(("works", "expected"), [(True, [OK, OK]), (False, [OK, WARNING])])
def test_a_screen_and_whether_it_stays_on(works: bool, expected: list[State]) -> None:  # noqa: FBT001
    hold = FakeHold(works=works)

    def make() -> FakeHold:
        return hold

    found = machine.screen({"DISPLAY": ":0"}, "linux", Awake(make))
    assert states(found) == expected
    assert works or found[1].sentence == AwakeNotice.NOT_KEPT
    assert not hold.active


def test_no_screen_is_no_fault() -> None:
    (found,) = machine.screen({}, "linux", Awake())
    assert found.state is WARNING
    assert "lymph-coach practise" in found.mend


def test_system_libraries_are_named_with_their_package() -> None:
    def load(name: str) -> object:
        if name in {"libEGL.so.1", "libxcb-cursor.so.0"}:
            raise OSError(name)
        return name

    (found,) = machine.libraries(load, "linux")
    assert found.state is WARNING
    assert found.mend == "On Debian or Ubuntu run: sudo apt install libegl1 libxcb-cursor0"
    assert states(machine.libraries(str, "linux")) == [OK]
    assert machine.libraries(load, "win32") == ()


def folders_in(path: Path) -> Folders:
    return Folders(path / "data", path / "cache", path / "config", path / "log")


def room(free: int) -> Callable[[Path], int]:
    def free_bytes(_path: Path) -> int:
        return free

    return free_bytes


def test_folders_in_order_are_left_empty(tmp_path: Path) -> None:
    assert states(machine.folders(folders_in(tmp_path), room(PLENTY))) == [OK] * 4
    assert [list(folder.iterdir()) for folder in tmp_path.iterdir()] == [[]] * 4


@pytest.mark.parametrize(("free", "state"), [(299_000_000, WARNING), (9_000_000, BROKEN), (0, BROKEN)])
def test_a_full_disk(tmp_path: Path, free: int, state: State) -> None:
    found = machine.folders(folders_in(tmp_path), room(free))
    assert states(found) == [state] * 4
    assert f"with {free // 1_000_000} MB free" in found[0].sentence


def test_a_diary_that_others_can_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    first, *others = machine.folders(folders_in(tmp_path), room(PLENTY))
    assert first.state is WARNING
    assert first.mend == f"To close it, run: chmod 700 '{tmp_path / 'data'}'"
    assert states(others) == [OK] * 3


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    (found,) = machine.folders(folders_in(tmp_path), room(PLENTY))
    assert found.state is BROKEN
    assert str(tmp_path / "cache") in found.sentence


def test_a_folder_that_cannot_be_looked_at(tmp_path: Path) -> None:
    def gone(path: Path) -> int:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    found = machine.folders(folders_in(tmp_path), gone)
    assert states(found) == [BROKEN] * 4
    assert "cannot be written" in found[0].sentence


def test_room_is_measured(tmp_path: Path) -> None:
    assert machine.free_bytes(tmp_path) > 0


def test_shipped_files(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = machine.shipped_files()
    assert found.state is OK
    assert "starter, standard, gentle, circles" in found.sentence

    def damaged() -> Course:
        raise RoutineError("en.toml: say.ready is missing")

    monkeypatch.setattr(machine, "load_course", damaged)
    (found,) = machine.shipped_files()
    assert found == Finding(
        "files", BROKEN, "A file of the program is damaged. en.toml: say.ready is missing", "Install Lymph Coach again."
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, ["in order"]), (b'{"rounds": 9, "theme": "pink"}', ["rounds", "theme"]), (b"{", ["damaged"])],
)
def test_settings(tmp_path: Path, content: bytes | None, words: list[str]) -> None:
    path = tmp_path / "settings.json"
    if content is not None:
        path.write_bytes(content)
    found = machine.settings(SettingsStore(path))
    assert states(found) == [OK if content is None else WARNING] * len(words)
    assert all(any(word in one.sentence for one in found) for word in words)


@pytest.mark.parametrize(
    ("qt", "python", "state"),
    [
        ("6.12.0", (3, 11, 7), BROKEN),
        ("6.12.0", (3, 10, 0), BROKEN),
        ("6.12.0", (3, 12, 0), OK),
        ("6.11.3", (3, 11, 7), OK),
    ],
)
def test_the_pair_of_versions_that_crashes(qt: str, python: tuple[int, int, int], state: State) -> None:
    def version_of(name: str) -> str:
        return qt if name == "PySide6-Essentials" else "1.0"

    found = machine.versions(version_of, python, "linux")
    assert [one.state for one in found if "PySide6" in one.sentence] == [state]
    assert len(found) == 6
    assert len(machine.versions(version_of, python, "win32")) == 5


def test_a_library_that_is_missing() -> None:
    def version_of(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    found = machine.versions(version_of, (3, 11, 7), "darwin")
    assert states(found) == [OK, BROKEN, BROKEN, BROKEN, BROKEN]
