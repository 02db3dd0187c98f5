"""The settings page."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.choices.portrait import PORTRAIT_PX, portrait
from lymph_coach.desktop.choices.row import SettingRow
from lymph_coach.desktop.theme.figure import figure_colours
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.search_field import SearchField
from lymph_coach.desktop.words.settings import said
from lymph_coach.routine.kinds import Who
from lymph_coach.settings.choices import Group
from lymph_coach.settings.settings import Settings, rules
from lymph_coach.speech.voices import Voice

if TYPE_CHECKING:
    from lymph_coach.reading.search import Finder

_HEAD_LETTERS = 34


class SettingsPage(ScrollPage):
    """One row for each field, in groups. Emits ``changed`` with a field and its new value; a change holds at once."""

    changed = Signal(str, object)
    test_chosen = Signal()
    undo_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_measure()
        self.undo_button = CalmButton(self.tr("Undo the last change"))
        self.undo_button.chosen.connect(self.undo_chosen)
        self.undo_button.setEnabled(False)
        self.column.addWidget(Beside(label(self.tr("Settings"), "title"), self.undo_button, _HEAD_LETTERS))
        self.search = SearchField(self.tr("Search the settings"))
        self.search.textChanged.connect(self._on_query)
        self.column.addWidget(self.search)
        self.nothing = label()
        self.nothing.hide()
        self.column.addWidget(self.nothing)
        self.notice = notice()
        self.column.addWidget(self.notice)
        self.test_button = CalmButton(self.tr("Test voice and sound"), "primary")
        self.test_button.chosen.connect(self.test_chosen)
        self.rows: dict[str, SettingRow] = {}
        self._cards: dict[Group, QFrame] = {}
        shown = {field: rule for field, rule in rules().items() if rule.group is not Group.OWN}
        for group in dict.fromkeys(rule.group for rule in shown.values()):
            card, column = self._card(said(group.value))
            self._cards[group] = card
            for field, rule in shown.items():
                if rule.group is group:
                    row = SettingRow(field, rule)
                    row.changed.connect(self.changed)
                    self.rows[field] = row
                    column.addWidget(row)
            if group is Group.SOUND:
                column.addWidget(self.test_button, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(card)
        self.column.addStretch(1)
        self._shown = shown
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.search.setFocus)
        self.watch_focus()

    def _card(self, heading: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.CARD)
        column.addWidget(label(heading, "section"))
        return card, column

    @cached_property
    def _finder(self) -> "Finder":
        # Loaded with the first letter that is typed: few search here, and everybody opens the page.
        from lymph_coach.desktop.choices.finding import settings_finder  # noqa: PLC0415

        return settings_finder(self._shown)

    def _on_query(self, text: str) -> None:
        """Show the settings that have these words, and the groups they stand in."""
        query = text.strip()
        found = {hit.page_id for hit in self._finder.find(query)} if query else set(self.rows)
        for field, row in self.rows.items():
            row.setVisible(field in found)
        for group, card in self._cards.items():
            card.setVisible(any(self._shown[field].group is group for field in found))
        self.nothing.setText(self.tr("No setting has “{words}”. Try one word, or a shorter one.").format(words=query))
        self.nothing.setVisible(not found)
        announce(self, self.tr("Settings found: {number}").format(number=len(found)))

    def show_settings(self, settings: Settings, *, can_undo: bool) -> None:
        """Show every field's value."""
        for field, row in self.rows.items():
            # With a routine of their own, the person practises none of the presets.
            own = field == "preset" and settings.own_routine
            row.show_value("" if own else getattr(settings, field))
        self.undo_button.setEnabled(can_undo)

    def show_people(self, roles: Roles, scale: Scale) -> None:
        """Show each person there is to choose as they look in a theme, and as large as the text."""
        control = self.rows["figure"].control
        assert isinstance(control, Pills)  # noqa: S101  # the figure is one of a few
        for who in Who:
            picture = portrait(who, figure_colours(roles, who), scale.px(PORTRAIT_PX), self.devicePixelRatio())
            control.set_picture(who, picture)

    def show_voices(self, voices: Sequence[Voice], chosen: str) -> None:
        """Fill the list of voices."""
        self.rows["voice_id"].show_voices(voices, chosen)

    def show_notice(self, text: str) -> None:
        """Say something at the top, aloud too; empty hides it."""
        tell(self.notice, text)
