"""What the window may be handed in the place of the real thing."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from lymph_coach.desktop.source import MakeSource
    from lymph_coach.desktop.wings.checkin import CheckinWing
    from lymph_coach.desktop.wings.reminders import Surroundings
    from lymph_coach.desktop.wings.shared import Shared
    from lymph_coach.narration.source import MakeNarration
    from lymph_coach.system.awake import Awake


class Parts(NamedTuple):
    """Each is the real one where it is ``None``, and loaded no sooner than it is wanted.

    Attributes:
        make_source: makes where sessions come from, of words, cache folder and settings.
        make_narration: makes the voice that reads pages, of cache folder and settings.
        make_checkin: makes the check-in.
        surroundings: what reminders need of the computer.
        awake: keeps the screen on.
    """

    make_source: "MakeSource | None" = None
    make_narration: "MakeNarration | None" = None
    make_checkin: "Callable[[Shared, QObject], CheckinWing] | None" = None
    surroundings: "Surroundings | None" = None
    awake: "Awake | None" = None
