"""All there can be about a person, nothing of it as it is where the program was never used."""

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from tests.journal.diaries import FULL

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.weeks import Pause, PauseReason
from lymph_coach.reading.kept import Filled, OwnLine
from lymph_coach.reading.marks import Marks
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules
from lymph_coach.safety.outcome import Reply
from lymph_coach.safety.question import Answer
from lymph_coach.settings.fields import Choice, Number, Text
from lymph_coach.settings.settings import Settings, rules
from lymph_coach.takeout.everything import Everything

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
ENTRY = replace(FULL, reach="low", arms="left")  # words that the routine knows
REMINDER = Reminder("one", "Morning circles", time(7, 30), frozenset({0, 2}), "after tea", "gentle", on=False)
CHECKIN = KeptCheckin(
    date(2026, 10, 1), {"heart": Answer(Reply.YES, frozenset({"told"}))}, {"heart": date(2026, 10, 2)}
)
SHEET = Filled(
    frozenset({"bag.water", "bag.towel"}),
    (OwnLine("My own cup", ticked=True), OwnLine("A scarf")),
    {"own": "Why?\nHow?"},
)


def _other(name: str) -> object:
    """A value of a setting that is not its usual one."""
    usual: object = getattr(Settings(), name)
    match rules()[name]:
        case Choice(options=options):
            return next(one for one in options if one != usual)
        case Number(low=low, high=high) as rule:
            return rule.read(high if usual == low else low)
        case Text():
            return "eSpeak/en"
        case _:
            return not usual


EVERYTHING = Everything(
    Settings(**{name: cast("Any", _other(name)) for name in rules()}),
    {"my-own.toml": 'name = "Mine"\n# an owner\'s: äöü\n'},
    Rules((REMINDER,), Quiet(time(22), time(6, 30)), date(2026, 12, 1), timedelta(minutes=45)),
    CHECKIN,
    {"visit": SHEET},
    Marks("deep-tissue", {"deep-tissue": 12, "about": -1}, frozenset({"about"})),
    Diary(
        (ENTRY,),
        Goal(5),
        (Pause(date(2026, 11, 3), date(2026, 11, 5), PauseReason.ILL),),
        (Hindrance(date(2026, 11, 10), Obstacle.PAIN),),
    ),
)


def unset(value: object, path: str = "") -> list[str]:
    """The fields in a value, and in all values in it, that are as by default."""
    if isinstance(value, dict):
        named = cast("dict[str, object]", value)
        return [one for name, inner in named.items() for one in unset(inner, f"{path}.{name}")]
    if isinstance(value, tuple):
        return unset(cast("tuple[object, ...]", value)[0], f"{path}[0]")
    found: list[str] = []
    for one in fields(cast("Any", value)) if is_dataclass(value) else ():
        inner: object = getattr(value, one.name)
        found += [f"{path}.{one.name}"] if inner == _usual(one) else unset(inner, f"{path}.{one.name}")
    return found


def _usual(one: "Field[Any]") -> object:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING
