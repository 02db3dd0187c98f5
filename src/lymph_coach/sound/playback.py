"""The library's device for playing, which gives back all that it took."""

import miniaudio

from lymph_coach.speech.clip import RATE_HZ

_NONE = miniaudio.ffi.NULL


class Playback(miniaudio.PlaybackDevice):
    """The system's default device, one channel of 16 bit samples at ``RATE_HZ``; closing it twice is harmless.

    miniaudio (1.71) closes the device and leaves its context open: with PulseAudio that is four files and one of the 64
    connections the server takes, so that after some sixty plays no program of this person would be heard any more.
    """

    _context = _NONE

    def __init__(self, *, block_ms: int) -> None:
        try:
            super().__init__(nchannels=1, sample_rate=RATE_HZ, buffersize_msec=block_ms, app_name="Lymph Coach")
        except miniaudio.MiniaudioError:
            self.close()
            raise

    def close(self) -> None:
        """Close the device, and then its context."""
        super().close()
        context, self._context = self._context, _NONE
        if context != _NONE:
            miniaudio.lib.ma_context_uninit(context)
