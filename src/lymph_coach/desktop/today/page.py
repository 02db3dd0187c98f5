"""Today: the session that Start begins, and the ways to change it."""

from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QVBoxLayout, QWidget

from lymph_coach.desktop.choices.words import said
from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.widget import FigureWidget
from lymph_coach.desktop.today.offer import OfferCard
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.wording import Wording
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Size, Turn
from lymph_coach.routine.plan import Manner, Plan
from lymph_coach.routine.timeline import Segment
from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.history import Practice
from lymph_coach.settings.fields import Choice
from lymph_coach.settings.settings import Settings, rules

NARROW_PX = 720
FIGURE_PX = 380
NOON, EVENING = 12, 18
_VARIANTS = ("posture", "reach", "arms")


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
        self._wording = wording
        self.greeting = label(kind="title")
        self.last = label(kind="soft")
        self.offer = OfferCard()
        self.closed = self._closed_card()
        self.notice = label(kind="strong")
        self.pills = {name: self._pills(name) for name in ("preset", *_VARIANTS)}
        self.column.addWidget(self.greeting)
        self.column.addWidget(self.last)
        for widget in (self.notice, self.offer, self.closed):
            self.column.addWidget(widget)
            widget.hide()
        self.column.addSpacing(8)
        self.card = self._card()
        self.column.addWidget(self.card)
        self.column.addSpacing(8)
        self.own_button = CalmButton(self.tr("My own routines"))
        self.own_button.chosen.connect(self.own_wanted)
        for name, pills in self.pills.items():
            self.column.addWidget(pills)
            if name == "preset":
                self.column.addWidget(self.own_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)
        self.column.addWidget(self._reading())
        self.column.addStretch(1)
        preset, *others = self.pills.values()
        tab_through(preset, self.own_button, *others, self.about_button.parentWidget() or self.about_button)
        self.watch_focus()

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        self._row.setContentsMargins(36, 32, 24, 28)
        self._row.setSpacing(24)
        column = QVBoxLayout()
        column.setSpacing(8)
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
        column.addSpacing(16)
        for widget in (self.preparing, self.progress, self.cancel_button, self.start_button):
            column.addWidget(widget)
        self.figure = FigureWidget(_mid_circle(Manner()))
        self.figure.setFixedHeight(FIGURE_PX)
        self._row.addLayout(column, 1)
        self._row.addWidget(self.figure, 1)
        self.show_ready()
        return card

    def _closed_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "tint")
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(16)
        column.addWidget(label(self.tr("You stopped because you did not feel well. Rest for today."), "section"))
        column.addWidget(label(self.tr("If it does not pass, or comes back, call your doctor.")))
        self.reopen_button = CalmButton(self.tr("I have sat down and feel fine"))
        self.reopen_button.chosen.connect(self.reopened)
        stop_signs = CalmButton(self.tr("Read the stop signs"))
        stop_signs.chosen.connect(self._on_safe)
        for button in (self.reopen_button, stop_signs):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _reading(self) -> QWidget:
        """The ways to what should be read before practising."""
        row = QWidget()
        flow = FlowLayout(12, row)
        self.about_button = CalmButton(self.tr("About this routine"))
        self.about_button.chosen.connect(self._on_about)
        self.safe_button = CalmButton(self.tr("Staying safe"))
        self.safe_button.chosen.connect(self._on_safe)
        self.health_button = CalmButton(self.tr("My health changed"))
        self.health_button.chosen.connect(self.health_changed)
        for button in (self.about_button, self.safe_button, self.health_button):
            flow.addWidget(button)
        return row

    def _pills(self, name: str) -> Pills:
        rule = rules()[name]
        assert isinstance(rule, Choice)  # noqa: S101  # these four fields are choices
        pills = Pills(said(rule.label), {str(key): said(text) for key, text in rule.options.items()})
        pills.setProperty("field", name)
        pills.picked.connect(self._on_picked)
        return pills

    def show_plan(self, settings: Settings, plan: Plan, lengths_s: dict[str, float], length_s: float) -> None:
        """Show what Start begins; ``lengths_s`` is the length of each preset with the present choices."""
        preset = rules()["preset"]
        assert isinstance(preset, Choice)  # noqa: S101  # it is
        for name, pills in self.pills.items():
            pills.select(plan.preset if name == "preset" else str(getattr(settings, name)))
        names = {str(key): said(text) for key, text in preset.options.items()}
        for key, seconds in lengths_s.items():
            self.pills["preset"].set_text(key, f"{names[key]} · {self._wording.minutes_short(seconds)}")
        self.plan.setText(
            f"{names.get(plan.preset, plan.preset)}, {self._wording.manner(plan)}. {self._wording.plan(plan)}"
        )
        self.length.setText(self._wording.minutes(length_s))
        self.split.setText(self._wording.split(plan))
        self.split.setVisible(bool(self.split.text()))
        self.figure.show_pose(_mid_circle(plan.manner))

    def add_below(self, widget: QWidget) -> None:
        """Give a widget its place under what Start begins, where it moves no button that is about to be pressed."""
        self.column.insertWidget(self.column.indexOf(self.card) + 1, widget)
        preset, *others = self.pills.values()
        tab_through(self.card, widget, preset, self.own_button, *others)
        self.watch_focus()

    def add_own(self, choice: QWidget, card: QWidget) -> None:
        """Give the person's own routines their place: the choice beside the presets, the card under its button."""
        at = self.column.indexOf(self.own_button)
        self.column.insertWidget(at + 1, card)
        self.column.insertWidget(at, choice)

    def order_own(self, choice: QWidget, card: QWidget) -> None:
        """Lead the keyboard through them from top to bottom; to be asked each time something is added there."""
        presets, *others = self.pills.values()
        tab_through(presets, choice, self.own_button, card, *others)
        self.watch_focus()

    def show_greeting(self, now: datetime, last: Practice | None) -> None:
        """Greet by the time of day, and say when the last session was."""
        if now.hour < NOON:
            self.greeting.setText(self.tr("Good morning"))
        else:
            self.greeting.setText(self.tr("Good afternoon") if now.hour < EVENING else self.tr("Good evening"))
        if last is None:
            self.last.setText(self.tr("Welcome. Sit on a steady chair, press Start, and follow the voice."))
            return
        at = QLocale().toString(QTime(last.ended.hour, last.ended.minute), QLocale.FormatType.ShortFormat)
        days = (now.date() - last.ended.date()).days
        if days <= 0:
            self.last.setText(self.tr("Last time: today, {time}.").format(time=at))
        elif days == 1:
            self.last.setText(self.tr("Last time: yesterday, {time}.").format(time=at))
        else:
            self.last.setText(self.tr("Last time: %n day(s) ago.", "", days))

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
            (self.start_button if self.closed.isHidden() else self.reopen_button).setFocus()

    def show_notice(self, text: str) -> None:
        """Say something above everything else; empty hides it."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def show_preparing(self, done: int, total: int) -> None:
        """Show how much of the voice is ready."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        for widget in (self.preparing, self.progress, self.cancel_button):
            widget.show()
        self.start_button.hide()

    def show_ready(self) -> None:
        """Show Start again."""
        for widget in (self.preparing, self.progress, self.cancel_button):
            widget.hide()
        self.start_button.show()

    def wear(self, colours: FigureColours) -> None:
        """Change the figure's colours."""
        self.figure.set_colours(colours)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure under the words where there is no room beside them."""
        super().resizeEvent(event)
        letters = self.fontMetrics().averageCharWidth()
        narrow = self.viewport().width() < max(NARROW_PX, letters * 72)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not way:
            self._row.setDirection(way)

    def _on_about(self) -> None:
        self.page_wanted.emit("arm-circles")

    def _on_safe(self) -> None:
        self.page_wanted.emit("staying-safe")

    def _on_picked(self, key: str) -> None:
        pills = self.sender()
        self.choice_made.emit(str(pills.property("field")), key)


def _mid_circle(manner: Manner) -> Pose:
    """A still picture of the routine: well on its way round a large circle."""
    segment = Segment(Kind.CIRCLE, 0.0, 1.0, 0, 1, Size.LARGE, Turn.FORWARD, 1, 1)
    return pose(segment, 0.72, Stance(manner.posture, manner.reach, manner.arms))
