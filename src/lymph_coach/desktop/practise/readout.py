"""The words and numbers beside the figure."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.practise.count import CountView
from lymph_coach.desktop.practise.dots import Dots
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.wording import Wording
from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.timeline import CueKind, Segment
from lymph_coach.session.session import Session, State

CAPTION_S = 4.0
_COUNTED = frozenset({Kind.CIRCLE, Kind.ROLL})
_BEFORE_CIRCLES = frozenset({Kind.RAISE, Kind.COUNT_IN, Kind.READY})
_BREATHS = frozenset({Kind.BREATHE_IN, Kind.BREATHE_OUT})
_STILL = _COUNTED | _BREATHS
_TIMED = frozenset({Kind.REST, Kind.SETTLE, Kind.CLOSE})


class Readout(QWidget):
    """Count, dots, caption and what comes next; a pure picture of the session it is shown."""

    def __init__(self, roles: Roles, scale: Scale, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.count = CountView(roles, scale)
        self.dots = Dots(roles, scale)
        self.caption = label(kind="section")
        self.following = label(kind="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.count, 6)
        column.addWidget(self.dots)
        for text in (self.caption, self.following):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        column.addStretch(1)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self.count.wear(roles, scale)
        self.dots.wear(roles, scale)

    def set_low(self, *, low: bool, very_low: bool) -> None:
        """Where there is little height for large text, the count and what is said take what there is."""
        self.following.setVisible(not low)
        self.dots.setVisible(not very_low)
        self.caption.setProperty("kind", "strong" if low else "section")
        self.caption.style().unpolish(self.caption)
        self.caption.style().polish(self.caption)

    def show_moment(self, session: Session) -> None:
        """Draw what moves within a second: the ring of a rest or a count-in, and the number in it."""
        segment = session.now.segment
        if segment.kind not in _STILL and not session.pause:
            self._show_count(session, segment)

    def show_words(self, session: Session) -> None:
        """Draw everything else: what is the same from one picture to the next for a second at least."""
        segment = session.now.segment
        self._show_count(session, segment)
        self.dots.show_count(segment.number, segment.of)
        set_text(self.caption, self._caption(session))
        set_text(self.following, self._next(session, segment))

    def _next(self, session: Session, segment: Segment) -> str:
        """What comes next: before the first circle that is the circles, after it whatever follows them."""
        if session.state is State.PAUSED and session.pause:
            return self.tr("Go on begins with 3, 2, 1.")
        if segment.size and segment.kind in _BEFORE_CIRCLES:
            return self._wording.next(segment)
        return self._wording.next(session.timeline.next_phase(session.now.index))

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
            self.count.show_count(self._wording.do(segment))
        elif number := self._count_in(session):
            self.count.show_waiting(str(number), left_s / segment.duration_s)
        else:
            self.count.show_count(self._wording.do(segment))

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
            return self._wording.what(session.now.segment, session.timeline.next_phase(session.now.index))
        spoken = session.timeline.spoken_at(session.position_s)
        recent = spoken and session.position_s - spoken.time_s < max(spoken.length_s, CAPTION_S)
        if spoken and recent and spoken.kind is CueKind.SAY:
            return spoken.text
        segment = session.now.segment
        return "" if segment.kind in _BREATHS else self._wording.do(segment)
