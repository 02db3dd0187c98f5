"""Every pair of colours that meets on screen: text on a ground, and shapes that have to be told from one."""

from dataclasses import asdict

from lymph_coach.desktop.theme.roles import Roles, load_roles
from lymph_coach.settings.choices import Theme
from lymph_coach.system.shipped import shipped

THEMES = tuple(theme for theme in Theme if theme is not Theme.SYSTEM)
TEXTS = (
    *((ink, ground) for ink in ("ink", "soft_ink") for ground in ("ground", "panel", "side", "tint")),
    ("ink", "floor"),
    *(("on_primary", ground) for ground in ("primary", "primary_hover", "primary_pressed")),
    *(("danger", ground) for ground in ("ground", "panel", "tint")),
    ("panel", "danger"),  # the head of a caution
    *(("primary", ground) for ground in ("ground", "panel", "tint")),  # links, quiet buttons
)
SHAPES = (
    *(
        (shape, ground)
        for shape in ("edge", "primary", "primary_hover", "primary_pressed", "focus")
        for ground in ("ground", "panel", "side", "tint")
    ),
    *(("accent", ground) for ground in ("ground", "panel", "track", "floor")),
    *(("danger", ground) for ground in ("ground", "panel")),
    ("focus", "focus_gap"),
    ("focus_gap", "primary"),
    ("focus_gap", "primary_hover"),
    ("focus_gap", "primary_pressed"),
)
DECORATES = frozenset(("line",))
"""What may be missed: hairlines round cards that stand out by their ground as well."""


def roles_of(theme: Theme) -> Roles:
    """A theme's colours, from its file."""
    return load_roles(shipped("themes", f"{theme}.toml"))


def named(roles: Roles) -> dict[str, str]:
    """Each colour by the name of its role, without those of the figure."""
    return {name: colour for name, colour in asdict(roles).items() if name not in {"figure", "people"}}


def least(theme: Theme) -> float:
    """The contrast that text must have."""
    return 7.0 if "contrast" in theme else 4.5


LEAST_SHAPE = 3.0
