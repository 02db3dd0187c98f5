"""Today: the session that Start begins, and the ways to change it."""

from datetime import datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QVBoxLayout, QWidget

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.widget import FigureWidget
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.today.closed import ClosedCard
from lymph_coach.desktop.today.manner import MannerPart, choice_words
from lymph_coach.desktop.today.offer import OfferCard
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.wording import Wording
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Size, Turn, Who
from lymph_coach.routine.plan import Manner, Plan
from lymph_coach.routine.timeline import Segment
from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.history import Practice
from lymph_coach.settings.settings import Settings

NARROW_PX, NARROW_LETTERS, TIGHT_LETTERS = 640, 64, 80
WIDE_LETTERS = 104
"""A little wider than text alone: the figure stands beside it."""
LOW_PX = 740
FIGURE_PX, LOW_FIGURE_PX = 360, 290
NOON, EVENING = 12, 18


class TodayPage(ScrollPage):
    """Shows the plan and emits what the person wants; ``choice_made`` carries a settings field and its new value."""

    start_chosen = Signal()
    cancel_chosen = Signal()
    choice_made = Signal(str, str)
    reopened = Signal()
    page_wanted = Signal(str)
    health_changed = Signal()
    own_wanted = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording, self._times = wording, TimeWords(QLocale(), self)
        self._manner, self._who = Manner(), Who.GREY
        self._last_said = self._week_said = ""
        self._low: bool | None = None
        self.keep_measure(WIDE_LETTERS)
        self.greeting = label(kind="title")
        self.last = label(kind="soft")
        self.offer = OfferCard()
        self.closed = ClosedCard()
        self.closed.reopen_button.chosen.connect(self.reopened)
        self.closed.signs_button.chosen.connect(self._on_safe)
        self.notice = notice()
        self.presets = Pills(*choice_words("preset"))
        self.presets.picked.connect(self._on_preset)
        self.manner = MannerPart()
        self.manner.choice_made.connect(self.choice_made)
        self.manner.filled.connect(self.watch_focus)
        self.reminder = label(kind="soft")
        self.card, self._ways = self._card(), self._more()
        above = self.greeting, self.last, self.notice, self.offer, self.closed
        self._column_of(*above, self.card, self.presets, self.manner, self.reminder)
        for widget in (self.offer, self.closed):
            widget.hide()
        self.column.addWidget(self._ways)
        self.column.addStretch(1)
        self.watch_focus()

    def _column_of(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        self._row.setSpacing(Space.BLOCK)
        self._words = column = QVBoxLayout()
        column.setSpacing(Space.NEAR)
        self.over = label(self.tr("Next session"), "soft")
        self.name = label(self.tr("Gentle arm circles"), "hero")
        self.plan = label()
        self.length = label(kind="soft")
        self.split = label(kind="soft")
        self.start_button = CalmButton(self.tr("Start"), "hero")
        self.start_button.chosen.connect(self.start_chosen)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Preparing the voice"))
        self.preparing = label(self.tr("Preparing the voice. This happens once."), "soft")
        self.cancel_button = CalmButton(self.tr("Cancel"))
        self.cancel_button.chosen.connect(self.cancel_chosen)
        for widget in (self.over, self.name, self.plan, self.length, self.split):
            column.addWidget(widget)
        column.addStretch(1)
        column.addSpacing(Space.STEP)
        for widget in (self.preparing, self.progress, self.cancel_button, self.start_button):
            column.addWidget(widget)
        self.figure = FigureWidget(_mid_circle(self._manner, self._who))
        self._row.addLayout(column, 5)
        self._row.addWidget(self.figure, 4)
        self._make_room(low=False)
        self.show_ready()
        return card

    def _more(self) -> QWidget:
        """The ways to what should be read before practising, and to what is seldom wanted."""
        row = QWidget()
        flow = FlowLayout(Space.SIDE, row)
        self.about_button = CalmButton(self.tr("About this routine"))
        self.about_button.chosen.connect(self._on_about)
        self.safe_button = CalmButton(self.tr("Staying safe"))
        self.safe_button.chosen.connect(self._on_safe)
        self.health_button = CalmButton(self.tr("My health changed"))
        self.health_button.chosen.connect(self.health_changed)
        self.own_button = CalmButton(self.tr("My own routines"))
        self.own_button.chosen.connect(self.own_wanted)
        for button in (self.about_button, self.safe_button, self.health_button, self.own_button):
            flow.addWidget(button)
        return row

    def show_plan(self, settings: Settings, plan: Plan, lengths_s: dict[str, float], length_s: float) -> None:
        """Show what Start begins; ``lengths_s`` is the length of each preset with the present choices."""
        self.presets.select(plan.preset)
        self.manner.show_manner(settings, plan.manner)
        _, names = choice_words("preset")
        for key, seconds in lengths_s.items():
            self.presets.set_text(key, f"{names[key]} · {self._wording.minutes_short(seconds)}")
        self.plan.setText(
            f"{names.get(plan.preset, plan.preset)}, {self._wording.manner(plan)}. {self._wording.plan(plan)}"
        )
        self.length.setText(self._wording.minutes(length_s))
        self.split.setText(self._wording.split(plan))
        self.split.setVisible(bool(self.split.text()))
        self._manner = plan.manner
        self._show_figure()

    def add_below(self, widget: QWidget) -> None:
        """Give a widget its place under what Start begins, where it moves no button that is about to be pressed."""
        self.column.insertWidget(self.column.indexOf(self.card) + 1, widget)
        tab_through(self.card, widget, self.presets)
        self.watch_focus()

    def add_own(self, choice: QWidget, card: QWidget) -> None:
        """Give the person's own routines their place: the choice under the presets, the card under its button."""
        self.column.insertWidget(self.column.indexOf(self.presets) + 1, choice)
        self.column.insertWidget(self.column.indexOf(self._ways) + 1, card)

    def order_own(self, choice: QWidget, card: QWidget) -> None:
        """Lead the keyboard through them from top to bottom; to be asked each time something is added there."""
        tab_through(self.presets, choice, self.manner, self._ways, card)
        self.watch_focus()

    def show_greeting(self, now: datetime, last: Practice | None) -> None:
        """Greet by the time of day, and say when the last session was."""
        later = self.tr("Good afternoon") if now.hour < EVENING else self.tr("Good evening")
        self.greeting.setText(self.tr("Good morning") if now.hour < NOON else later)
        self.over.setText(self.tr("Next session") if last else self.tr("Your first session"))
        self._last_said = self._last(now, last)
        self._show_last()

    def show_week(self, sentence: str) -> None:
        """Say how the week stands, before when the last session was; empty leaves it out."""
        self._week_said = sentence
        self._show_last()

    def show_reminder(self, sentence: str) -> None:
        """Say when the next reminder comes; empty says nothing, and keeps the place."""
        set_text(self.reminder, sentence)

    def _show_last(self) -> None:
        set_text(self.last, " ".join(filter(None, (self._week_said, self._last_said))))

    def _last(self, now: datetime, last: Practice | None) -> str:
        if last is None:
            return self.tr("Welcome. Sit on a steady chair, press Start, and follow the voice.")
        at = self._times.clock(last.ended.time())
        days = (now.date() - last.ended.date()).days
        if days <= 0:
            return self.tr("Last time: today, {time}.").format(time=at)
        if days == 1:
            return self.tr("Last time: yesterday, {time}.").format(time=at)
        return self.tr("Last time: %n day(s) ago.", "", days)

    def show_offer(self, checkpoint: Checkpoint | None) -> None:
        """Offer a session that was cut off, or no more."""
        if checkpoint:
            self.offer.show_checkpoint(checkpoint)
        self.offer.setVisible(checkpoint is not None)
        self.card.setVisible(checkpoint is None and self.closed.isHidden())

    def show_closed(self, *, closed: bool) -> None:
        """After pain or dizziness: rest instead of Start, with the way back."""
        self.closed.setVisible(closed)
        self.card.setVisible(not closed and self.offer.isHidden())

    def focus_first(self) -> None:
        """Give the keyboard to the one thing to do: go on, rest, or start."""
        if not self.offer.isHidden():
            self.offer.go_on_button.setFocus()
        else:
            (self.start_button if self.closed.isHidden() else self.closed.reopen_button).setFocus()

    def show_notice(self, text: str) -> None:
        """Say something above everything else, aloud too; empty hides it."""
        tell(self.notice, text)

    def show_preparing(self, done: int, total: int) -> None:
        """Show how much of the voice is ready."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if not self.progress.isHidden():
            return
        for widget in (self.preparing, self.progress, self.cancel_button):
            widget.show()
        if self.start_button.hasFocus():
            self.progress.setFocus()  # not whatever comes next, which a trembling press would change
        self.start_button.hide()
        if done < total:  # and not before every session
            announce(self, self.preparing.text())

    def show_ready(self) -> None:
        """Show Start again."""
        self.start_button.show()
        if self.progress.hasFocus():
            self.start_button.setFocus()
        for widget in (self.preparing, self.progress, self.cancel_button):
            widget.hide()

    def wear(self, colours: FigureColours, who: Who) -> None:
        """Change the figure's colours, and who it is."""
        self._who = who
        self.figure.set_colours(colours)
        self._show_figure()

    def _show_figure(self) -> None:
        self.figure.show_pose(_mid_circle(self._manner, self._who))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure under the words where there is no room beside them."""
        super().resizeEvent(event)
        room, letter = self.viewport().size(), self.fontMetrics().averageCharWidth()
        narrow = room.width() < max(NARROW_PX, letter * NARROW_LETTERS)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not way:
            self._row.setDirection(way)
            self._order(narrow=narrow)
        self._make_room(low=room.height() < LOW_PX or room.width() < letter * TIGHT_LETTERS)

    def _order(self, *, narrow: bool) -> None:
        """Where text is very large, what can wait stands under Start: Start is in sight with the greeting."""
        self.column.removeWidget(self.last)
        self.column.insertWidget(self.column.indexOf(self.card) + 1 if narrow else 1, self.last)
        self._words.removeWidget(self.length)
        self._words.insertWidget(self._words.indexOf(self.start_button if narrow else self.plan) + 1, self.length)

    def _make_room(self, *, low: bool) -> None:
        """In a low window all that matters still stands above the fold: less air, and a smaller name and figure."""
        if low is self._low:
            return
        self._low = low
        self.over.setHidden(low)
        set_kind(self.name, "title" if low else "hero")
        self.figure.setFixedHeight(LOW_FIGURE_PX if low else FIGURE_PX)
        above, beside = (Space.BLOCK, Space.CARD) if low else (Space.WIDE, Space.PAGE - Space.SIDE)
        margins = self.column.contentsMargins()
        self.column.setContentsMargins(margins.left(), above, margins.right(), above)
        self._row.setContentsMargins(beside, Space.BLOCK, Space.BLOCK, Space.BLOCK)

    def _on_about(self) -> None:
        self.page_wanted.emit("arm-circles")

    def _on_safe(self) -> None:
        self.page_wanted.emit("staying-safe")

    def _on_preset(self, key: str) -> None:
        self.choice_made.emit("preset", key)


def _mid_circle(manner: Manner, who: Who) -> Pose:
    """A still picture of the routine: well on its way round a large circle."""
    segment = Segment(Kind.CIRCLE, 0.0, 1.0, 0, 1, Size.LARGE, Turn.FORWARD, 1, 1)
    return pose(segment, 0.72, Stance(manner.posture, manner.reach, manner.arms, who))
