"""The zone of the clock on the wall: where it is looked for, and that the C library's is as good as Python's."""

import shutil
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.system.local_zone import SystemZone, local_zone

WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
FOLDER = next((Path(one) for one in TZPATH if Path(one).is_dir()), Path("/nowhere"))
needs_files = pytest.mark.skipif(not (FOLDER / "Europe/Paris").exists(), reason="needs the time zones: package tzdata")


@pytest.fixture
def link(tmp_path: Path) -> Path:
    made = tmp_path / "localtime"
    made.symlink_to("/usr/share/zoneinfo/Australia/Lord_Howe")
    return made


def key_of(zone: tzinfo) -> str | None:
    assert isinstance(zone, ZoneInfo)
    return zone.key


def test_the_link_names_the_zone(link: Path) -> None:
    assert key_of(local_zone({}, link)) == "Australia/Lord_Howe"


@pytest.mark.parametrize("name", ["Asia/Kolkata", ":Asia/Kolkata", "/usr/share/zoneinfo/Asia/Kolkata"])
def test_what_the_session_says_comes_first(link: Path, name: str) -> None:
    assert key_of(local_zone({"TZ": name}, link)) == "Asia/Kolkata"


def test_a_changed_link_is_noticed(link: Path) -> None:
    local_zone({}, link)
    link.unlink()
    link.symlink_to("/usr/share/zoneinfo/Europe/Paris")
    assert key_of(local_zone({}, link)) == "Europe/Paris"


@needs_files
def test_a_copy_instead_of_a_link_is_read(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "Asia/Kolkata", tmp_path / "localtime")
    zone = local_zone({}, tmp_path / "localtime")
    assert WINTER.astimezone(zone).strftime("%H:%M") == "17:30"


@pytest.mark.parametrize("name", ["EST5EDT,M3.2.0,M11.1.0", "Europe", "../etc/passwd", "/nowhere/at/all", "Mars/North"])
def test_what_has_no_name_is_left_to_the_system(link: Path, name: str) -> None:
    assert isinstance(local_zone({"TZ": name}, link), SystemZone)


def test_a_computer_that_does_not_say_is_left_to_the_system(tmp_path: Path) -> None:
    assert isinstance(local_zone({}, tmp_path / "none"), SystemZone)
    (tmp_path / "garbage").write_bytes(b"no zone")
    assert isinstance(local_zone({}, tmp_path / "garbage"), SystemZone)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process cannot be set here")
@needs_files
@pytest.mark.parametrize("name", ["Europe/Paris", "Australia/Lord_Howe", "America/Sao_Paulo"])
def test_the_systems_zone_is_as_good_as_pythons(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    time.tzset()
    ours, theirs = SystemZone(), ZoneInfo(name)

    @given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), st.sampled_from((0, 1)))  # noqa: DTZ001
    def agree(wall: datetime, fold: int) -> None:
        moment = wall.replace(tzinfo=UTC)
        assert moment.astimezone(ours).replace(tzinfo=theirs) == moment.astimezone(theirs)
        assert moment.astimezone(ours).fold == moment.astimezone(theirs).fold
        local = wall.replace(fold=fold)
        assert local.replace(tzinfo=ours).utcoffset() == local.replace(tzinfo=theirs).utcoffset()
        assert local.replace(tzinfo=ours).tzname() == local.replace(tzinfo=theirs).tzname()

    try:
        agree()
        assert moments_apart(ours) == moments_apart(theirs)
    finally:
        monkeypatch.undo()
        time.tzset()


def moments_apart(zone: tzinfo) -> tuple[str, str]:
    summer = datetime(2026, 7, 15, 12, tzinfo=UTC)
    return f"{WINTER.astimezone(zone):%H:%M}", f"{summer.astimezone(zone):%H:%M}"


def test_no_time_has_no_offset() -> None:
    assert (SystemZone().utcoffset(None), SystemZone().tzname(None), SystemZone().dst(WINTER)) == (None, None, None)
