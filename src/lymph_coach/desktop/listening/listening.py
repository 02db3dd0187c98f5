"""Reading aloud on the GUI thread: preparing behind the voice, ticking, telling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lymph_coach.desktop.work import Cancelled, Progress, Work
from lymph_coach.narration.heard import Heard, State
from lymph_coach.narration.notices import NarrationNotice
from lymph_coach.narration.script import Script
from lymph_coach.narration.source import NarrationSource
from lymph_coach.narration.voice import silenced, voice_of
from lymph_coach.settings.settings import Settings, rules

if TYPE_CHECKING:
    # The window is on screen before the sound's libraries are loaded.
    from lymph_coach.narration.narrator import Narrator
    from lymph_coach.speech.prepare import Speech

TICK_MS = 100  # a sentence lasts for seconds; the eye does not see its mark come a tenth late
HIDDEN_MS = 500  # enough to let go of the device at the end, and to notice that it is lost
SPEED = "reading_speed_percent"
_PLAYING = frozenset({State.PREPARING, State.READING})


@dataclass(frozen=True, slots=True)
class _Opened:
    """A narrator, and the script it is for."""

    script: Script
    narrator: "Narrator"


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A batch of sentences, and the speed they are spoken at: if another is wanted by now, they come too late."""

    script: Script
    percent: int
    indices: tuple[int, ...]
    speech: "Speech"


class Listening(QObject):
    """Owns the narrator, the work that prepares for it, and the alarm that ticks it.

    A batch of sentences is prepared by one work, and the next is asked for when it has ended. Moving to a sentence
    that is not ready gives up the batch alone, in a twentieth of a second, and begins again from there; stopping gives
    up both. What was ready by then is kept on disk either way.

    Args:
        source: makes narrators and clips.
        settings: gives the settings as they are now.

    ``sentence_heard`` comes when a sentence is gone to or begins to be heard, ``progressed`` with how many of how many
    are ready, ``told`` with a sentence the person is to know (of the voice, each once a reading), ``state_changed``
    with a ``State``, ``ended`` once a reading, whichever way it ends, and ``choice_made`` with a field of the settings
    and its new value.
    """

    sentence_heard = Signal(int)
    told = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    state_changed = Signal(object)
    choice_made = Signal(str, object)

    def __init__(
        self, source: NarrationSource, settings: Callable[[], Settings], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._settings = settings
        self._percent, self._sound = settings().reading_speed_percent, _sound_of(settings())
        self._script: Script | None = None
        self._narrator: Narrator | None = None
        self._work: Work | None = None
        self._heard = Heard(State.ENDED, 0)
        self._said: frozenset[str] = frozenset()
        self._visible = True
        self._alarm = QTimer(self)
        self._alarm.timeout.connect(self._on_alarm)

    @property
    def state(self) -> State:
        """ENDED while nothing is read."""
        return self._heard.state

    @property
    def sentence(self) -> str:
        """The words of the sentence being heard; empty while nothing is read."""
        return self._script.sentences[self._heard.index] if self._script else ""

    @property
    def speed_percent(self) -> int:
        """How fast is read."""
        return self._percent if self._script else self._settings().reading_speed_percent

    def start(self, sentences: Sequence[str], at: int = 0, breaks: frozenset[int] = frozenset()) -> None:
        """Read from a sentence on, in place of what was read before.

        Args:
            sentences: what is read, in order.
            at: the index of the first one to be heard.
            breaks: the indices of those that begin a paragraph, and get a longer pause before them.

        Raises:
            ValueError: there are no sentences, or an index is none of theirs.
        """
        script = Script(tuple(sentences), breaks)
        script.require(at)
        self.stop()
        settings = self._settings()
        self._script, self._percent, self._said = script, settings.reading_speed_percent, frozenset()
        self._sound = _sound_of(settings)
        self._heard = Heard(State.PREPARING, at)
        self.state_changed.emit(State.PREPARING)
        if silenced(settings):
            self.told.emit(NarrationNotice.SILENCED.value)
            self.stop()
            return
        self.sentence_heard.emit(at)
        self._run()

    def pause_or_go_on(self) -> None:
        """Pause what is read, go on with what is paused: as the settings are by now, or not while sound is off."""
        if self.state is not State.PAUSED:
            self.pause()
        elif silenced(self._settings()):
            self.told.emit(NarrationNotice.SILENCED.value)
        elif self._script and self._sound != _sound_of(self._settings()):
            self.start(self._script.sentences, self._heard.index, self._script.breaks)
        else:
            self._show(self._narrator.go_on() if self._narrator else Heard(State.PREPARING, self._heard.index))
            self._run()

    def pause(self) -> None:
        """Pause, also before anything is heard; what is paused stays so."""
        if self._script:
            self._show(self._narrator.pause() if self._narrator else Heard(State.PAUSED, self._heard.index))

    def back(self) -> None:
        """To the sentence before."""
        if self._narrator:
            self._moved(self._narrator.back())

    def forward(self) -> None:
        """To the next sentence."""
        if self._narrator:
            self._moved(self._narrator.forward())

    def set_speed(self, percent: float) -> None:
        """Read faster or slower from the beginning of this sentence on, and have it remembered.

        Raises:
            ValueError: the setting does not take this value.
        """
        taken = rules()[SPEED].read(percent)
        if taken == self.speed_percent:
            return
        self.choice_made.emit(SPEED, taken)
        self._percent = int(taken)
        if self._narrator:
            self._show(self._narrator.change_voice())
        self._begin_anew()

    def stop(self) -> None:
        """End the reading, if there is one, also while it is being prepared."""
        if self._script is None:
            return
        index, narrator = self._heard.index, self._narrator
        self._script = self._narrator = None
        self._heard = Heard(State.ENDED, index)
        self._set_alarm()
        if narrator:
            narrator.close()
        if self._work:
            self._work.cancel()
        self.state_changed.emit(State.ENDED)
        self.ended.emit()

    def set_visible(self, visible: bool) -> None:
        """Look less often while nobody looks; the sound goes on by itself."""
        self._visible = visible
        self._set_alarm()

    def close(self) -> None:
        """Give up whatever is under way, and wait for its thread."""
        self.stop()
        if self._work:
            self._work.finish()

    def _moved(self, heard: Heard) -> None:
        self._show(heard, gone_to=True)
        if self._narrator and self._narrator.wanted()[:1] == (heard.index,):
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Give up the work under way; its end begins what is wanted now."""
        if self._work:
            self._work.cancel()
        else:
            self._run()

    def _run(self) -> None:
        """Begin what is wanted next, unless something is under way or nothing is wanted."""
        if self._work or self._script is None:
            return
        if self._narrator is None:
            self._work = work = Work(self._opening(self._script, self._heard.index), self)
            work.done.connect(self._on_opened)
        elif wanted := self._narrator.wanted():
            self._work = work = Work(self._preparing(self._script, wanted), self)
            work.done.connect(self._on_prepared)
        else:
            return
        work.failed.connect(self._on_failed)
        work.cancelled.connect(self._on_cancelled)
        work.start()

    def _opening(self, script: Script, at: int) -> Callable[[Progress, Cancelled], _Opened]:
        source = self._source
        return lambda _progress, _asked: _Opened(script, source.open(script, at))

    def _preparing(self, script: Script, wanted: tuple[int, ...]) -> Callable[[Progress, Cancelled], _Prepared]:
        source, percent = self._source, self._percent
        texts = [script.sentences[index] for index in wanted]
        return lambda _progress, asked: _Prepared(script, percent, wanted, source.prepare(texts, percent, asked))

    def _on_opened(self, opened: _Opened) -> None:
        self._drop_work()
        if opened.script is self._script:
            self._narrator = opened.narrator
            if self.state is not State.PAUSED:
                self._show(opened.narrator.go_on())
        self._run()

    def _on_prepared(self, made: _Prepared) -> None:
        self._drop_work()
        # Another reading's narrator is opened by a later work than this: one that is there is the one it is for.
        if self._narrator and made.percent == self._percent:
            self._take(self._narrator, made)
        self._run()

    def _take(self, narrator: "Narrator", made: _Prepared) -> None:
        notice = made.speech.notice
        if notice and notice not in self._said:
            self._said |= {notice}
            self.told.emit(NarrationNotice[notice.name].value)
        if not made.speech.clips:
            self.stop()
            return
        sentences = made.script.sentences
        self._show(narrator.take({index: made.speech.clips.get(sentences[index]) for index in made.indices}))
        self.progressed.emit(narrator.ready, len(sentences))

    def _on_cancelled(self) -> None:
        self._drop_work()
        self._run()

    def _on_failed(self, error: Exception) -> None:
        self._drop_work()
        self.stop()
        raise error

    def _on_alarm(self) -> None:
        if self._narrator:
            self._show(self._narrator.tick())

    def _show(self, heard: Heard, *, gone_to: bool = False) -> None:
        before, self._heard = self._heard, heard
        if heard.notice:
            self.told.emit(heard.notice.value)
        if heard.state is State.ENDED:
            self.stop()
            return
        if gone_to or heard.index != before.index:
            self.sentence_heard.emit(heard.index)
        self._set_alarm()
        if heard.state is not before.state:
            self.state_changed.emit(heard.state)

    def _set_alarm(self) -> None:
        wanted_ms = TICK_MS if self._visible else HIDDEN_MS
        if self._narrator is None or self.state not in _PLAYING:
            self._alarm.stop()
        elif not self._alarm.isActive() or self._alarm.interval() != wanted_ms:
            self._alarm.start(wanted_ms)

    def _drop_work(self) -> None:
        if self._work:
            self._work.deleteLater()
        self._work = None


def _sound_of(settings: Settings) -> tuple[object, ...]:
    """What of the settings a reading is begun with, but for its speed."""
    return voice_of(settings, 100), settings.voice_volume, settings.sync_offset_ms
