"""Reminders while the program is closed, and in the person's calendar."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.switch import CalmSwitch


@dataclass(frozen=True, slots=True)
class ClosedHelper:
    """What reminds on this computer while the program is closed.

    Attributes:
        what: exactly what is set up when it is switched on, in a sentence or two.
        on: the person wants it.
        active: it is there and would remind now.
        possible: it can be had here at all; otherwise ``what`` says why not.
        problem: why it is wanted and not active, in a sentence; may be empty.
        idle: it is wanted, but there is no reminder to come, so that nothing is set up for now.
    """

    what: str = ""
    on: bool = False
    active: bool = False
    possible: bool = True
    problem: str = ""
    idle: bool = False


class ClosedCard(QFrame):
    """A switch with what it does, and the way that needs no program of ours.

    Emits ``wanted`` with the switch's state, and ``calendar_wanted``.
    """

    wanted = Signal(bool)
    calendar_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.switch = CalmSwitch(self.tr("Remind me then too"))
        self.switch.setAccessibleName(self.tr("Remind me then too, when Lymph Coach is closed"))
        self.switch.turned.connect(self.wanted)
        self.what = label(kind="soft")
        self.state = label(kind="strong")
        self.calendar_button = CalmButton(self.tr("Save as calendar file"))
        self.calendar_button.setAccessibleName(self.tr("Save as calendar file: all reminders"))
        self.calendar_button.chosen.connect(self.calendar_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.SIDE)
        column.addWidget(label(self.tr("When Lymph Coach is closed"), "section"))
        for widget in (self.switch, self.state, self.what):
            column.addWidget(widget)
        column.addSpacing(Space.SIDE)
        column.addWidget(
            label(
                self.tr(
                    "Your phone or calendar can remind you as well. Open the file there; save it again after a change,"
                    " and the calendar is brought up to date."
                ),
                "soft",
            )
        )
        column.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_helper(ClosedHelper())

    def show_helper(self, helper: ClosedHelper) -> None:
        """Show whether it is wanted, whether it is there, and what exactly it is."""
        self.switch.show_on(helper.on)
        self.switch.setEnabled(helper.possible or helper.on)
        self.switch.setAccessibleDescription(helper.what)
        set_text(self.what, helper.what)
        self.what.setVisible(bool(helper.what))
        wrong = helper.on and not helper.active and not helper.idle
        if helper.active:
            text = self.tr("Active now.")
        elif helper.on and helper.idle:
            text = self.tr("Switched on. It begins as soon as there is a reminder to come.")
        elif wrong:
            text = f"{self.tr('Switched on, but not active now.')} {helper.problem}".strip()
        else:
            text = self.tr("Not active.") if helper.possible else self.tr("Not possible on this computer.")
        set_kind(self.state, "wrong" if wrong else "strong")
        set_text(self.state, text)
