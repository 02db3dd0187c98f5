"""The settings outlive a torn file, a full disk and a kill at any step."""

import json
import math
import stat
import sys
from pathlib import Path

import pytest

from lymph_coach.settings.choices import Theme
from lymph_coach.settings.problems import Mishap
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import Loaded, SettingsStore
from lymph_coach.system.atomic import DiskSteps, StorageError, write_atomically

OLD = Settings(rounds=1, theme=Theme.DARK)
NEW = Settings(rounds=3, theme=Theme.LIGHT)


class Killed(BaseException):
    """The power went: no handler of ours sees it."""


class Writer:
    """Writes for real until the given call, at which it raises instead."""

    def __init__(self, failing: int, error: BaseException) -> None:
        self.calls = 0
        self._failing = failing
        self._error = error

    def __call__(self, path: Path, content: bytes) -> None:
        if self.calls == self._failing:
            raise self._error
        self.calls += 1
        write_atomically(path, content)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def saved(path: Path, *settings: Settings) -> SettingsStore:
    store = SettingsStore(path)
    for one in settings:
        store.save(one)
    return store


def test_a_first_start_has_the_defaults_and_touches_nothing(path: Path) -> None:
    assert SettingsStore(path).load() == Loaded(Settings())
    assert not path.parent.exists()


def test_what_is_saved_is_loaded(path: Path) -> None:
    saved(path, OLD, NEW)
    assert SettingsStore(path).load() == Loaded(NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_the_file_is_the_users_alone(path: Path) -> None:
    saved(path, OLD)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert sorted(file.name for file in path.parent.iterdir()) == ["settings.json", "settings.last-good.json"]


def test_a_file_cut_anywhere_gives_the_last_good_one(path: Path) -> None:
    saved(path, NEW)
    whole = path.read_bytes()
    for length in range(len(whole) - 1):  # the last byte is a newline, not content
        path.write_bytes(whole[:length])
        assert SettingsStore(path).load() == Loaded(NEW, (), Mishap.RESTORED), length
        assert path.read_bytes() == whole
        assert path.with_name("settings.damaged.json").read_bytes() == whole[:length]


DAMAGE = {
    "zeroed": bytes(800),
    "garbage": bytes(range(256)) * 4,
    "no object": b"[1, 2]",
    "a number": b"3",
    "deep": b"[" * 200_000,
    "huge": b'{"a": "' + b"x" * 2_000_000 + b'"}',
    "long number": b'{"rounds": ' + b"9" * 5000 + b"}",
    "not text": b"\xff\xfe{}",
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_set_aside_and_told_once(path: Path, content: bytes) -> None:
    saved(path, NEW)
    path.write_bytes(content)
    assert SettingsStore(path).load() == Loaded(NEW, (), Mishap.RESTORED)
    assert path.with_name("settings.damaged.json").read_bytes() == content
    assert SettingsStore(path).load() == Loaded(NEW)


def test_with_both_files_damaged_the_defaults_are_used_and_told(path: Path) -> None:
    saved(path, NEW)
    for file in list(path.parent.iterdir()):
        file.write_bytes(b"")
    assert SettingsStore(path).load() == Loaded(Settings(), (), Mishap.RESET)


def test_a_missing_file_is_taken_from_the_last_good_one(path: Path) -> None:
    saved(path, NEW)
    path.unlink()
    assert SettingsStore(path).load() == Loaded(NEW, (), Mishap.RESTORED)


def test_only_a_damaged_last_good_one_is_told_too(path: Path) -> None:
    saved(path, NEW)
    path.unlink()
    path.with_name("settings.last-good.json").write_bytes(b"{")
    assert SettingsStore(path).load() == Loaded(Settings(), (), Mishap.RESET)


def test_what_cannot_be_opened_is_left_alone(path: Path) -> None:
    saved(path, NEW)
    path.unlink()
    path.mkdir()
    assert SettingsStore(path).load() == Loaded(NEW, (), Mishap.UNREADABLE)
    assert path.is_dir()
    path.with_name("settings.last-good.json").unlink()
    assert SettingsStore(path).load() == Loaded(Settings(), (), Mishap.UNREADABLE)


def test_a_damaged_file_that_cannot_be_moved_or_mended_still_loads(path: Path) -> None:
    saved(path, NEW)
    path.write_bytes(b"")
    path.with_name("settings.damaged.json").mkdir()
    store = SettingsStore(path, Writer(0, StorageError("full")))
    assert store.load() == Loaded(NEW, (), Mishap.RESTORED)
    assert path.read_bytes() == b""


def test_wrong_values_fall_back_one_by_one_and_name_the_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"rounds": math.nan, "theme": "dark", "small_s": 1e400}), encoding="utf-8")
    loaded = SettingsStore(path).load()
    assert loaded.settings == Settings(theme=Theme.DARK)
    assert [(p.file, p.field, p.value) for p in loaded.problems] == [
        ("settings.json", "rounds", "nan"),
        ("settings.json", "small_s", "inf"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_is_read_as_an_editor_of_windows_writes_it(path: Path, encoding: str) -> None:
    path.parent.mkdir()
    path.write_text('{"rounds": 2}', encoding=encoding)
    assert SettingsStore(path).load() == Loaded(Settings(rounds=2))


def test_keys_of_a_newer_program_survive(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"rounds": 2, "later": {"a": [1, "\\ud800"]}}', encoding="utf-8")
    store = SettingsStore(path)
    store.load()
    store.save(NEW)
    assert json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))["later"] == {"a": [1, "\ud800"]}
    again = SettingsStore(path)
    assert again.load() == Loaded(NEW)


@pytest.mark.parametrize("failing", [0, 1])
def test_a_full_disk_is_told_and_changes_nothing(path: Path, failing: int) -> None:
    saved(path, OLD)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="full"):
        SettingsStore(path, Writer(failing, StorageError("full"))).save(NEW)
    assert path.read_bytes() == before
    assert SettingsStore(path).load() == Loaded(OLD)


class KilledAt(DiskSteps):
    """The real steps up to the given one, where all ends; in the middle of the writing itself, too."""

    def __init__(self, step: int) -> None:
        self._left = step

    def _count(self) -> None:
        if self._left == 0:
            raise Killed
        self._left -= 1

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        self._count()
        return super().create(folder, name)

    def fill(self, descriptor: int, content: bytes) -> None:
        if self._left == 0:
            super().fill(descriptor, content[: len(content) // 2])
        self._count()
        super().fill(descriptor, content)

    def replace(self, source: Path, target: Path) -> None:
        self._count()
        super().replace(source, target)

    def settle(self, folder: Path) -> None:
        self._count()
        super().settle(folder)


@pytest.mark.parametrize("step", range(8))
def test_a_kill_between_any_two_steps_leaves_the_old_or_the_new(path: Path, step: int) -> None:
    saved(path, OLD)
    steps = KilledAt(step)

    def write(target: Path, content: bytes) -> None:
        write_atomically(target, content, steps)

    with pytest.raises(Killed):
        SettingsStore(path, write).save(NEW)
    assert SettingsStore(path).load() == Loaded(NEW if step == 7 else OLD)
    saved(path, NEW)
    assert SettingsStore(path).load() == Loaded(NEW)
