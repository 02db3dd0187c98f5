"""The library's device gives back what it took, on its own device that plays into nothing."""

from collections.abc import Callable

import miniaudio
import pytest

from lymph_coach.sound.playback import Playback


class CountingLibrary:
    """The library's own functions; counts the contexts made and given back, and opens no device where it is told so."""

    def __init__(self) -> None:
        self._real = miniaudio.lib
        self.open_contexts: list[object] = []
        self.refuses = False

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._real, name)

    def ma_context_init(self, _backends: object, _count: int, config: object, context: object) -> int:
        """Nothing but the device that plays into nothing: this machine's own is left alone."""
        self.open_contexts.append(context)
        null = miniaudio.ffi.new("ma_backend[]", [miniaudio.Backend.NULL.value])
        return self._real.ma_context_init(null, 1, config, context)

    def ma_context_uninit(self, context: object) -> None:
        self.open_contexts.remove(context)
        self._real.ma_context_uninit(context)

    def ma_device_init(self, *given: object) -> int:
        return -401 if self.refuses else self._real.ma_device_init(*given)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> CountingLibrary:
    library = CountingLibrary()
    monkeypatch.setattr(miniaudio, "lib", library)
    return library


def test_a_device_that_is_closed_leaves_nothing_open(library: CountingLibrary) -> None:
    playback = Playback(block_ms=397)
    assert (playback.backend, playback.nchannels, playback.sample_rate) == ("Null", 1, 22_050)
    assert playback.buffersize_msec == 397
    assert len(library.open_contexts) == 1
    playback.close()
    playback.close()
    assert library.open_contexts == []


def test_a_device_that_cannot_be_opened_leaves_nothing_open(library: CountingLibrary) -> None:
    library.refuses = True
    with pytest.raises(miniaudio.MiniaudioError):
        Playback(block_ms=397)
    assert library.open_contexts == []
