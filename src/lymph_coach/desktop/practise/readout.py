"""The words and numbers beside the figure."""

import re
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.practise.count import CountView
from lymph_coach.desktop.practise.dots import Dots
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.wording import Wording
from lymph_coach.routine.kinds import Arms, Kind
from lymph_coach.routine.timeline import CueKind, Segment
from lymph_coach.session.session import Session, State

CAPTION_S = 4.0
CAPTION_LINES, LINE = 2, 1.3
BEAT_S = 0.1
"""What is said within this of the beginning of a breath is the word of the breath."""
_COUNTED = frozenset({Kind.CIRCLE, Kind.ROLL})
_BEFORE_CIRCLES = frozenset({Kind.RAISE, Kind.COUNT_IN, Kind.READY})
_BREATHS = frozenset({Kind.BREATHE_IN, Kind.BREATHE_OUT})
_STILL = _COUNTED | _BREATHS
_TIMED = frozenset({Kind.REST, Kind.SETTLE, Kind.CLOSE})


class _Words(QWidget):
    """Wants room for two lines said and one that follows, so that the count stays as words come and go."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale

    def wear(self, scale: Scale) -> None:
        """Change the size."""
        self._scale = scale
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Less will do where there is little height."""
        lines_px = (self._scale.section * CAPTION_LINES + self._scale.body) * LINE + Space.NEAR
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), round(lines_px)))


class Readout(QWidget):
    """Count, dots, caption and what comes next; a pure picture of the session it is shown."""

    def __init__(self, roles: Roles, scale: Scale, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._very_low = False
        self.count = CountView(roles, scale)
        self.dots = Dots(roles, scale)
        self.caption = label(kind="section", heads=False)
        self.following = label(kind="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.STEP)
        column.addStretch(1)
        column.addWidget(self.count, 6)
        column.addWidget(self.dots)
        self._words = _Words(scale)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.NEAR)
        for text in (self.caption, self.following):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            words.addWidget(text)
        words.addStretch(1)
        column.addWidget(self._words)
        column.addStretch(1)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self.count.wear(roles, scale)
        self.dots.wear(roles, scale)
        self._words.wear(scale)

    def set_low(self, *, low: bool, very_low: bool) -> None:
        """Where there is little height for large text, the count and what is said take what there is."""
        self.following.setVisible(not low)
        self.dots.set_low(low=low)
        self._very_low = very_low
        set_kind(self.caption, "strong" if low else "section")

    def show_moment(self, session: Session) -> None:
        """Draw what moves within a second: the ring of a rest or a count-in, and the number in it."""
        segment = session.now.segment
        if segment.kind not in _STILL and not session.pause:
            self._show_count(session, segment)

    def show_words(self, session: Session) -> None:
        """Draw everything else: what is the same from one picture to the next for a second at least."""
        segment = session.now.segment
        self._show_count(session, segment)
        self._show_dots(session, segment)
        caption, following = self._caption(session), self._next(session, segment)
        set_text(self.caption, caption)
        # The voice says it at greater length just now: nothing is said twice.
        set_text(self.following, "" if _words_of(following) <= _words_of(caption) else following)

    def goes_on(self, session: Session) -> str:
        """How a paused session goes on; what is said before circles, and leads to them, is said again."""
        counts = session.running().now.segment.kind is Kind.COUNT_IN
        return self.tr("Go on begins with 3, 2, 1.") if counts else self.tr("Go on begins by getting ready again.")

    def _show_dots(self, session: Session, segment: Segment) -> None:
        self.dots.setVisible(segment.of > 0 and not self._very_low)
        if segment.kind is not Kind.CIRCLE or segment.size is None:
            self.dots.show_count(segment.number, segment.of)
            return
        middle = session.plan.middle(segment.size)
        turns = [session.plan.turn(segment.size, number) for number in (middle, middle + 1)]
        halves = tuple(self._wording.turn(turn) for turn in turns) if turns[0] is not turns[1] else ()
        self.dots.show_count(segment.number, segment.of, middle, halves)

    def _next(self, session: Session, segment: Segment) -> str:
        """What comes next: before the first circle that is the circles, after it whatever follows them."""
        if session.state is State.PAUSED and session.pause:
            return self.goes_on(session)
        if segment.size and segment.kind in _BEFORE_CIRCLES:
            return self._wording.next(segment)
        lowered = segment.kind is Kind.LOWER
        following = session.timeline.next_phase(session.now.index)
        arm = self._arm(session)
        if arm and following and following.kind is Kind.REST and not lowered:
            return self.tr("Next: lower {arm} and rest").format(arm=arm)
        return self._wording.next(following, lowered=lowered)

    def _arm(self, session: Session) -> str:
        """The arm that takes part, as the voice names it; empty where both do."""
        arms = session.plan.manner.arms
        if arms is Arms.BOTH:
            return ""
        return self.tr("your left arm") if arms is Arms.LEFT else self.tr("your right arm")

    def _do(self, session: Session, segment: Segment) -> str:
        """What to do now, in a word or two."""
        arm = self._arm(session)
        if arm and segment.kind in {Kind.RAISE, Kind.LOWER}:
            said = self.tr("Raise {arm}") if segment.kind is Kind.RAISE else self.tr("Lower {arm}")
            return said.format(arm=arm)
        return self._wording.do(segment)

    def _show_count(self, session: Session, segment: Segment) -> None:
        if session.state is State.PAUSED and session.pause:
            self.count.show_count(self.tr("Paused"))
            return
        left_s = segment.end_s - session.position_s
        if segment.kind in _COUNTED:
            self.count.show_count(str(segment.number))
        elif segment.kind in _TIMED:
            self.count.show_waiting(self._wording.clock(ceil(left_s)), left_s / segment.duration_s)
        elif segment.kind in _BREATHS:
            self.count.show_count(self._do(session, segment))
        elif number := self._count_in(session):
            self.count.show_waiting(str(number), left_s / segment.duration_s)
        else:
            self.count.show_count(self._do(session, segment))

    def _count_in(self, session: Session) -> int:
        """The get-ready number being counted; 0 while none is."""
        spoken = session.timeline.spoken_at(session.position_s)
        if spoken is None or spoken.kind is not CueKind.COUNT_IN:
            return 0
        segments = session.timeline.segments[session.now.index :]
        zero_s = next((one.start_s for one in segments if one.kind in _COUNTED | _BREATHS | _TIMED), spoken.time_s)
        return ceil(zero_s - session.position_s)

    def _caption(self, session: Session) -> str:
        """What was said last, as long as it matters; counts are in the large number already."""
        if session.state is State.PAUSED and session.pause:
            return self._wording.what(session.now.segment, session.timeline.led_to(session.now.index))
        segment = session.now.segment
        spoken = session.timeline.spoken_at(session.position_s)
        recent = spoken and session.position_s - spoken.time_s < max(spoken.length_s, CAPTION_S)
        if segment.kind in _BREATHS:
            # "Breathe in" is the large word already.
            said = recent and spoken and spoken.time_s > segment.start_s + BEAT_S
            return spoken.text if said and spoken else self._wording.breath(session.plan)
        if spoken and recent and spoken.kind is CueKind.SAY:
            return spoken.text
        return self._do(session, segment)


def _words_of(sentence: str) -> frozenset[str]:
    """The words of a sentence, whatever stands between them."""
    return frozenset(re.findall(r"\w+", sentence.casefold()))
