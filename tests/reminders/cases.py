"""Random rules and pasts, around the nights and days on which clocks and calendars do something unusual."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from tests.reminders.oracle import Scene

from lymph_coach.reminders.marks import Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules

ZONES = (
    "America/Toronto",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kolkata",
    "America/St_Johns",
    "Pacific/Chatham",
    "America/Scoresbysund",
)
"""Half an hour's change, southern summers, none, odd offsets, gaps at midnight (Santiago) and before (Scoresbysund)."""

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
BEFORE_DAYS, SCENE_DAYS = 6, 18
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def clock_changes(zone: ZoneInfo) -> list[date]:
    """The days of three years on which the clocks change."""
    days = [FIRST + count * DAY for count in range((LAST - FIRST).days)]
    noons = [(day, datetime.combine(day, time(12), zone).utcoffset()) for day in days]
    return [day for (_, before), (day, after) in pairwise(noons) if before != after]


def make_scene(random: Random, zone: ZoneInfo) -> tuple[Scene, date]:
    """A stretch of time in a zone and the day in it that matters: most often one of a clock change."""
    days = [*clock_changes(zone), date(2026, 12, 31), date(2028, 2, 29)]
    days += [FIRST + random.randrange((LAST - FIRST).days) * DAY for _ in range(2)]
    day = random.choice(days)
    start = datetime.combine(day, time(), UTC) - BEFORE_DAYS * DAY
    return Scene(zone, start, SCENE_DAYS), day


def make_time(random: Random) -> time:
    """Any time, more often one around midnight or the hours that are skipped and repeated."""
    hour = random.choice((0, 1, 2, 3, 12, 18, 22, 23, random.randrange(24)))
    return time(hour, random.choice((0, 15, 30, 45, random.randrange(60))))


def make_rules(random: Random, day: date) -> Rules:
    """None to four reminders, some off, with or without quiet hours and a pause."""
    times = [make_time(random) for _ in range(3)]
    reminders = tuple(make_reminder(random, f"r{count}", random.choice(times)) for count in range(random.randrange(5)))
    start, end = make_time(random), make_time(random)
    quiet = Quiet(start, end) if start != end and random.random() < 0.5 else None
    pause = day + random.randrange(-3, 4) * DAY if random.random() < 0.25 else None
    grace = random.choice((timedelta(0), HOUR / 2, 2 * HOUR, 12 * HOUR))
    return Rules(reminders, quiet, pause, grace)


def make_reminder(random: Random, id_: str, at: time) -> Reminder:
    days = frozenset(range(7)) if random.random() < 0.5 else frozenset(random.sample(range(7), random.randrange(1, 7)))
    return Reminder(id_, "Circles", at, days, on=random.random() < 0.85)


def make_now(random: Random, scene: Scene, rules: Rules, day: date) -> datetime:
    """Any moment about that day, more often just before, at and a little after a reminder's time."""
    noon = datetime.combine(day, time(12), UTC)
    if not rules.reminders or random.random() < 0.4:
        return noon + timedelta(seconds=random.randrange(-2 * 86400, 2 * 86400))
    about = day + random.randrange(-1, 2) * DAY
    moment = scene.first_showing(datetime.combine(about, random.choice(rules.reminders).at))
    return moment + timedelta(seconds=random.choice((-1, 0, 1, 59, 60, 61, 600, 3600, 7200, 7201, 43200, 86400 * 3)))


def make_history(random: Random, scene: Scene, rules: Rules, now: datetime) -> History:
    """Marks on slots around now: also of times since moved, of another zone, and from a clock since set back."""
    marks: list[Mark] = []
    local = now.astimezone(scene.zone).date()
    for reminder in rules.reminders:
        for count in range(-4, 3):
            if random.random() < 0.35:
                at = reminder.at if random.random() < 0.9 else make_time(random)
                marks += make_marks(random, scene, Slot(reminder.id, local + count * DAY, at))
    if random.random() < 0.1:
        marks += make_marks(random, scene, Slot("deleted", local, time(12)))
    since = now + random.choice((-3 * DAY, -DAY, -HOUR, -timedelta(minutes=5), timedelta(0), HOUR, DAY))
    return History(tuple(marks), since if random.random() < 0.5 else None)


def make_marks(random: Random, scene: Scene, slot: Slot) -> list[Mark]:
    """What a slot has been through: told and answered, or anything in any order."""
    due = scene.first_showing(datetime.combine(slot.day, slot.at))
    moment = due + random.choice(
        (timedelta(0), timedelta(seconds=60), timedelta(seconds=99), HOUR, -5 * HOUR, 11 * HOUR)
    )
    fates = random.choice(((Fate.SHOWN,), (Fate.SHOWN, Fate.SNOOZED), (random.choice(list(Fate)),)))
    marks: list[Mark] = []
    for fate in fates:
        moment += timedelta(seconds=random.choice((0, 17, 120)))
        pause = random.choice((timedelta(minutes=10), HOUR, timedelta(minutes=9, seconds=23), 8 * HOUR))
        marks.append(Mark(slot, fate, moment, moment + pause if fate is Fate.SNOOZED else None))
    return marks
