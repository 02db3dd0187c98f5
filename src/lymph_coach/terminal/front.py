"""One run of the terminal front end, from the command line's options to the last line printed."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TextIO

from lymph_coach.checkin.outcome import limited, number_to_call
from lymph_coach.checkin.record import CHECKIN_FILE, CheckinFile
from lymph_coach.commands.own_choice import chosen_own, named_own
from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.commands.voice_progress import VoiceProgress
from lymph_coach.practice.log import DiaryLog, copies_of, open_diary
from lymph_coach.routine.limits import RoutineError
from lymph_coach.routine.plan import Plan
from lymph_coach.safety.verdict import Verdict
from lymph_coach.session.checkpoint import CHECKPOINT_FILE, Checkpoint, CheckpointFile
from lymph_coach.session.course import Course, load_course
from lymph_coach.session.own_routines import OwnRoutines
from lymph_coach.session.player import Player
from lymph_coach.session.prepare import Prepared, prepare_session
from lymph_coach.session.session import Session, State
from lymph_coach.settings.settings import Settings
from lymph_coach.settings.store import SETTINGS_FILE, SettingsStore
from lymph_coach.sound.output import Output
from lymph_coach.speech.errors import PreparationCancelledError
from lymph_coach.speech.prepare import PhraseRenderer, SpeechPreparer, ignore_progress
from lymph_coach.system.folders import Folders
from lymph_coach.system.shipped import ShippedFileError
from lymph_coach.system.stop_signals import Stop
from lymph_coach.terminal import offer, wording
from lymph_coach.terminal.checkin import Desk, check_in
from lymph_coach.terminal.coach import Coach, Wakefulness
from lymph_coach.terminal.keeper import Keeper
from lymph_coach.terminal.keys import Keys
from lymph_coach.terminal.screen import KEYS_LINE, DrawnScreen, PlainScreen, Screen, second_screen
from lymph_coach.terminal.silence import LetSleep, NoVoice

LED_ELSEWHERE = "A session is under way in the window or another terminal. Finish or stop it there first."
_SOUND_LAG_S = 1.2  # the lead-in, and what a device holds back


@dataclass(frozen=True, slots=True)
class Machine:
    """Everything the front end needs from outside; a test hands in its own.

    ``outputs`` gives what to play on, the best first. ``asked`` tells who wants the program to end. ``territory`` is
    the country the computer is set up for, by two letters. ``check_in`` asks what is asked before a session, and gives
    None where none may follow.
    """

    folders: Folders
    stdout: TextIO
    stderr: TextIO
    keys: Keys
    renderer: PhraseRenderer
    outputs: Callable[[Settings], Sequence[Output]]
    awake: Wakefulness
    asked: Callable[[], Stop | None]
    monotonic: Callable[[], float]
    now: Callable[[], datetime]
    territory: str = ""
    check_in: Callable[[Desk], Verdict | None] = check_in


class Front:
    """Leads one session from the command line's options to the last line printed."""

    def __init__(self, machine: Machine, *, silent: bool, plain: bool) -> None:
        self._machine = machine
        self._silent = silent
        self._plain = plain
        self._checkpoint = CheckpointFile(machine.folders.data / CHECKPOINT_FILE)
        self._diary = open_diary(machine.folders.data, machine.now)
        self._history = DiaryLog(self._diary, copies_of(machine.folders.data, machine.now))
        self._keeper = Keeper(self._checkpoint, self._history, machine.now)

    def practise(self, options: PlanOptions) -> int:
        """Do it all and return the exit status.

        Raises:
            OptionError: an option has a value it may not have.
        """
        with self._diary:
            if not self._checkpoint.claim():
                self._warn(LED_ELSEWHERE)
                return 1
            try:
                return self._practise(options)
            finally:
                self._checkpoint.release()

    def _practise(self, options: PlanOptions) -> int:
        loaded = SettingsStore(self._machine.folders.config / SETTINGS_FILE).load()
        try:
            course = load_course()
        except (RoutineError, ShippedFileError) as error:
            self._warn(str(error))
            return 1
        settings, plan = options.settings(loaded.settings), self._wanted(options, loaded.settings, course)
        for sentence in ([loaded.mishap] if loaded.mishap else []) + [one.sentence for one in loaded.problems]:
            self._warn(sentence)
        if self._diary.notice:
            self._warn(self._diary.notice.sentence)
        if not self._is_well():
            return self._exit_code(self._machine.asked())
        left, leaves = self._left_over(course)
        if leaves:
            return self._exit_code(self._machine.asked())
        verdict = self._machine.check_in(self._desk(settings))
        if verdict is None:
            return self._exit_code(self._machine.asked())
        plan, left = self._allowed(plan, left, verdict)
        settings = replace(settings, muted=settings.muted or self._silent)
        try:
            prepared = self._prepare(left or plan, course, settings)
        except PreparationCancelledError:
            return self._exit_code(self._machine.asked())
        self._say(self._keeper.begin(prepared.session, left))
        return self._lead(prepared, settings)

    def _wanted(self, options: PlanOptions, settings: Settings, course: Course) -> Plan:
        """What the options and then the settings ask for, by way of the person's own routines."""
        routines = OwnRoutines(self._machine.folders.routines, course)
        own = named_own(options.given, routines, course)
        if own is None and "preset" not in options.given:
            own, gone = chosen_own(settings, routines)
            self._warn(gone)
        return options.plan(settings, course.routine, own)

    def _is_well(self) -> bool:
        """Whether nothing speaks against a session today, or the person says that they feel fine again."""
        sentence = offer.unwell(self._history.last(), self._machine.now())
        if not sentence:
            return True
        self._say(sentence)
        if not self._machine.keys.present:
            self._say("To practise all the same, start this in a terminal.")
            return False
        self._say(offer.FEEL_FINE)
        answers = frozenset((offer.Answer.GO_ON, offer.Answer.LEAVE))
        return offer.ask(self._machine.keys, answers, self._is_asked) is offer.Answer.GO_ON

    def _left_over(self, course: Course) -> tuple[Checkpoint | None, bool]:
        """The session to go on with, if any, and whether the person leaves."""
        left = self._checkpoint.load(course.routine)
        if left is None:
            return None, False
        self._say(offer.sentence(left, self._machine.now()))
        if not self._machine.keys.present:
            self._say("It is kept in your diary, and a new session begins.")
            self._say(self._keeper.keep(left))
            return None, False
        self._say(offer.CUT_OFF)
        answer = offer.ask(self._machine.keys, frozenset(offer.Answer), self._is_asked)
        if answer is offer.Answer.KEEP:
            self._say(self._keeper.keep(left) or "Kept. A new session begins.")
        elif answer is offer.Answer.DISCARD:
            self._say(self._keeper.discard(left) or "Discarded. A new session begins.")
        return (left if answer is offer.Answer.GO_ON else None), answer is offer.Answer.LEAVE

    def _desk(self, settings: Settings) -> Desk:
        machine = self._machine
        return Desk(
            machine.keys,
            self._say,
            self._is_asked,
            machine.monotonic,
            CheckinFile(machine.folders.data / CHECKIN_FILE),
            machine.now().date(),
            number_to_call(settings, machine.territory),
        )

    def _allowed(self, plan: Plan, left: Checkpoint | None, verdict: Verdict) -> tuple[Plan, Checkpoint | None]:
        """The plan in the manner allowed today; a session cut off that is not is kept, and begun anew."""
        whole = left.plan if left else plan
        manner = limited(whole.manner, verdict)
        if left and manner != whole.manner:
            self._say(self._keeper.keep(left) or "What was done is kept, and a gentler session begins.")
            left = None
        return replace(whole, manner=manner), left

    def _prepare(self, what: Plan | Checkpoint, course: Course, settings: Settings) -> Prepared:
        renderer = NoVoice() if settings.muted else self._machine.renderer
        speech = SpeechPreparer(self._machine.folders.clips, renderer)
        with VoiceProgress(self._machine.stdout, plain=self._plain) as told:
            progress = ignore_progress if settings.muted else told
            return prepare_session(what, course.words, speech, settings, progress, self._is_asked)

    def _lead(self, prepared: Prepared, settings: Settings) -> int:
        machine = self._machine
        voice_notice = "" if settings.muted else prepared.notice
        player = Player(prepared.session, machine.outputs(settings), prepared.make_score, prepared.phrases)
        with ExitStack() as stack:
            screen = self._screen(prepared, stack)
            for sentence in (voice_notice, wording.split(prepared.session.plan)):
                if sentence:
                    screen.tell(sentence)
            awake = machine.awake if settings.keep_awake else LetSleep()
            coach = Coach(
                player, machine.keys, screen, self._keeper, awake, machine.asked, machine.monotonic,
                _farewell_s(prepared, settings),
            )  # fmt: skip
            stop = coach.lead()
        self._say(coach.unkept)
        self._say(self._closing(player.session, stop))
        return self._exit_code(stop)

    def _screen(self, prepared: Prepared, stack: ExitStack) -> Screen:
        machine = self._machine
        if not self._plain:
            stack.enter_context(second_screen(machine.stdout))
            return DrawnScreen(machine.stdout, has_keys=machine.keys.present)
        timeline = prepared.session.timeline
        self._say(f"{wording.title(prepared.session.plan)}. {wording.spoken_clock(timeline.duration_s)}.")
        if machine.keys.present:
            self._say(KEYS_LINE)
        return PlainScreen(machine.stdout, has_keys=machine.keys.present)

    def _closing(self, session: Session, stop: Stop | None) -> str:
        done = f"{len(session.done)} of {session.circles_planned} circles done."
        if stop is Stop.ENDED:
            return f"{done} Start again to go on from here."
        return done if session.state is State.FINISHED else f"Ended. {done}"

    def _exit_code(self, stop: Stop | None) -> int:
        return stop.exit_code if stop else 0

    def _is_asked(self) -> bool:
        return self._machine.asked() is not None

    def _say(self, sentence: str) -> None:
        if sentence:
            print(sentence, file=self._machine.stdout, flush=True)

    def _warn(self, sentence: str) -> None:
        if sentence:
            print(sentence, file=self._machine.stderr, flush=True)


def _farewell_s(prepared: Prepared, settings: Settings) -> float:
    """How long "lower your arms and sit" takes to be heard; nothing in silence."""
    if settings.muted:
        return 0.0
    clip = prepared.clips.get(prepared.phrases["stopped"])
    return _SOUND_LAG_S + (clip.duration_s if clip else 0.0)
