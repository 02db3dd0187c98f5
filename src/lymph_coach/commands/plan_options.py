"""What a command line may say about a session, and the plan and settings that come of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self

from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach
from lymph_coach.settings.choices import Preset

if TYPE_CHECKING:
    import argparse

    from lymph_coach.routine.own import OwnRoutine
    from lymph_coach.routine.plan import Plan
    from lymph_coach.routine.routine import Routine
    from lymph_coach.settings.settings import Settings


class OptionError(ValueError):
    """The options cannot be followed; the message names option, value and what is allowed."""

    @classmethod
    def of_value(cls, flag: str, value: str, allowed: str) -> Self:
        """An option has a value it may not have."""
        return cls(f"{flag} is {value!r}; allowed is {allowed}.")


@dataclass(frozen=True, slots=True)
class _Option:
    """One option: its flag, the field of the settings or the pace it sets, and its line of help."""

    flag: str
    field: str
    metavar: str
    help: str


_CHOICES = (
    _Option("--preset", "preset", "|".join(Preset), "which routine"),
    _Option("--posture", "posture", "|".join(Posture), "sitting or standing"),
    _Option("--range", "reach", "|".join(Reach), "how the arms are held"),
    _Option("--arms", "arms", "|".join(Arms), "which arms"),
    _Option("--direction", "direction", "|".join(Direction), "which way the circles go"),
    _Option("--voice", "voice_id", "ID", "which voice speaks; 'lymph-coach doctor' names them"),
)
_NUMBERS = (
    _Option("--rounds", "rounds", "N", "how many rounds"),
    _Option("--small-s", "small_s", "S", "seconds for one small circle"),
    _Option("--large-s", "large_s", "S", "seconds for one large circle"),
    _Option("--mid-rest-s", "mid_rest_s", "S", "seconds of rest between small and large circles"),
    _Option("--round-rest-s", "round_rest_s", "S", "seconds of rest between rounds"),
    _Option("--count-in-s", "count_in_s", "S", "seconds counted down before each set of circles"),
)
_OWN = _Option("--routine", "routine", "FILE|NAME", "a routine of your own in the place of a preset")
_RATE = _Option("--rate", "voice_rate_wpm", "WPM", "how fast the voice speaks, in words a minute")


def add_plan_options(parser: "argparse.ArgumentParser") -> None:
    """Let a command take the options of a plan; all are kept as typed, and checked by :class:`PlanOptions`."""
    group = parser.add_argument_group("the session")
    for option in (_OWN, *_CHOICES, *_NUMBERS, _RATE):
        group.add_argument(option.flag, dest=option.field, metavar=option.metavar, help=option.help)


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """The options that were given, by field, as typed."""

    given: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, parsed: "argparse.Namespace") -> "PlanOptions":
        """Those of a parsed command line."""
        values = vars(parsed)
        fields = (option.field for option in (_OWN, *_CHOICES, *_NUMBERS, _RATE))
        return cls({name: values[name] for name in fields if values.get(name) is not None})

    def settings(self, base: "Settings") -> "Settings":
        """The settings with preset, manner and voice as the options say.

        Raises:
            OptionError: a value is not allowed.
        """
        from lymph_coach.settings.settings import rules  # noqa: PLC0415 - a command's start stays short

        changes: dict[str, Any] = {}
        for option in (*_CHOICES, _RATE):
            text = self.given.get(option.field)
            if text is None:
                continue
            rule = rules()[option.field]
            try:
                changes[option.field] = rule.read(_number(text) if option is _RATE else text)
            except ValueError:
                raise OptionError.of_value(option.flag, text, rule.allowed) from None
        return replace(base, **changes)

    def plan(self, base: "Settings", routine: "Routine", own: "OwnRoutine | None" = None) -> "Plan":
        """The plan that the settings, the own routine if there is one, and then the options ask for.

        Raises:
            OptionError: a value is not allowed.
        """
        from lymph_coach.routine.limits import OutOfRangeError  # noqa: PLC0415 - a command's start stays short
        from lymph_coach.routine.load import pace_of  # noqa: PLC0415
        from lymph_coach.session.course import plan_of  # noqa: PLC0415

        saved = plan_of(self.settings(base), routine, own)
        changes: dict[str, Any] = asdict(saved.pace)
        for option in _NUMBERS:
            text = self.given.get(option.field)
            if text is not None:
                changes[option.field] = _number(text)
        try:
            return replace(saved, pace=pace_of(changes, routine.ranges))
        except OutOfRangeError as error:
            flag = next((option.flag for option in _NUMBERS if option.field == error.field), error.field)
            raise OptionError.of_value(flag, self.given.get(error.field, str(error.value)), error.allowed) from None


def _number(text: str) -> float | str:
    """The number a text is, or the text for a check to refuse."""
    try:
        return float(text)
    except ValueError:
        return text
