"""The style sheet of entries in a list, and of what is said about them: reminders, the diary, whatever is filled in.

* ``QLabel``: ``time`` (a reminder's time of day), ``time-off`` and ``name-off`` (of one that is switched off),
  ``wrong`` (what to put right in an entry, with a bar beside it: it is told without colour too).
* ``QPushButton``: ``quiet``, for what is seldom pressed and stands in every row; ``day`` = True makes pills
  of one width.
* ``QFrame``: ``banner``, a reminder that is shown over any page.
"""

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

QUIET_PX = 48
_BORDER_PX = 2
_QUIET_PADDING_PX = 4
QUIET_INDENT_PX = _BORDER_PX + _QUIET_PADDING_PX
"""How far a quiet button stands out so that its words stand in line with those above it."""
_DAY_PX = 40


def entry_rules(roles: Roles, scale: Scale) -> str:
    """The rules, to follow the general ones."""
    return f"""
QLabel[kind="time"], QLabel[kind="time-off"] {{ font-size: {scale.hero}px; font-weight: bold; }}
QLabel[kind="name-off"] {{ font-size: {scale.section}px; font-weight: bold; }}
QLabel[kind="time-off"], QLabel[kind="name-off"] {{ color: {roles.soft_ink}; }}
QLabel[kind="wrong"] {{ color: {roles.danger}; font-weight: bold; padding-left: 10px;
  border-left: 4px solid {roles.danger}; }}
QPushButton[kind="quiet"] {{ color: {roles.primary}; background: transparent; border-color: transparent;
  padding: 0 {_QUIET_PADDING_PX}px; text-align: left; text-decoration: underline;
  min-height: {scale.px(QUIET_PX) - 2 * _BORDER_PX}px;
  min-width: {scale.px(QUIET_PX) - 2 * (_BORDER_PX + _QUIET_PADDING_PX)}px; }}
QPushButton[kind="pill"][day="true"] {{ min-width: {scale.px(_DAY_PX)}px; padding: 0 14px; }}
QPushButton[kind="pill"][day="true"]:checked {{ padding: 0 13px; }}
QPushButton[kind="quiet"]:hover {{ color: {roles.ink}; }}
QPushButton[kind="quiet"]:pressed {{ background: {roles.tint}; }}
QFrame[kind="banner"] {{ background: {roles.tint}; border: 2px solid {roles.tint};
  border-bottom-color: {roles.primary}; }}
"""
