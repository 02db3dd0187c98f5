"""The commands on own routines, run as they are typed."""

import re
from pathlib import Path

import pytest

from lymph_coach import cli
from lymph_coach.routine.own_words import OWN_KEYS
from lymph_coach.session.course import load_course
from lymph_coach.system.shipped import ShippedFileError
from lymph_coach.terminal import routines

RIGHT = 'schema = 1\nname = "Mine"\nstart_from = "circles"\n[pace]\nrounds = 1\nlarge_s = 8.0\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for everything, and the folder of the routines in it."""
    monkeypatch.setenv("LYMPH_COACH_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data" / "routines"
    folder.mkdir(parents=True)
    return folder


def run(words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = cli.main(words.split())
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_right_file_is_told_with_its_length_phases_and_the_rest_put_in(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "mine.toml"
    path.write_text(RIGHT, "utf-8")
    status, out, err = run(f"routine check {path}", capsys)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Mine: 2 minutes 39 seconds",
        "  0:00  Get ready",
        "  0:05  Small circles, round 1",
        "  0:33  Rest",
        "  0:48  Large circles, backward, round 1",
        "  1:36  Rest",
        "  1:51  Large circles, forward, round 1",
        "At this pace your arms would be up for more than 60 seconds, so there is a rest half way.",
    ]


def test_what_may_have_no_room_to_be_said_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "mine.toml"
    path.write_text(RIGHT + "small_s = 1.5\nraise_s = 3\nlower_s = 3\nmid_rest_s = 5\ncount_in_s = 10\n", "utf-8")
    _, out, _ = run(f"routine check {path}", capsys)
    assert 'There may be no room to say "' in out


def test_the_example_in_the_docs_is_right_and_so_is_its_error(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "custom-routines.md").read_text("utf-8")
    example = docs.split("```toml\n")[1].split("```")[0]
    path = home / "easy-morning.toml"
    path.write_text(example, "utf-8")
    _, out, _ = run(f"routine check {path}", capsys)
    told = docs.split("$ lymph-coach routine check easy-morning.toml\n")[1].split("  ...")[0]
    assert out.startswith(told)
    path.write_text(example.replace("large_s = 6.0", "large_s = 9"), "utf-8")
    status, _, err = run(f"routine check {path}", capsys)
    assert status == 2
    assert err in docs


def test_the_docs_name_every_number_with_its_range_and_every_word() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "custom-routines.md").read_text("utf-8")
    course = load_course()
    for name, limits in course.routine.ranges.items():
        assert re.search(rf"`{name}`[^|]*\| {re.escape(str(limits))} \|", docs)
    words = {*OWN_KEYS, *course.words.never}
    assert not {word for word in words if f"`{word}`" not in docs}


def test_a_wrong_file_ends_with_2_and_the_exact_error(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "mine.toml"
    path.write_text(RIGHT.replace("8.0", "9"), "utf-8")
    wrong = "mine.toml: pace.large_s is 9, allowed is 3 to 8.\n"
    assert run(f"routine check {path}", capsys) == (2, "", wrong)
    assert run(f"export --captions x.vtt --routine {path}", capsys) == (
        2,
        "",
        f"lymph-coach export: --routine: {wrong}",
    )


def test_the_folder_is_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run("routine list", capsys)
    assert (status, out.splitlines()[0]) == (0, f"Your routines are in {home}")
    assert out.splitlines()[1].startswith("There are none yet.")
    (home / "mine.toml").write_text(RIGHT, "utf-8")
    (home / "zero.toml").write_text("", "utf-8")
    _, out, _ = run("routine list", capsys)
    assert out.splitlines()[1:] == [
        "Mine: 2 minutes 39 seconds (mine.toml)",
        "zero.toml: schema is None, allowed is 1.",
    ]


def test_a_file_to_begin_with_is_right_and_never_written_over_another(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.exists()
    status, out, _ = run("routine new new.toml --from gentle", capsys)
    assert (status, out) == (0, "Wrote new.toml. Change it, then: lymph-coach routine check FILE\n")
    assert run("routine check new.toml", capsys)[1].startswith("My gentle: ")
    assert run("routine new new.toml", capsys) == (1, "", "new.toml could not be written: File exists.\n")
    status, _, err = run("routine new other.toml --from quick", capsys)
    assert (status, err) == (
        2,
        "lymph-coach routine: --from is 'quick'; allowed is one of starter, standard, gentle, circles.\n",
    )


def test_an_installation_that_is_not_whole_is_told_of(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> None:
        raise ShippedFileError("arm_circles.toml is missing")

    monkeypatch.setattr(routines, "load_course", load)
    assert run(f"routine check {home}", capsys) == (1, "", "arm_circles.toml is missing\n")


@pytest.mark.real
def test_captions_are_written_in_the_words_of_the_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "mine.toml").write_text(RIGHT + "[words]\ntip = '<b>Now</b> & -->'\n", "utf-8")
    status, _, _ = run("export --captions x.vtt --routine MINE", capsys)
    assert status == 0
    assert "&lt;b&gt;Now&lt;/b&gt; &amp; --&gt;" in Path("x.vtt").read_text("utf-8")
