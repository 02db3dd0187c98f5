"""The palette and the one style sheet, built from roles and scale.

Widgets say what they are by the dynamic property ``kind``:

* ``QPushButton``: ``hero`` (Start, Pause), ``primary``, ``plain`` (also when nothing is said), ``danger``, ``pill``,
  ``nav``; with the property ``session`` = True a plain, primary or danger button is as high as one of a session.
* ``QLabel``: ``hero``, ``title``, ``section``, ``strong``, ``soft``.
* ``QFrame``: ``card``, ``tint``, ``side``, ``line``.
* ``QCheckBox``: a switch.

A list whose current row is set before it is first shown needs ``ensurePolished()`` before that: Qt lays its rows out
at once, and would not know their height yet.

Heights are those of experience.md, and grow with the text.
"""

import re
from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.style_entries import entry_rules
from lymph_coach.desktop.theme.style_reading import reading_rules
from lymph_coach.desktop.theme.type import Scale

CONTROL_PX = 48
BUTTON_PX = 56
SESSION_PX = 88
HERO_PX = 113
BAR_PX = 24
"""A scroll bar."""

NAV_ICON_PX = 39
_PICTURE = re.compile(r'image: url\("[^"]*"\);')
RADIUS_PX: Mapping[str, int] = {"hero": 24, "primary": 16, "plain": 16, "danger": 16, "nav": 12, "card": 20}


def palette_of(roles: Roles) -> QPalette:
    """The palette, for whatever the style sheet does not reach."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: roles.ground,
        role.WindowText: roles.ink,
        role.Base: roles.panel,
        role.AlternateBase: roles.tint,
        role.Text: roles.ink,
        role.Button: roles.panel,
        role.ButtonText: roles.ink,
        role.BrightText: roles.danger,
        role.ToolTipBase: roles.panel,
        role.ToolTipText: roles.ink,
        role.PlaceholderText: roles.soft_ink,
        role.Highlight: roles.primary,
        role.HighlightedText: roles.on_primary,
        role.Link: roles.primary,
        role.LinkVisited: roles.primary,
        role.Accent: roles.primary,
        role.Light: roles.panel,
        role.Midlight: roles.line,
        role.Mid: roles.line,
        role.Dark: roles.edge,
        role.Shadow: roles.edge,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(roles.soft_ink))
    return palette


def style_sheet(roles: Roles, scale: Scale, pictures: str) -> str:
    """The application's style sheet.

    Args:
        roles: The theme.
        scale: How large text is.
        pictures: The folder of the theme's pictures, as ``Pictures.draw`` returns it; where it is empty, Qt draws.
    """
    sheet = "\n".join(
        (
            _labels(roles, scale),
            _surfaces(roles, scale),
            _buttons(roles, scale),
            _inputs(roles, scale, pictures),
            _boxes(roles, scale, pictures),
            _meters(roles, scale),
            reading_rules(roles, scale),
            entry_rules(roles, scale),
        )
    )
    return sheet if pictures else _PICTURE.sub("", sheet)


def _inner(height_px: int, scale: Scale, border_px: int = 2) -> int:
    """The content height that gives a control its whole height: a style sheet's min-height leaves the border out."""
    return scale.px(height_px) - 2 * border_px


def _tall(height_px: int, scale: Scale, border_px: int = 2) -> int:
    """The same for buttons that are tall anyway: they grow by a quarter at the most, and leave room for the rest."""
    return round(height_px * min(scale.factor, 1.25)) - 2 * border_px


def _labels(roles: Roles, scale: Scale) -> str:
    return f"""
* {{ outline: none; }}
QLabel {{ color: {roles.ink}; background: transparent; }}
QLabel[kind="hero"] {{ font-size: {scale.hero}px; font-weight: bold; }}
QLabel[kind="title"] {{ font-size: {scale.title}px; font-weight: bold; }}
QLabel[kind="section"] {{ font-size: {scale.section}px; font-weight: bold; }}
QLabel[kind="strong"] {{ font-weight: bold; }}
QLabel[kind="soft"] {{ color: {roles.soft_ink}; }}
QToolTip {{ color: {roles.ink}; background: {roles.panel}; border: 1px solid {roles.edge}; padding: 8px; }}
"""


