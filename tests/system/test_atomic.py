"""A file is replaced whole or not at all."""

import errno
import os
import stat
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from lymph_coach.system.atomic import DiskSteps, StorageError, write_atomically


class FullAt(DiskSteps):
    """The real steps, with no space left at the named one."""

    def __init__(self, step: str) -> None:
        self._step = step

    def _maybe_full(self, step: str) -> None:
        if step == self._step:
            raise OSError(errno.ENOSPC, "No space left on device")

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        self._maybe_full("create")
        return super().create(folder, name)

    def fill(self, descriptor: int, content: bytes) -> None:
        super().fill(descriptor, content[:3])
        self._maybe_full("fill")

    def replace(self, source: Path, target: Path) -> None:
        self._maybe_full("replace")
        super().replace(source, target)

    def settle(self, folder: Path) -> None:
        self._maybe_full("settle")
        super().settle(folder)


def test_content_is_replaced_and_nothing_else_left(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file"
    write_atomically(path, b"")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("step", ["create", "fill", "replace"])
def test_a_full_disk_leaves_the_old_content_and_no_rubbish(tmp_path: Path, step: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(StorageError, match="could not be written: No space left on device"):
        write_atomically(path, b"new content", FullAt(step))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class Stubborn(DiskSteps):
    """A disk that can only be read from the first byte on: what was begun cannot even be taken back."""

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        descriptor, part = super().create(folder, name)
        part.unlink()
        part.mkdir()
        return descriptor, part

    def fill(self, descriptor: int, content: bytes) -> None:
        super().fill(descriptor, content)
        raise OSError(errno.EROFS, "Read-only file system")


def test_a_disk_that_takes_nothing_back_either_is_told_as_one_that_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(StorageError, match="could not be written: Read-only file system"):
        write_atomically(path, b"new", Stubborn())
    assert path.read_bytes() == b"old"


def test_a_failure_after_the_rename_leaves_the_new_content_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(StorageError):
        write_atomically(path, b"new", FullAt("settle"))
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(("number", "told"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_shared_folder_that_knows_no_such_step_is_no_disk_that_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, told: bool
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="Input/output error") if told else nullcontext():
        DiskSteps().settle(tmp_path)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match="file"):
        write_atomically(tmp_path / "file" / "inner", b"")


def test_a_system_that_opens_no_folders_is_not_asked_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
