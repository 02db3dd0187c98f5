"""What the diary says of an entry, a day, a week."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QLocale, QObject

from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.desktop.words.presets import preset_names
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.journal.change import Item
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.goal import standing
from lymph_coach.journal.month import Day
from lymph_coach.journal.offer import FINISHED, STEPS, Offer, Step, Way
from lymph_coach.journal.weeks import Pause, PauseReason, Week

LONGEST_MINUTES = 180
"""What took longer was cut off and gone on with, hours later: nobody knows how long it took."""

_MINUTE_S = 60


class DiaryWords(TimeWords):
    """Turns the values of the diary into plain sentences; none says that something is good, bad, more or less.

    Args:
        locale: the person's.
        parent: Qt's owner.
        after_care: the words of what can be ticked after a session, by key.
    """

    def __init__(
        self, locale: QLocale, parent: QObject | None = None, after_care: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(locale, parent)
        self.after_care = after_care or {}
        self.charts = ChartWords(locale, self)
        self._reasons = {
            FINISHED: self.tr("Finished"),
            "done": self.tr("Ended early: done for the day"),
            "tired": self.tr("Ended early: tired"),
            "pain": self.tr("Ended early: pain"),
            "dizzy": self.tr("Ended early: dizzy"),
            "other": self.tr("Ended early: something else"),
            "skipped": self.tr("Ended early"),
            "stopped": self.tr("Ended early"),
            "cut off": self.tr("Cut off"),
        }

    def month(self, year: int, month: int) -> str:
        """A month and its year."""
        name = self._names.standaloneMonthName(month)
        return self.tr("{month} {year}").format(month=name, year=year)

    def dated(self, day: date, today: date) -> str:
        """A day by its name and date, with the year where it is another than today's."""
        if day.year == today.year:
            return self.full_date(day)
        return self.tr("{day} {year}").format(day=self.full_date(day), year=day.year)

    def near_day(self, day: date, today: date) -> str:
        """A day as :meth:`dated` says it, and that it is today where it is."""
        said = self.dated(day, today)
        return self.tr("Today, {day}").format(day=said) if day == today else said

    def calendar_day(self, day: Day, today: date) -> str:
        """A day of the calendar, as a screen reader says it."""
        parts = [self.full_date(day.day)]
        if day.day == today:
            parts.append(self.tr("today"))
        if day.sessions:
            parts.append(self.sessions(day.sessions))
        if day.others:
            parts.append(self.tr("%n begun only", "", day.others))
        return ", ".join(parts)

    def sessions(self, count: int) -> str:
        """So many sessions."""
        return self.tr("%n session(s)", "", count)

    def standing(self, week: Week, goal_days: int) -> str:
        """How the week stands, in a calm sentence."""
        stands = standing(week, goal_days)
        if week.pause is not None:
            return self.tr("This week is paused. Nothing is asked.")
        if stands.done > stands.asked:
            return self.tr("{done} days this week. Your goal is {asked}.").format(done=stands.done, asked=stands.asked)
        return self.tr("{done} of %n day(s) this week", "", stands.asked).format(done=stands.done)

    def week_days(self, week: Week) -> str:
        """The days practised on, by their names."""
        if not week.days:
            return self.tr("No practice day yet this week.")
        return self.tr("Practised on {days}.").format(days=", ".join(self.day(one.weekday()) for one in week.days))

    def paused(self, pause: Pause, today: date) -> str:
        """A pause in a sentence."""
        first = self.dated(pause.first, today)
        reason = self.reason(pause.reason)
        if pause.last is None:
            return self.tr("{reason}, from {first} until you end the pause.").format(reason=reason, first=first)
        if pause.last == pause.first:
            return self.tr("{reason}, on {first}.").format(reason=reason, first=first)
        last = self.dated(pause.last, today)
        return self.tr("{reason}, from {first} to {last}.").format(reason=reason, first=first, last=last)

    def reason(self, reason: PauseReason) -> str:
        """Why practice rests."""
        match reason:
            case PauseReason.ILL:
                return self.tr("Ill")
            case PauseReason.AWAY:
                return self.tr("Away")
            case PauseReason.REST:
                return self.tr("Rest")

    def routine(self, entry: Entry) -> str:
        """Which routine it was."""
        if not entry.preset:
            return self.tr("Your own session") if entry.by_person else self.tr("A session")
        return preset_names().get(entry.preset, entry.preset)

    def title(self, entry: Entry) -> str:
        """When, and which routine."""
        return self.tr("{time}, {routine}").format(time=self.clock(entry.began.time()), routine=self.routine(entry))

    def told_apart(self, titles: Sequence[str]) -> list[str]:
        """The same titles, each with its number where there are several of it: of two things only one is meant."""
        of = Counter(titles)
        seen: Counter[str] = Counter()
        apart: list[str] = []
        for title in titles:
            seen[title] += 1
            numbered = self.tr("{title}, {number} of {all}").format(title=title, number=seen[title], all=of[title])
            apart.append(title if of[title] == 1 else numbered)
        return apart

    def done(self, entry: Entry) -> str:
        """How much was done, how long it took and how it ended."""
        parts: list[str] = []
        if entry.rounds_planned:
            parts.append(self.tr("{done} of %n round(s)", "", entry.rounds_planned).format(done=entry.rounds_done))
        elif entry.rounds_done:
            parts.append(self.tr("%n round(s)", "", entry.rounds_done))
        if entry.circles_planned:
            parts.append(self.tr("{done} of %n circle(s)", "", entry.circles_planned).format(done=entry.circles_done))
        minutes = minutes_of(entry)
        if 0 < minutes <= LONGEST_MINUTES:
            parts.append(self.tr("%n minute(s)", "", minutes))
        said = f"{', '.join(parts)}. " if parts else ""
        ended = self._reasons.get(entry.why_ended, "")
        return f"{said}{ended}." if ended else said.strip()

    def line(self, entry: Entry, today: date) -> str:
        """One entry in a line of a list."""
        return self.tr("{day}, {time}").format(
            day=self.dated(entry.began.date(), today), time=self.clock(entry.began.time())
        )

    def ratings(self, before: Ratings, after: Ratings) -> str:
        """The ratings, an item a line; empty where all were skipped."""
        return "\n".join(
            self.tr("{item}: {said}").format(item=self.charts.item(item), said=said)
            for item in Item
            if (said := self._rated(getattr(before, item), getattr(after, item)))
        )

    def cared(self, entry: Entry) -> str:
        """What was done afterwards, a step a line, in the order of the sheet; empty where nothing was ticked."""
        steps = [text for key, text in self.after_care.items() if key in entry.after_care]
        return "\n".join([self.tr("Afterwards:"), *(f"\N{CHECK MARK} {text}" for text in steps)]) if steps else ""

    def _rated(self, before: int | None, after: int | None) -> str:
        parts: list[str] = []
        if before is not None:
            parts.append(self.tr("{number} before").format(number=before))
        if after is not None:
            parts.append(self.tr("{number} after").format(number=after))
        return ", ".join(parts)

    def offer(self, offer: Offer) -> str:
        """What is offered, as a question that may be left."""
        if offer.way is Way.BACK:
            return self.tr("It has been a while. Would you like to start again a little easier, with {step}?").format(
                step=self.step(offer.step)
            )
        return self.tr("You finished three sessions on this step. If they felt fine, you can try {step}.").format(
            step=self.step(offer.step)
        )

    def standing_step(self, step: Step, day: date, today: date) -> str:
        """The step that was taken, and since when."""
        return self.tr("Step {number} of {all}: {step}, since {day}.").format(
            number=STEPS.index(step) + 1, all=len(STEPS), step=self.step(step), day=self.dated(day, today)
        )

    def step_taken(self, step: Step) -> str:
        """What follows from taking a step."""
        return self.tr("From now on: {step}.").format(step=self.step(step))

    def step(self, step: Step) -> str:
        """How much a step asks for."""
        rounds = self.tr("%n round(s)", "", step.rounds)
        return self.tr("{rounds} with larger circles").format(rounds=rounds) if step.larger else rounds


def minutes_of(entry: Entry) -> int:
    """How long an entry took, in whole minutes."""
    return round((entry.ended - entry.began).total_seconds() / _MINUTE_S)
