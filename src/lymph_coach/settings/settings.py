"""Every choice the user has, each declared once: name, type, default, limits, label, group and help."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach, Who
from lymph_coach.settings.choices import Group, Motion, Preset, Theme
from lymph_coach.settings.fields import Rule, choice, number, rule_of, switch, text

_AS_ROUTINE = "As the routine says"
_PRESETS: Mapping[StrEnum, str] = {
    Preset.STARTER: "Starter",
    Preset.STANDARD: "Standard",
    Preset.GENTLE: "Gentle",
    Preset.CIRCLES: "Just the circles",
}
_WAYS: Mapping[StrEnum, str] = {
    Direction.CHANGE: "Backward, then forward",
    Direction.BACKWARD: "Backward only",
    Direction.FORWARD: "Forward only",
}
_PEOPLE: Mapping[StrEnum, str] = {
    Who.GREY: "Short grey hair",
    Who.BROAD: "Bald, broad build",
    Who.CHIN: "Chin-length hair",
    Who.BUN: "Dark hair in a bun",
}


class SettingError(ValueError):
    """A value outside what its field allows; the message names field, value and allowed range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All choices at one moment; change one with ``dataclasses.replace``.

    Volumes and text size are percent. A pace, rest or number of rounds of 0 means what the preset says.

    Raises:
        SettingError: A value outside its field's limits.
    """

    preset: Preset = field(
        default=Preset.STARTER,
        metadata=choice(
            "Routine",
            Group.ROUTINE,
            "How many rounds you practise, and how fast.",
            _PRESETS,
        ),
    )
    posture: Posture = field(
        default=Posture.SEATED,
        metadata=choice(
            "Seated or standing",
            Group.ROUTINE,
            "Sit if you ever feel unsteady.",
            {Posture.SEATED: "Seated", Posture.STANDING: "Standing"},
        ),
    )
    reach: Reach = field(
        default=Reach.LEVEL,
        metadata=choice(
            "Arm height",
            Group.ROUTINE,
            "Low arms or bent elbows are easier on the shoulders.",
            {Reach.LEVEL: "Arms level", Reach.LOW: "Arms low", Reach.BENT: "Elbows bent"},
        ),
    )
    arms: Arms = field(
        default=Arms.BOTH,
        metadata=choice(
            "Which arms",
            Group.ROUTINE,
            "Practise with one arm if the other needs a rest.",
            {Arms.BOTH: "Both arms", Arms.LEFT: "Left arm", Arms.RIGHT: "Right arm"},
        ),
    )
    direction: Direction = field(
        default=Direction.CHANGE,
        metadata=choice(
            "Which way",
            Group.ROUTINE,
            "The circles can change direction half way, or go one way only.",
            _WAYS,
        ),
    )
    rounds: int = field(
        default=0,
        metadata=number(
            "Rounds",
            Group.ROUTINE,
            "One round is small circles, a rest, then large circles.",
            (1, 3, 1),
            zero=_AS_ROUTINE,
        ),
    )
    larger: bool = field(
        default=False, metadata=switch("Larger circles", Group.ROUTINE, "Gives each large circle half a second more.")
    )
    ask_feelings: bool = field(
        default=True,
        metadata=switch("Ask how I feel before and after", Group.ROUTINE, "Five numbers you can always skip."),
    )
    small_s: float = field(
        default=0.0,
        metadata=number(
            "One small circle",
            Group.PACE,
            "How long each small circle takes.",
            (1.5, 4.0, 0.5),
            unit="seconds",
            zero=_AS_ROUTINE,
            whole=False,
        ),
    )
    large_s: float = field(
        default=0.0,
        metadata=number(
            "One large circle",
            Group.PACE,
            "How long each large circle takes.",
            (3.0, 8.0, 0.5),
            unit="seconds",
            zero=_AS_ROUTINE,
            whole=False,
        ),
    )
    mid_rest_s: int = field(
        default=0,
        metadata=number(
            "Rest inside a round",
            Group.PACE,
            "The rest between small and large circles.",
            (5, 60, 5),
            unit="seconds",
            zero=_AS_ROUTINE,
        ),
    )
    round_rest_s: int = field(
        default=0,
        metadata=number(
            "Rest between rounds",
            Group.PACE,
            "The longer rest before the next round.",
            (15, 120, 5),
            unit="seconds",
            zero=_AS_ROUTINE,
        ),
    )
    count_in_s: int = field(
        default=3,
        metadata=number(
            "Get-ready count",
            Group.PACE,
            "Counts down before each set of circles; 0 is no countdown.",
            (0, 10, 1),
            unit="seconds",
        ),
    )
    muted: bool = field(
        default=False,
        metadata=switch("Silent", Group.SOUND, "Practise without sound; every word is on screen."),
    )
    voice_id: str = field(default="", metadata=text("Voice", Group.SOUND, "Which of this computer's voices leads you."))
    voice_rate_wpm: int = field(
        default=150,
        metadata=number(
            "Speaking speed",
            Group.SOUND,
            "How fast the voice speaks; the count keeps its pace.",
            (110, 200, 10),
            unit="words a minute",
        ),
    )
    reading_speed_percent: int = field(
        default=100,
        metadata=number(
            "Reading speed",
            Group.SOUND,
            "How fast pages are read aloud; 100 % is the speaking speed.",
            (75, 150, 25),
            unit="%",
        ),
    )
    voice_volume: int = field(
        default=90,
        metadata=number("Voice volume", Group.SOUND, "How loud the spoken guidance is.", (0, 100, 10), unit="%"),
    )
    count_volume: int = field(
        default=100,
        metadata=number("Count volume", Group.SOUND, "How loud the count from one to ten is.", (0, 100, 10), unit="%"),
    )
    tone_volume: int = field(
        default=50,
        metadata=number("Tone volume", Group.SOUND, "How loud the soft guide tones are.", (0, 100, 10), unit="%"),
    )
    circle_tones: bool = field(
        default=False,
        metadata=switch("Tone for each circle", Group.SOUND, "A soft tone as each circle begins."),
    )
    sync_offset_ms: int = field(
        default=0,
        metadata=number(
            "Picture and sound",
            Group.SOUND,
            "Move the picture if it runs before or after the voice.",
            (-300, 300, 10),
            unit="milliseconds",
        ),
    )
    text_percent: int = field(
        default=100,
        metadata=number("Text size", Group.LOOK, "Makes all words and buttons larger.", (100, 250, 10), unit="%"),
    )
    theme: Theme = field(
        default=Theme.SYSTEM,
        metadata=choice(
            "Colours",
            Group.LOOK,
            "Light, dark, or with the strongest contrast.",
            {
                Theme.SYSTEM: "Same as this computer",
                Theme.LIGHT: "Light",
                Theme.DARK: "Dark",
                Theme.CONTRAST_LIGHT: "Strong contrast, light",
                Theme.CONTRAST_DARK: "Strong contrast, dark",
            },
        ),
    )
    figure: Who = field(
        default=Who.GREY,
        metadata=choice(
            "Figure",
            Group.LOOK,
            "Who shows you what to do; all of them do it alike.",
            _PEOPLE,
        ),
    )
    reduced_motion: Motion = field(
        default=Motion.SYSTEM,
        metadata=choice(
            "Less movement",
            Group.SCREEN,
            "Shows the circles in still steps instead of moving.",
            {Motion.SYSTEM: "Same as this computer", Motion.ON: "Less movement", Motion.OFF: "Full movement"},
        ),
    )
    keep_awake: bool = field(
        default=True,
        metadata=switch("Keep the screen on", Group.SCREEN, "The screen stays on during a session, and only then."),
    )
    emergency_number: str = field(
        default="",
        metadata=text(
            "Emergency number",
            Group.SAFETY,
            "Shown when you need help at once; leave it empty for the usual number of your country.",
            longest=20,
        ),
    )
    own_routine: str = field(
        default="",
        metadata=text("Own routine", Group.OWN, "Practised in the place of the routine above.", longest=40),
    )
    step_taken: str = field(
        default="", metadata=text("Step taken", Group.OWN, "The step taken last, and on which day.")
    )
    step_answered: str = field(
        default="", metadata=text("Step answered", Group.OWN, "When one was last taken or left.")
    )
    first_run_done: bool = field(default=False, metadata=switch("Welcome seen", Group.OWN, "It was shown."))

    def __post_init__(self) -> None:
        """Refuse what no page and no file may set."""
        for name, rule in rules().items():
            value: Any = getattr(self, name)
            try:
                rule.read(value)
            except ValueError as error:
                raise SettingError(f"{name} is {value!r}; allowed is {error}.") from error


def rules() -> dict[str, Rule]:
    """The rule of each field by its name, in the order of the page.

    The page shows every field but those of ``Group.OWN``.
    """
    return {entry.name: rule_of(entry) for entry in fields(Settings)}
