"""The folder of own routines: no file in it is trusted, and none stops the program."""

import os
import socket
from pathlib import Path

import pytest

from lymph_coach.commands.own_choice import chosen_own, named_own
from lymph_coach.commands.plan_options import OptionError
from lymph_coach.routine.limits import RoutineError
from lymph_coach.session.course import load_course
from lymph_coach.session.own_routines import LARGEST_BYTES, MOST_FILES, OwnRoutines, read_bytes, read_own
from lymph_coach.settings.settings import Settings
from lymph_coach.system.atomic import StorageError

COURSE = load_course()


def text(name: str, more: str = "") -> str:
    return f'schema = 1\nname = "{name}"\n{more}'


def put(folder: Path, file: str, name: str, more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / file
    path.write_text(text(name, more), "utf-8")
    return path


@pytest.fixture
def routines(tmp_path: Path) -> OwnRoutines:
    """An empty folder's."""
    return OwnRoutines(tmp_path / "routines", COURSE)


def errors(routines: OwnRoutines) -> list[str]:
    return [file.error for file in routines.all() if file.error]


def test_a_folder_that_is_not_there_holds_nothing(routines: OwnRoutines) -> None:
    assert (routines.all(), routines.named("Mine")) == ((), None)


def test_files_are_read_in_order_of_their_names_and_others_passed_over(routines: OwnRoutines) -> None:
    for file, name in (("b.toml", "Two"), ("A.TOML", "One"), (".c.toml", "Hidden"), ("d.txt", "Text")):
        put(routines.folder, file, name)
    assert [file.routine.name for file in routines.all() if file.routine] == ["One", "Two"]
    found = routines.named(" one ")
    assert found
    assert found.name == "One"


def test_a_mark_before_the_text_and_windows_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text("Mine").replace("\n", "\r\n").encode())
    assert read_own(path, COURSE).name == "Mine"
    path.write_bytes(b'\xef\xbb\xbfname = "\xff"')
    with pytest.raises(RoutineError, match=r"x\.toml: byte 11 is 0xff, allowed is text in UTF-8"):
        read_own(path, COURSE)


def test_what_is_no_plain_file_of_a_fair_size_in_utf_8_is_named(routines: OwnRoutines, tmp_path: Path) -> None:
    folder = routines.folder
    put(folder, "z.toml", "Whole")
    (folder / "a.toml").mkdir()
    os.mkfifo(folder / "b.toml")
    (folder / "c.toml").symlink_to(folder / "z.toml")
    (folder / "d.toml").symlink_to(tmp_path / "nowhere")
    (folder / "e.toml").symlink_to("e.toml")
    (folder / "f.toml").write_bytes(b"a" * (LARGEST_BYTES + 1))
    (folder / "g.toml").write_bytes("schema = 1".encode("utf-16"))
    (folder / "h.toml").write_bytes(b"")
    (folder / "i\x1b[31m\n.toml").write_bytes(b"x")
    assert errors(routines) == [
        "a.toml: the file is a folder, allowed is a plain file.",
        "b.toml: the file is a pipe or a device, allowed is a plain file.",
        "c.toml: the file is a link to another file, allowed is a plain file.",
        "d.toml: the file is a link to another file, allowed is a plain file.",
        "e.toml: the file is a link to another file, allowed is a plain file.",
        f"f.toml: the size is over {LARGEST_BYTES} bytes, allowed is up to {LARGEST_BYTES} bytes.",
        "g.toml: byte 0 is 0xff, allowed is text in UTF-8.",
        "h.toml: schema is None, allowed is 1.",
        "i�[31m�.toml: Expected '=' after a key in a key/value pair (at end of document).",
    ]
    assert routines.named("whole")


def test_a_socket_and_what_is_gone_are_named(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        with pytest.raises(RoutineError, match=r"s\.toml: the file is a pipe or a device"):
            read_bytes(path)
    with pytest.raises(RoutineError, match=r"gone\.toml: the file cannot be read: No such file"):
        read_bytes(tmp_path / "gone.toml")
    with pytest.raises(RoutineError, match=r"the file cannot be read: "):
        read_bytes(tmp_path / "a\0.toml")


def test_a_link_put_in_a_file_s_place_meanwhile_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "x.toml", "Mine")
    plain = path.lstat()
    path.unlink()
    path.symlink_to(put(tmp_path, "secret", "Secret"))

    def lstat(_path: Path) -> os.stat_result:
        return plain

    monkeypatch.setattr(Path, "lstat", lstat)
    with pytest.raises(RoutineError, match=r"x\.toml: the file cannot be read"):
        read_bytes(path)


