"""Opening and closing a device, with a stand-in for the library's own."""

from collections.abc import Callable, Generator
from threading import Event

import miniaudio
import pytest

from lymph_coach.sound import device
from lymph_coach.sound.device import describe_sound, open_speaker
from lymph_coach.sound.notices import SoundError, SoundNotice


class FakePlayback:
    """What the library opens: plays into nothing, on the thread that asks it to."""

    def __init__(self, backend: str = "WASAPI") -> None:
        self.backend = backend
        self.stop_callback: Callable[[], None] | None = None
        self.blocks: Generator[bytes, int] | None = None
        self.was_closed = Event()
        self.hangs = Event()
        self.hangs.set()

    def start(self, callback_generator: Generator[bytes, int]) -> None:
        self.blocks = callback_generator

    def close(self) -> None:
        assert self.hangs.wait(5.0)
        self.was_closed.set()


class FakeLibrary:
    """Hands out one device, when it is let, and keeps what it was asked for."""

    def __init__(self, playback: FakePlayback) -> None:
        self.playback = playback
        self.may_open = Event()
        self.may_open.set()
        self.wanted: dict[str, object] = {}

    def __call__(self, **wanted: object) -> FakePlayback:
        assert self.may_open.wait(5.0)
        self.wanted = wanted
        return self.playback


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    library = FakeLibrary(FakePlayback())
    monkeypatch.setattr(device, "Playback", library)
    return library


def _count_up(frames: int) -> bytes:
    return bytes([frames]) * 2 * frames


def _ignore() -> None:
    pass


def test_an_open_device_pulls_its_blocks_and_tells_when_it_goes(library: FakeLibrary) -> None:
    lost = Event()
    speaker = open_speaker(_count_up, lost.set)
    assert library.wanted == {"block_ms": 397}
    assert library.playback.blocks is not None
    assert library.playback.blocks.send(2) == b"\x02\x02\x02\x02"
    assert library.playback.blocks.send(1) == b"\x01\x01"
    assert library.playback.stop_callback is not None
    library.playback.stop_callback()
    assert lost.is_set()
    speaker.close()
    assert library.playback.was_closed.is_set()


def test_a_device_that_plays_into_nothing_is_none(library: FakeLibrary) -> None:
    library.playback.backend = "Null"
    with pytest.raises(SoundError) as caught:
        open_speaker(_count_up, _ignore)
    assert caught.value.notice is SoundNotice.NO_DEVICE
    assert library.playback.was_closed.is_set()


def test_a_device_that_opens_too_late_is_closed(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_OPEN_LIMIT_S", 0.01)
    library.may_open.clear()
    with pytest.raises(SoundError) as caught:
        open_speaker(_count_up, _ignore)
    assert caught.value.notice is SoundNotice.NOT_ANSWERING
    assert not library.playback.was_closed.is_set()
    library.may_open.set()
    assert library.playback.was_closed.wait(5.0)


def test_a_device_that_does_not_close_is_not_waited_for(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_CLOSE_LIMIT_S", 0.01)
    speaker = open_speaker(_count_up, _ignore)
    library.playback.hangs.clear()
    speaker.close()
    assert not library.playback.was_closed.is_set()
    library.playback.hangs.set()
    assert library.playback.was_closed.wait(5.0)


class FakeDevices:
    """What the library says about the machine."""

    backend = "CoreAudio"
    names = ("Speakers", "Headphones")

    def get_playbacks(self) -> list[dict[str, object]]:
        return [{"name": name, "id": None} for name in self.names]


class NoDevices(FakeDevices):
    names = ()


class NullDevices(FakeDevices):
    backend = "Null"


class CutDevices(FakeDevices):
    def get_playbacks(self) -> list[dict[str, object]]:
        return [{"name": ("é" * 200).encode()[:255].decode(), "id": None}]


class BrokenDevices(FakeDevices):
    def get_playbacks(self) -> list[dict[str, object]]:
        raise miniaudio.MiniaudioError("cannot get device infos", -1)


def test_devices_are_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(miniaudio, "Devices", FakeDevices)
    facts = describe_sound()
    assert facts.driver == "CoreAudio"
    assert facts.devices == ("Speakers", "Headphones")
    assert facts.notice is None


def test_a_name_cut_in_the_middle_of_a_letter_is_a_device_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(miniaudio, "Devices", CutDevices)
    facts = describe_sound()
    assert facts.devices == ("a speaker with a long name",)
    assert facts.notice is None


@pytest.mark.parametrize(("devices", "driver"), [(NoDevices, "CoreAudio"), (NullDevices, "Null"), (BrokenDevices, "")])
def test_a_machine_without_a_device_says_so(
    devices: type[FakeDevices], driver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(miniaudio, "Devices", devices)
    facts = describe_sound()
    assert facts.driver == driver
    assert facts.devices == ()
    assert facts.notice is SoundNotice.NO_DEVICE