def _surfaces(roles: Roles, scale: Scale) -> str:
    return f"""
QFrame[kind="card"] {{ background: {roles.panel}; border: 1px solid {roles.line};
  border-radius: {RADIUS_PX["card"]}px; }}
QFrame[kind="tint"] {{ background: {roles.tint}; border: 1px solid {roles.tint};
  border-radius: {RADIUS_PX["card"]}px; }}
QFrame[kind="side"] {{ background: {roles.side}; border: none; }}
QFrame[kind="line"] {{ background: {roles.line}; border: none; max-height: 1px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {BAR_PX}px; }}
QScrollBar:horizontal {{ height: {BAR_PX}px; }}
QScrollBar::handle {{ background: {roles.edge}; border-radius: 6px; margin: 6px; }}
QScrollBar::handle:vertical {{ min-height: {scale.px(CONTROL_PX)}px; }}
QScrollBar::handle:horizontal {{ min-width: {scale.px(CONTROL_PX)}px; }}
QScrollBar::handle:hover {{ background: {roles.soft_ink}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _buttons(roles: Roles, scale: Scale) -> str:
    pill_px = scale.px(CONTROL_PX)
    return f"""
QPushButton {{ color: {roles.ink}; background: {roles.panel}; border: 2px solid {roles.edge};
  border-radius: {RADIUS_PX["plain"]}px; padding: 0 24px;
  min-height: {_inner(BUTTON_PX, scale)}px; font-weight: bold; }}
