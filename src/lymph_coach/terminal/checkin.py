"""The check-in in a terminal: the questions of the window, answered with single keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.safety.card import card_of
from lymph_coach.safety.load import parse_checkin
from lymph_coach.safety.outcome import Outcome, Reply
from lymph_coach.safety.question import NO, Answer, Checkin, FollowUp, Part, Question
from lymph_coach.safety.verdict import Limits, Verdict, judge
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.shipped import shipped
from lymph_coach.terminal.keys import AGAIN_S, ESCAPE, Keys

LANGUAGE = "en"
_ASK_S = 0.25
_ENTER = frozenset("\n\r")
_LEAVE = frozenset((ESCAPE, "q"))
_NONE, _ANEW = "n", "c"

NOBODY_REFUSED = "Nobody can answer here what is asked before a session. Start this in a terminal, or open the window."
NOBODY_GENTLE = (
    "Nobody can answer the check-in here, so this session is seated, with arms low. Leave it out if you feel unwell."
)


class LeftError(Exception):
    """The person leaves, or the program is asked to end."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a check-in needs from outside.

    Attributes:
        keys: where answers come from.
        say: shows a line.
        asked: whether the program is asked to end.
        monotonic: seconds, for keys that come twice.
        file: what was answered before.
        today: the local date.
        number: what to call in an emergency.
    """

    keys: Keys
    say: Callable[[str], None]
    asked: Callable[[], bool]
    monotonic: Callable[[], float]
    file: CheckinFile
    today: date
    number: str


def check_in(desk: Desk) -> Verdict | None:
    """Ask, keep what is to be kept, and say what it comes to; None if no session follows.

    Where nobody can press a key, nobody can say that they are well today. Somebody whose health was never asked about,
    or who is to ask first, is then led through nothing. Somebody known to be fine asked for this session, so it takes
    place in its gentlest form: seated, with arms low.
    """
    path = shipped("checkin", f"{LANGUAGE}.toml")
    checkin = parse_checkin(path.read_text(encoding="utf-8"), path.name)
    kept = desk.file.load()
    if not desk.keys.present:
        return _unasked(desk, checkin, kept)
    try:
        return _Asking(desk, checkin, kept).verdict()
    except LeftError:
        return None


def _unasked(desk: Desk, checkin: Checkin, kept: KeptCheckin) -> Verdict | None:
    every = {question.key: NO for question in checkin.every.questions}
    known = judge(checkin, kept.answers, every, kept.cleared)
    if kept.due(checkin, desk.today) or not known.may_start:
        desk.say(NOBODY_REFUSED)
        return None
    desk.say(NOBODY_GENTLE)
    return Verdict(Outcome.LOW_RANGE, Limits(seated=True, low=True, resting=known.limits.resting))


@dataclass
class _Asking:
    """Owns one check-in."""

    desk: Desk
    checkin: Checkin
    kept: KeptCheckin
    every: dict[str, Answer] = field(default_factory=dict[str, Answer], init=False)
    first_asked: bool = field(default=False, init=False)

    def verdict(self) -> Verdict | None:
        """What it comes to; None if no session may follow."""
        if self.kept.due(self.checkin, self.desk.today):
            self.desk.say("This is asked once, and again every three months. Your answers stay on this computer.")
            self.first_asked = True
            first: dict[str, Answer] = {}
            for part in self.checkin.first:
                first |= self._part(part)
            self._keep(self.kept.answered(first, self.desk.today))
        self.every = self._part(self.checkin.every, urgent=True)
        found = self._judge()
        while found.outcome is Outcome.ASK_FIRST and self._clear(found):
            found = self._judge()
        return self._told(found)

    def _judge(self) -> Verdict:
        return judge(self.checkin, self.kept.answers, self.every, self.kept.cleared)

    def _part(self, part: Part, *, urgent: bool = False) -> dict[str, Answer]:
        """The answers to questions asked together.

        Who is not sure chooses it, as the words say: that counts as yes. Where one of them calls for help at once,
        nobody is asked for more first.
        """
        self.desk.say(f"\n{part.title}. {part.lead}")
        chosen = self._chosen([question.words for question in part.questions], "n: none of these. ")
        answers = {question.key: NO for question in part.questions}
        picked = [part.questions[place] for place in sorted(chosen)]
        for question in picked:
            answers[question.key] = Answer(Reply.YES)
        if urgent and any(question.effect.outcome is Outcome.EMERGENCY for question in picked):
            return answers
        for question in picked:
            if question.follow_up:
                answers[question.key] = Answer(Reply.YES, self._options(question, question.follow_up))
        return answers

    def _options(self, question: Question, follow_up: FollowUp) -> frozenset[str]:
        """The keys chosen beside a yes; none at all for "not sure"."""
        self.desk.say(f"\n{question.words} {follow_up.ask}")
        words = [option.words for option in follow_up.options]
        chosen = self._chosen(words, "n: not sure. ", many=follow_up.many)
        return frozenset(follow_up.options[place].key for place in chosen)

    def _chosen(self, lines: Sequence[str], none: str, *, many: bool = True) -> frozenset[int]:
        """The places of the lines that are chosen by their numbers. A key that comes twice changes nothing."""
        for number, line in enumerate(lines, 1):
            self.desk.say(f"{number}: {line}")
        more = "Then Enter; c: begin anew; " if many else ""
        self.desk.say(f"{none}Or press the number. {more}q: leave.")
        self._calm()
        chosen: frozenset[int] = frozenset()
        while True:
            key = self._key()
            if key == _NONE and not chosen:
                return frozenset()
            if key in _ENTER and chosen:
                return chosen
            if key == _ANEW:
                chosen = frozenset()
                self.desk.say("Nothing is chosen.")
            elif key.isdecimal() and 0 < int(key) <= len(lines):
                chosen |= {int(key) - 1}
                if not many:
                    return chosen
                self.desk.say(f"Chosen: {', '.join(str(place + 1) for place in sorted(chosen))}. Enter goes on.")

    def _clear(self, found: Verdict) -> bool:
        """Say who has to be asked, and take the person's word that somebody was; False if they have none."""
        self._say_card(found)
        questions = [self.checkin.question(key) for key in found.asking]
        self.desk.say("\nIf you have asked about one of these and were told it is fine, press its number.")
        chosen = self._chosen([question.words for question in questions], "n: not yet. ", many=False)
        for place in chosen:
            self._keep(self.kept.clear(questions[place].key, self.desk.today))
        return bool(chosen)

    def _told(self, found: Verdict) -> Verdict | None:
        """Say what it came to; after a limit or advice, go on once it is read."""
        if found.outcome is Outcome.GO:
            for note in card_of(self.checkin, found).notes if self.first_asked else ():
                self.desk.say(note)
            return found
        if found.outcome is not Outcome.ASK_FIRST:  # which has been said
            self._say_card(found)
        if not found.may_start:
            return None
        self.desk.say("Press Enter to begin, or q to leave.")
        self._calm()
        while self._key() not in _ENTER:
            pass
        return found

    def _say_card(self, found: Verdict) -> None:
        card = card_of(self.checkin, found)
        title, *rest = card.sentences
        self.desk.say(f"\n{title}")
        if found.outcome is Outcome.EMERGENCY:
            self.desk.say(self.desk.number)
        for sentence in rest:
            self.desk.say(sentence)

    def _keep(self, kept: KeptCheckin) -> None:
        self.kept = kept
        try:
            self.desk.file.save(kept)
        except StorageError as error:
            self.desk.say(str(error))

    def _calm(self) -> None:
        """Wait until the last key comes no more: a hand that shakes or rests must not answer what it has not read."""
        until_s = self.desk.monotonic() + AGAIN_S
        while (left_s := until_s - self.desk.monotonic()) > 0 and self.desk.keys.present and not self.desk.asked():
            if self.desk.keys.wait(left_s):
                until_s = self.desk.monotonic() + AGAIN_S

    def _key(self) -> str:
        """The next key.

        Raises:
            LeftError: it is one that leaves, the terminal is gone, or the program is asked to end.
        """
        while self.desk.keys.present and not self.desk.asked():
            key = self.desk.keys.wait(_ASK_S)
            if key in _LEAVE:
                break
            if key:
                return key
        raise LeftError
