"""Leading one session in a terminal, from its first word to its last."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from lymph_coach.session.player import PHRASE_S, Player, Update
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.sound.notices import SoundNotice
from lymph_coach.system.stop_signals import Stop
from lymph_coach.terminal import keys
from lymph_coach.terminal.keeper import Keeper
from lymph_coach.terminal.screen import Screen

TICK_S = 0.03
_IDLE_S = 0.25  # a paused session only waits: for a key, which wakes at once, or for a signal
_ALONE_S = 2.0  # where nobody can press a key, a session that was broken off goes on after so long
_SAID_S = PHRASE_S + 1.0  # what is said on pausing has been heard by then


class Wakefulness(Protocol):
    """What keeps the screen on; ``system.awake.Awake`` is the real one."""

    def start(self) -> str | None:
        """Keep it on; returns what to tell the person, if anything."""
        ...

    def stop(self) -> None:
        """Let it go its own way."""
        ...


@dataclass
class Coach:
    """Owns one session's run. Its only pace is the wait for a key; where the session is, the player tells.

    ``farewell_s`` is how long the last words take, which are heard to their end. ``unkept`` is what the disk did not
    take at the end, if anything: for whoever tells it once the session's screen is gone.
    """

    player: Player
    pressed: keys.Keys
    screen: Screen
    keeper: Keeper
    awake: Wakefulness
    asked: Callable[[], Stop | None]
    monotonic: Callable[[], float]
    farewell_s: float
    unkept: str = field(default="", init=False)
    _standing: tuple[State, PauseReason | None] | None = field(default=None, init=False)
    _since_s: float = field(default=0.0, init=False)
    _noticed: SoundNotice | None = field(default=None, init=False)
    _last_key: str = field(default="", init=False)
    _last_key_s: float = field(default=float("-inf"), init=False)

    def lead(self) -> Stop | None:
        """Lead the session until it has ended; returns who ended the program with it, if somebody did.

        A session ended by the system stays to be gone on with; every other one is written down.
        """
        try:
            self._after(self.player.go_on())
            while self._goes_on:
                key = self._wait()
                stop = self.asked()
                if stop is Stop.ENDED:
                    # First the place, then words: the terminal itself may be gone.
                    self.unkept = self.keeper.mark(self.player.tick().session)
                    return stop
                if stop is Stop.INTERRUPTED:
                    self._end_now()
                    return stop
                if key is not None:
                    self._press(key)
                self._after(self.player.tick())
            finished = self.player.session.state is State.FINISHED
            self.unkept = self.keeper.end(self.player.session, "finished" if finished else "stopped")
            return None
        finally:
            self.awake.stop()
            self.player.close()

    def _wait(self) -> str | None:
        """Wait for a key: a tick long while the session runs; Space for nobody, when nobody can press it."""
        if self.player.session.state is State.RUNNING:
            return self.pressed.wait(TICK_S)
        if self.pressed.present:
            return self.pressed.wait(_IDLE_S)
        self.pressed.wait(_ALONE_S)
        return keys.SPACE

    def _press(self, key: str) -> None:
        now_s = self.monotonic()
        bounced = key == self._last_key and now_s - self._last_key_s < keys.AGAIN_S
        self._last_key, self._last_key_s = key, now_s
        if bounced:
            return
        paused = self.player.session.state is State.PAUSED
        match key:
            case keys.SPACE:
                self._after(self.player.go_on() if paused else self.player.pause())
            case keys.BACK | "b":
                self._after(self.player.back())
            case keys.FORWARD | "f":
                self._after(self.player.forward())
            case "r":
                self._after(self.player.rest_now())
            case keys.ESCAPE | "q":
                self._stop_step()
            case _:
                return

    @property
    def _goes_on(self) -> bool:
        return self.player.session.state in {State.RUNNING, State.PAUSED}

    def _stop_step(self) -> None:
        """Ending takes two presses: the first one pauses and says so."""
        if self.player.session.pause is PauseReason.STOPPING:
            self._after(self.player.stop())
        else:
            self._after(self.player.pause(PauseReason.STOPPING))

    def _end_now(self) -> None:
        """Say the words that lower the arms, let them be heard, and end."""
        self._after(self.player.pause(PauseReason.STOPPING))
        until_s = self.monotonic() + self.farewell_s
        while self.monotonic() < until_s:
            self.pressed.wait(TICK_S)
        self._after(self.player.stop())
        self.unkept = self.keeper.end(self.player.session, "stopped")

    def _after(self, update: Update) -> None:
        """Show an update, and keep what has to be kept of it."""
        session = update.session
        turned = self._stand(session)
        if update.notice and update.notice is self._noticed:
            update = replace(update, notice=None)  # a speaker that is still not there has been told of
        elif update.notice or turned:
            self._noticed = update.notice
        self.screen.show(update)
        if update.entered.segments and self._goes_on:
            self._tell(self.keeper.mark(session))

    def _stand(self, session: Session) -> bool:
        """Do what is due once each time the session goes on or stands still, and say whether it just has."""
        standing, now_s = (session.state, session.pause), self.monotonic()
        turned = standing != self._standing
        if turned:
            self._standing, self._since_s = standing, now_s
            if session.state is State.RUNNING:
                # Where the system refuses, asking takes longer than a tick.
                self._tell(self.awake.start() or "")
            else:
                self.awake.stop()
        elif session.state is State.PAUSED and now_s - self._since_s > _SAID_S:
            # A pause may last for hours: what plays nothing keeps no device awake.
            self.player.close()
        return turned

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.screen.tell(sentence)
