"""The style sheet of the reading pages.

* ``QFrame``: ``contents`` (the list's side), ``summary``, and the boxes ``note``, ``tip``, ``important``, ``caution``;
  ``caution-head`` is the filled head of the strongest.
* ``QListView``: ``contents``.
* ``QScrollArea``: ``page``, with a ring inside its edge while it has the focus: outside it there is no room for one.
* ``QLineEdit``: ``search``.
"""

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

SEARCH_PX = 48
BOX_RADIUS_PX = 20
RING_PX = 2


def reading_rules(roles: Roles, scale: Scale) -> str:
    """The rules, to follow the general ones."""
    return f"""
QFrame[kind="contents"] {{ background: transparent; border: none; border-right: 1px solid {roles.line}; }}
QFrame[kind="summary"] {{ background: transparent; border: none; border-left: 4px solid {roles.primary}; }}
QFrame[kind="note"] {{ background: {roles.panel}; border: 1px solid {roles.line}; border-radius: {BOX_RADIUS_PX}px; }}
QFrame[kind="tip"] {{ background: {roles.tint}; border: 1px solid {roles.primary};
  border-radius: {BOX_RADIUS_PX}px; }}
QFrame[kind="important"] {{ background: {roles.panel}; border: 2px solid {roles.danger};
  border-radius: {BOX_RADIUS_PX}px; }}
QFrame[kind="caution"] {{ background: {roles.panel}; border: 4px solid {roles.danger};
  border-radius: {BOX_RADIUS_PX}px; }}
QFrame[kind="caution-head"] {{ background: {roles.danger}; border: none;
  border-top-left-radius: {BOX_RADIUS_PX - 4}px; border-top-right-radius: {BOX_RADIUS_PX - 4}px; }}
QScrollArea[kind="page"] {{ border: {RING_PX}px solid transparent; border-radius: {BOX_RADIUS_PX}px; }}
QScrollArea[kind="page"]:focus {{ border-color: {roles.focus}; }}
QListView[kind="contents"] {{ background: transparent; border: none; border-radius: 0; padding: 0; }}
QListView[kind="contents"]::item {{ height: auto; }}
QLineEdit[kind="search"] {{ border-radius: {scale.px(SEARCH_PX) // 2}px; min-height: {scale.px(SEARCH_PX) - 4}px;
  padding: 0 16px; }}
"""