QPushButton:hover {{ border-color: {roles.ink}; }}
QPushButton:pressed {{ background: {roles.tint}; }}
QPushButton:checked {{ background: {roles.tint}; border-color: {roles.primary}; }}
QPushButton[kind="danger"] {{ color: {roles.danger}; }}
QPushButton[kind="primary"], QPushButton[kind="hero"] {{ color: {roles.on_primary}; background: {roles.primary};
  border-color: {roles.primary}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="hero"]:hover {{ background: {roles.primary_hover};
  border-color: {roles.primary_hover}; }}
QPushButton[kind="primary"]:pressed, QPushButton[kind="hero"]:pressed {{ background: {roles.primary_pressed};
  border-color: {roles.primary_pressed}; }}
QPushButton[session="true"] {{ min-height: {_tall(SESSION_PX, scale)}px;
  font-size: {round(19 * min(scale.factor, 1.75))}px; }}
QPushButton[kind="hero"] {{ min-height: {_tall(HERO_PX, scale)}px; border-radius: {RADIUS_PX["hero"]}px;
  font-size: {round(34 * min(scale.factor, 1.5))}px; padding: 0 40px; }}
QPushButton[kind="pill"] {{ min-height: {_inner(CONTROL_PX, scale)}px; border-radius: {pill_px // 2}px;
  padding: 0 18px; min-width: {pill_px - 40}px; }}
QPushButton[kind="pill"]:!checked {{ font-weight: normal; }}
QPushButton[kind="pill"][pictured="true"]:checked {{ font-weight: normal; }}
QPushButton[kind="pill"]:checked {{ border-width: 3px; padding: 0 17px; min-height: {_inner(CONTROL_PX, scale, 3)}px; }}
QPushButton[kind="nav"] {{ color: {roles.soft_ink}; background: transparent; border: none; border-left: 4px solid
  transparent; border-radius: {RADIUS_PX["nav"]}px; min-height: {scale.px(BUTTON_PX)}px; padding: 0 28px 0 12px;
  text-align: left; font-weight: normal; icon-size: {scale.px(NAV_ICON_PX)}px; }}
QPushButton[kind="nav"]:hover {{ color: {roles.ink}; background: {roles.tint}; }}
QPushButton[kind="nav"]:checked {{ color: {roles.ink}; background: {roles.panel};
  border-left: 4px solid {roles.primary}; font-weight: bold; }}
QPushButton[kind="nav"][row="true"] {{ border: none; border-bottom: 4px solid transparent; padding: 0 10px;
  min-height: {_inner(CONTROL_PX, scale) * 2 // 3}px; text-align: center; }}
QPushButton[kind="nav"][row="true"]:checked {{ border-bottom: 4px solid {roles.primary}; }}
QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="hero"]:disabled {{
  color: {roles.soft_ink}; background: {roles.ground}; border: 2px dashed {roles.track}; }}
"""


def _inputs(roles: Roles, scale: Scale, pictures: str) -> str:
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox {{ color: {roles.ink}; background: {roles.panel};
  border: 2px solid {roles.edge}; border-radius: {RADIUS_PX["plain"]}px; padding: 0 16px;
  min-height: {_inner(BUTTON_PX, scale)}px; selection-color: {roles.on_primary};
  selection-background-color: {roles.primary}; placeholder-text-color: {roles.soft_ink}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {roles.soft_ink};
  background: {roles.ground}; border-color: {roles.line}; }}
QTextEdit, QPlainTextEdit {{ color: {roles.ink}; background: {roles.panel}; border: 2px solid {roles.edge};
  border-radius: {RADIUS_PX["plain"]}px; padding: 12px; }}
QTextBrowser {{ background: transparent; border: none; padding: 0; }}
QComboBox {{ combobox-popup: 0; padding-right: {scale.px(44)}px; }}
QComboBox::drop-down {{ border: none; width: {scale.px(44)}px; }}
QComboBox::down-arrow {{ image: url("{pictures}/down.svg"); width: {scale.px(22)}px; height: {scale.px(22)}px; }}
QComboBox QAbstractItemView, QListView {{ color: {roles.ink}; background: {roles.panel};
  border: 2px solid {roles.edge}; border-radius: 12px; padding: 4px; }}
QComboBox QAbstractItemView::item, QListView::item {{ color: {roles.ink}; height: {scale.px(CONTROL_PX)}px;
  padding: 0 12px; border-radius: 12px; border: 2px solid transparent; }}
QComboBox QAbstractItemView::item:hover, QListView::item:hover {{ background: {roles.tint}; }}
QComboBox QAbstractItemView::item:selected, QListView::item:selected {{ color: {roles.ink};
  background: {roles.tint}; border-color: {roles.primary}; }}
QAbstractSpinBox {{ padding: 0 {scale.px(CONTROL_PX) + 4}px; qproperty-alignment: AlignCenter; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; border: none;
  width: {scale.px(CONTROL_PX)}px; height: {scale.px(BUTTON_PX)}px; }}
QAbstractSpinBox::up-button {{ subcontrol-position: center right; border-left: 2px solid {roles.line}; }}
QAbstractSpinBox::down-button {{ subcontrol-position: center left; border-right: 2px solid {roles.line}; }}
QAbstractSpinBox::up-button:pressed, QAbstractSpinBox::down-button:pressed {{ background: {roles.tint}; }}
QAbstractSpinBox::up-arrow {{ image: url("{pictures}/plus.svg"); width: {scale.px(22)}px;
  height: {scale.px(22)}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{pictures}/minus.svg"); width: {scale.px(22)}px;
  height: {scale.px(22)}px; }}
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::up-arrow:disabled {{
  image: url("{pictures}/plus_faint.svg"); }}
QAbstractSpinBox::down-arrow:off, QAbstractSpinBox::down-arrow:disabled {{
  image: url("{pictures}/minus_faint.svg"); }}
"""


def _boxes(roles: Roles, scale: Scale, pictures: str) -> str:
    box_px = scale.px(40)
    return f"""
QCheckBox, QRadioButton {{ color: {roles.ink}; background: transparent; spacing: 12px;
  min-height: {scale.px(CONTROL_PX)}px; padding-right: 4px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {roles.soft_ink}; }}
QCheckBox::indicator {{ width: {scale.px(72)}px; height: {scale.px(40)}px;
  image: url("{pictures}/switch_off.svg"); }}
QCheckBox::indicator:checked {{ image: url("{pictures}/switch_on.svg"); }}
QRadioButton::indicator {{ width: {box_px}px; height: {box_px}px; image: url("{pictures}/dot_off.svg"); }}
QRadioButton::indicator:checked {{ image: url("{pictures}/dot_on.svg"); }}
"""


def _meters(roles: Roles, scale: Scale) -> str:
    return f"""
QProgressBar {{ color: {roles.ink}; background: {roles.track}; border: none; border-radius: {scale.px(7)}px;
  min-height: {scale.px(14)}px; max-height: {scale.px(14)}px; text-align: center; }}
QProgressBar::chunk {{ background: {roles.accent}; border-radius: {scale.px(7)}px; }}
"""
