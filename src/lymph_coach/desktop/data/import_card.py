"""Bringing in a file: what is in it is shown before anything is changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills

if TYPE_CHECKING:
    from lymph_coach.takeout.compare import Comparison

MOST_REASONS = 5


class ImportCard(Card):
    """Emits ``choose_wanted``, and below a preview ``confirmed``.

    It carries which of two things that differ is to stay: "here" or "file".
    """

    choose_wanted = Signal()
    confirmed = Signal(str)

    def __init__(self, words: DataWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bring in a file"), parent)
        self._words = words
        self._picked, self._any_new = "here", False
        self.column.addWidget(
            label(
                self.tr(
                    "Choose a JSON file that Lymph Coach saved. You see what is in it first."
                    " Nothing you have now is removed."
                ),
                "soft",
            )
        )
        self.choose_button = CalmButton(self.tr("Choose a file"))
        self.choose_button.chosen.connect(self.choose_wanted)
        self.column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.preview = QFrame()
        self.preview.setProperty("kind", "tint")
        inside = QVBoxLayout(self.preview)
        inside.setContentsMargins(Space.PART, Space.STEP, Space.PART, Space.PART)
        inside.setSpacing(Space.SIDE)
        self.file, self.counts, self.reasons = label(kind="soft"), label(kind="strong"), label()
        self.asks = label(self.tr("Some things are not the same here and in the file. Which do you want?"))
        self.wins = Pills(
            self.tr("Where they differ"),
            {"here": self.tr("Keep what I have"), "file": self.tr("Take those in the file")},
        )
        self.wins.picked.connect(self._on_picked)
        for widget in (self.file, self.counts, self.asks, self.wins, self.reasons):
            inside.addWidget(widget)
        self.take_button = CalmButton(self.tr("Bring in"), "primary")
        self.cancel_button = CalmButton(self.tr("Cancel"))
        self.take_button.chosen.connect(self._on_taken)
        self.cancel_button.chosen.connect(self._close)
        row = FlowLayout(Space.STEP)
        for button in (self.take_button, self.cancel_button):
            row.addWidget(button)
        inside.addLayout(row)
        self.column.addWidget(self.preview)
        self.preview.hide()

    def show_preview(self, name: str, found: "Comparison") -> None:
        """Say what a file holds, and ask."""
        self._picked, self._any_new = "here", any(tally.new for tally in found.tallies.values())
        self.wins.select(self._picked)
        differ = any(tally.differing for tally in found.tallies.values())
        self.asks.setVisible(differ)
        self.wins.setVisible(differ)
        self.file.setText(self.tr("In {file}:").format(file=name))
        held = {one: tally for one, tally in found.tallies.items() if tally.new or tally.same or tally.differing}
        lines = [self._words.tally(one, tally) for one, tally in held.items()]
        if not self._any_new and not differ and not found.refused:
            lines.append(self.tr("You have all of it already. There is nothing to bring in."))
        self.counts.setText("\n".join(lines))
        self.reasons.setText(self._reasons(found))
        self.reasons.setVisible(bool(found.refused))
        self.take_button.setEnabled(self._any_new)
        self.preview.show()
        (self.take_button if self._any_new else self.cancel_button).setFocus()
        said = [one.text() for one in (self.file, self.counts, self.asks, self.reasons) if not one.isHidden()]
        announce(self, " ".join(said))

    def clear(self) -> None:
        """Show no file."""
        self.preview.hide()

    def _reasons(self, found: "Comparison") -> str:
        head = self.tr("Cannot be brought in:")
        said = self._words.lines(found.refused[:MOST_REASONS])
        more = len(found.refused) - MOST_REASONS
        rest = [self.tr("... and {count} more").format(count=more)] if more > 0 else []
        return "\n".join([head, said, *rest])

    def _on_picked(self, key: str) -> None:
        self._picked = key
        self.take_button.setEnabled(self._any_new or key == "file")

    def _on_taken(self) -> None:
        self._close()
        self.confirmed.emit(self._picked)

    def _close(self) -> None:
        self.choose_button.setFocus()
        self.clear()