def test_a_name_that_is_there_twice_belongs_to_the_first_file(routines: OwnRoutines) -> None:
    put(routines.folder, "a.toml", "Mine")
    put(routines.folder, "b.toml", "MINE")
    assert errors(routines) == ["b.toml: name is MINE, allowed is a name of its own; a.toml has this one."]


def test_only_so_many_files_are_read(routines: OwnRoutines) -> None:
    for number in range(MOST_FILES + 3):
        put(routines.folder, f"{number:03}.toml", f"Routine {number}")
    found = routines.all()
    assert len(found) == MOST_FILES + 1
    assert (
        found[-1].error == f"{MOST_FILES + 3} files are here, allowed are up to {MOST_FILES}; the others are not read."
    )


def test_no_more_files_are_copied_in_than_are_read(routines: OwnRoutines, tmp_path: Path) -> None:
    for number in range(MOST_FILES - 1):
        put(routines.folder, f"{number:03}.toml", f"Routine {number}")
    assert routines.take_in(put(tmp_path, "z.toml", "The last")).name == "The last"
    with pytest.raises(RoutineError, match=rf"y\.toml: the folder is full, allowed is up to {MOST_FILES} routines"):
        routines.take_in(put(tmp_path, "y.toml", "One more"))
    assert len(routines.all()) == MOST_FILES


def test_a_file_is_checked_then_copied_in_under_a_safe_name(routines: OwnRoutines, tmp_path: Path) -> None:
    names = ("../../Évil & co", "a/b", "CON", "...", "a b")
    for number, name in enumerate(names):
        assert routines.take_in(put(tmp_path, f"x{number}.toml", name)).name == name
    assert sorted(path.name for path in routines.folder.iterdir()) == [
        "a-b-2.toml", "a-b.toml", "con-routine.toml", "routine.toml", "évil-co.toml",
    ]  # fmt: skip
    with pytest.raises(RoutineError, match=r"y\.toml: name is CON, allowed is a name that none of your routines has"):
        routines.take_in(put(tmp_path, "y.toml", "CON"))
    with pytest.raises(RoutineError, match=r"y\.toml: pace\.rounds is 9, allowed is 1 to 3, whole"):
        routines.take_in(put(tmp_path, "y.toml", "New", "[pace]\nrounds = 9"))
    (tmp_path / "way").write_text("")
    with pytest.raises(StorageError):
        OwnRoutines(tmp_path / "way" / "routines", COURSE).take_in(put(tmp_path, "y.toml", "New"))


def test_what_is_removed_is_put_aside_and_back(routines: OwnRoutines) -> None:
    path = put(routines.folder, "a.toml", "Mine")
    aside = routines.remove(path)
    assert routines.all() == ()
    put(routines.folder, "a.toml", "Another")
    second = routines.remove(path)
    assert aside != second
    routines.put_back(aside, path)
    assert routines.named("mine")
    with pytest.raises(StorageError, match="another file has its name now"):
        routines.put_back(second, path)
    with pytest.raises(StorageError, match=r"gone\.toml could not be removed: No such file"):
        routines.remove(routines.folder / "gone.toml")


def test_a_command_names_a_routine_by_file_or_name(routines: OwnRoutines, tmp_path: Path) -> None:
    put(routines.folder, "a.toml", "Mine")
    outside = put(tmp_path, "outside.toml", "Outside")
    assert named_own({}, routines, COURSE) is None
    for given, name in (("mine", "Mine"), (str(outside), "Outside")):
        found = named_own({"routine": given}, routines, COURSE)
        assert found
        assert found.name == name
    for given, sentence in (
        ({"routine": "nope"}, "--routine is 'nope'; allowed is the name of a file, Mine."),
        ({"routine": "nope.toml"}, "--routine: nope.toml: the file cannot be read: No such file or directory."),
        ({"routine": "mine", "preset": "gentle"}, "say one of --routine and --preset."),
    ):
        with pytest.raises(OptionError) as caught:
            named_own(given, routines, COURSE)
        assert str(caught.value) == sentence


def test_the_one_chosen_last_gives_way_with_a_sentence_when_it_is_gone(routines: OwnRoutines) -> None:
    put(routines.folder, "a.toml", "Mine")
    own, told = chosen_own(Settings(own_routine="Mine"), routines)
    assert (own is not None, told) == (True, "")
    assert chosen_own(Settings(), routines) == (None, "")
    assert chosen_own(Settings(own_routine="Gone"), routines) == (
        None,
        "Your routine 'Gone' is not there any more, so the usual one is used.",
    )
