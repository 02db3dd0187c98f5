"""How the person practises: named in a line, and changed where that is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.words.settings import said
from lymph_coach.routine.plan import Manner
from lymph_coach.settings.fields import Choice
from lymph_coach.settings.settings import Settings, rules

FIELDS = ("posture", "reach", "arms", "direction")
BESIDE_LETTERS = 64


def choice_words(name: str) -> tuple[str, dict[str, str]]:
    """What a field of the settings is called, and each of its choices, by its word."""
    rule = rules()[name]
    assert isinstance(rule, Choice)  # noqa: S101  # the fields shown on Today are choices
    return said(rule.label), {str(key): said(text) for key, text in rule.options.items()}


class MannerPart(QWidget):
    """One line and a button; pressed, it shows all there is to choose.

    ``choice_made`` carries a field of the settings and its new value. The choices are made when they are first asked
    for, and ``filled`` tells it: most people change them once.
    """

    choice_made = Signal(str, str)
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: dict[str, Pills] = {}
        self._present: dict[str, str] = {}
        self.present = label(kind="soft")
        self.change_button = CalmButton(self.tr("Change how I practise"))
        self.change_button.chosen.connect(self._on_change)
        self._choices = QWidget()
        self._choices.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.STEP)
        column.addWidget(Beside(self.present, self.change_button, BESIDE_LETTERS))
        column.addWidget(self._choices)

    def show_manner(self, settings: Settings, manner: Manner) -> None:
        """Show what is practised now; what is checked is what is chosen."""
        words: list[str] = []
        for name in FIELDS:
            _, options = choice_words(name)
            words.append(options[str(getattr(manner, name))])
            self._present[name] = str(getattr(settings, name))
            if name in self.pills:
                self.pills[name].select(self._present[name])
        set_text(self.present, " · ".join(words))

    def _on_change(self) -> None:
        opened = self._choices.isHidden()
        if opened and not self.pills:
            self._make_choices()
        self._choices.setVisible(opened)
        self.change_button.setText(self.tr("Close") if opened else self.tr("Change how I practise"))

    def _make_choices(self) -> None:
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NEAR)
        for name in FIELDS:
            title, options = choice_words(name)
            pills = Pills(title, options)
            pills.setProperty("field", name)
            pills.select(self._present.get(name, ""))
            pills.picked.connect(self._on_picked)
            column.addWidget(label(title, "strong"))
            column.addWidget(pills)
            column.addSpacing(Space.NEAR)
            self.pills[name] = pills
        tab_through(self)
        self.filled.emit()

    def _on_picked(self, key: str) -> None:
        self.choice_made.emit(str(self.sender().property("field")), key)
