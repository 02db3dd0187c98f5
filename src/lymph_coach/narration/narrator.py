"""Reading one script aloud: owns the clips, the tape they are laid on, and the output that plays it."""

from collections.abc import Mapping

from lymph_coach.narration.heard import Heard, State
from lymph_coach.narration.notices import NarrationNotice
from lymph_coach.narration.script import Script
from lymph_coach.narration.tape import Tape
from lymph_coach.sound.notices import SoundError
from lymph_coach.sound.output import Output
from lymph_coach.speech.clip import Clip

LARGEST_BATCH = 16


class Narrator:
    """Reads from one sentence to the last. All calls come from one thread; nothing here waits.

    It begins paused. A pause, a lost device and a change of voice go on from the beginning of the sentence: half a
    sentence is understood by nobody.

    Args:
        script: what to read.
        output: what to play on; its position says which sentence is heard.
        gain: loudness of the voice, from 0 to 1.
        at: the sentence to begin with.

    Raises:
        ValueError: ``at`` is no sentence of the script.
    """

    def __init__(self, script: Script, output: Output, gain: float, at: int = 0) -> None:
        script.require(at)
        self._script = script
        self._output = output
        self._gain = gain
        self._index = at
        self._count = len(script.sentences)
        self._clips: dict[int, Clip | None] = dict.fromkeys(script.unspoken())
        self._tape = Tape(gain)
        self._next = at
        self._state = State.PAUSED

    @property
    def ready(self) -> int:
        """How many sentences need no more preparing."""
        return len(self._clips)

    def wanted(self) -> tuple[int, ...]:
        """The sentences to prepare next: from the present one on, then those before it.

        One more at a time than are ready ahead, so that the first is heard soon and the engine is seldom started.
        """
        order = (*range(self._index, self._count), *range(self._index))
        ahead = next((done for done, index in enumerate(order) if index not in self._clips), self._count)
        missing = [index for index in order if index not in self._clips]
        return tuple(missing[: min(1 + ahead, LARGEST_BATCH)])

    def take(self, clips: Mapping[int, Clip | None]) -> Heard:
        """Take prepared sentences by index; ``None`` for one that cannot be spoken, which is passed over."""
        self._clips.update(clips)
        self._lay()
        return self.tick()

    def go_on(self) -> Heard:
        """Begin, or go on after a pause."""
        return self._play() if self._state is State.PAUSED else self.tick()

    def pause(self) -> Heard:
        """Be silent at once."""
        if self._state is State.READING:
            self._halt()
        return self._heard()

    def back(self) -> Heard:
        """To the sentence before; to the start of the first one. A paused reading stays paused."""
        return self._step(-1)

    def forward(self) -> Heard:
        """To the next sentence; the last one is left alone. A paused reading stays paused."""
        return self._step(1)

    def change_voice(self) -> Heard:
        """Forget every clip: another voice or speed takes over from the beginning of this sentence."""
        reading = self._state is State.READING
        if reading:
            self._halt()
        self._clips = dict.fromkeys(self._script.unspoken())
        return self._play() if reading else self._heard()

    def tick(self) -> Heard:
        """Read the clock."""
        if self._state is not State.READING:
            return self._heard()
        trouble = self._output.trouble()
        position_s = self._follow(self._output.position())
        if trouble:
            self._halt()
            return self._heard(NarrationNotice[trouble.name])
        last = self._tape.last
        silent = last is None or self._tape.over(last, position_s)
        if silent and self._next == self._count:
            self._output.stop()
            self._state = State.ENDED
        return Heard(State.PREPARING, self._index) if silent and self._state is State.READING else self._heard()

    def close(self) -> None:
        """Be silent for good."""
        self._output.stop()
        self._state = State.ENDED

    def _heard(self, notice: NarrationNotice = NarrationNotice.NONE) -> Heard:
        return Heard(self._state, self._index, notice)

    def _follow(self, position_s: float) -> float:
        laid = self._tape.at(position_s)
        if laid:
            self._index = laid.index
        return position_s

    def _halt(self) -> None:
        """Pause; what was heard to its end is not said again."""
        position_s = self._follow(self._output.stop())
        laid = self._tape.at(position_s)
        if laid and self._tape.over(laid, position_s):
            self._index = min(laid.index + 1, self._count - 1)
        self._state = State.PAUSED

    def _step(self, by: int) -> Heard:
        """Move by one sentence that can be spoken, as far as is known."""
        if self._state is State.ENDED:
            return self._heard()
        if self._state is State.READING:
            self._follow(self._output.position())
        to = self._index + by
        while to in self._clips and self._clips[to] is None:
            to += by
        if to >= self._count:
            return self.tick()
        self._index = to if to >= 0 else self._index
        return self._play() if self._state is State.READING else self._heard()

    def _play(self) -> Heard:
        """Play from the beginning of the present sentence; the device's lead-in covers some of the preparing."""
        self._tape = Tape(self._gain)
        self._next = self._index
        self._lay()
        try:
            self._output.play(self._tape, 0.0)
        except SoundError as error:
            self._state = State.PAUSED
            return self._heard(NarrationNotice[error.notice.name])
        self._state = State.READING
        return self.tick()

    def _lay(self) -> None:
        """Lay out whatever is ready next."""
        while self._next < self._count and self._next in self._clips:
            clip, last = self._clips[self._next], self._tape.last
            if clip:
                self._tape.append(self._next, clip, self._script.pause_s(last.index, self._next) if last else 0.0)
            self._next += 1
