"""The questions, what may be answered, and the words for what follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from lymph_coach.safety.outcome import Outcome, Reply, Side


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer asks for; ``side`` is the arm to be rested, with ``NOT_THAT_SIDE`` alone."""

    outcome: Outcome
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a follow-up question; ``advice`` is one for this answer alone, or empty."""

    key: str
    words: str
    effect: Effect
    advice: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is asked beside a question that was answered with yes; ``many`` lets several options hold."""

    ask: str
    many: bool
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a question; ``options`` are the keys chosen in its follow-up."""

    reply: Reply
    options: frozenset[str] = frozenset()


Answers = Mapping[str, Answer]

NO = Answer(Reply.NO)
UNANSWERED = Answer(Reply.NOT_SURE)


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        key: its name in any language, and in the file of answers.
        words: a statement that holds or does not.
        effect: what a yes asks for; with a follow-up, its options say so instead.
        advice: what to do or bear in mind, beside a yes; empty where there is nothing.
        follow_up: what else has to be known, or None.
    """

    key: str
    words: str
    effect: Effect
    advice: str = ""
    follow_up: FollowUp | None = None

    def chosen(self, answer: Answer) -> tuple[Option, ...]:
        """The options that count: those chosen, or every one where none was, as nobody knows."""
        if self.follow_up is None:
            return ()
        options = self.follow_up.options
        return tuple(option for option in options if option.key in answer.options) or options

    def effects(self, answer: Answer) -> tuple[Effect, ...]:
        """What an answer asks for; nothing, after a no."""
        if answer.reply is Reply.NO:
            return ()
        return tuple(option.effect for option in self.chosen(answer)) or (self.effect,)

    def advices(self, answer: Answer) -> tuple[str, ...]:
        """What to say beside an answer that is not a no."""
        return tuple(text for text in (self.advice, *(option.advice for option in self.chosen(answer))) if text)


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that are asked together, under a title and one line of text."""

    title: str
    lead: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What a person is told of an outcome, sentence by sentence."""

    title: str
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LimitWords:
    """What the session will be like under each limit; ``left`` and ``right`` are for the arm that rests."""

    seated: str
    low: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Checkin:
    """All that is asked in one language, and the words for every outcome."""

    language: str
    every: Part
    first: tuple[Part, ...]
    outcomes: Mapping[Outcome, OutcomeWords]
    limits: LimitWords

    @property
    def first_questions(self) -> tuple[Question, ...]:
        """Those asked the first time, and now and then after it."""
        return tuple(question for part in self.first for question in part.questions)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, those of every time first."""
        return (*self.every.questions, *self.first_questions)

    def question(self, key: str) -> Question:
        """The question of a name.

        Raises:
            KeyError: there is none.
        """
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)

    def covers(self, first: Answers) -> bool:
        """Whether each question of the first time has its answer; a newer program may have one more."""
        return all(question.key in first for question in self.first_questions)
