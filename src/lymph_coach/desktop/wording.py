"""What a moment of a session is called on screen."""

from PySide6.QtCore import QObject

from lymph_coach.routine.kinds import Arms, Kind, Posture, Reach, Size, Turn
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import Segment
from lymph_coach.session.session import Session


class Wording(QObject):
    """Turns values into sentences in the user's language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = {
            Kind.READY: self.tr("Get ready"),
            Kind.SETTLE: self.tr("Let your shoulders soften"),
            Kind.BREATHE_IN: self.tr("Breathe in"),
            Kind.BREATHE_OUT: self.tr("Breathe out"),
            Kind.ROLL: self.tr("Roll your shoulders"),
            Kind.RAISE: self.tr("Raise your arms"),
            Kind.CIRCLE: self.tr("Easy breath, soft elbows"),
            Kind.LOWER: self.tr("Lower your arms"),
            Kind.REST: self.tr("Arms down, easy breath"),
            Kind.CLOSE: self.tr("Let your breath come and go"),
            Kind.COUNT_IN: self.tr("Get ready"),
        }

    def clock(self, seconds: float) -> str:
        """Minutes and seconds, ``4:10``."""
        whole = max(round(seconds), 0)
        return f"{whole // 60}:{whole % 60:02d}"

    def minutes(self, seconds: float) -> str:
        """About how many minutes."""
        return self.tr("About %n minute(s)", "", max(round(seconds / 60), 1))

    def minutes_short(self, seconds: float) -> str:
        """Minutes on a small button."""
        return self.tr("{minutes} min").format(minutes=max(round(seconds / 60), 1))

    def circles(self, size: Size, turn: Turn | None) -> str:
        """Which circles."""
        if size is Size.SMALL:
            return self.tr("Small circles, backward") if turn is Turn.BACKWARD else self.tr("Small circles, forward")
        return self.tr("Large circles, backward") if turn is Turn.BACKWARD else self.tr("Large circles, forward")

    def where(self, session: Session) -> str:
        """The round, or the part of the session outside the rounds."""
        segment = session.now.segment
        if segment.round:
            return self.tr("Round {round} of {rounds}").format(round=segment.round, rounds=session.plan.pace.rounds)
        circled = any(one.round for one in session.timeline.whole.segments if one.phase < segment.phase)
        return self.tr("To finish") if circled else self.tr("To begin")

    def what(self, segment: Segment, following: Segment | None) -> str:
        """What is going on."""
        match segment.kind:
            case Kind.CIRCLE | Kind.RAISE | Kind.LOWER | Kind.COUNT_IN | Kind.READY if segment.size:
                return self.circles(segment.size, segment.turn)
            case Kind.ROLL:
                return self.rolls(segment.turn)
            case Kind.REST:
                return self.tr("Rest")
            case Kind.BREATHE_IN | Kind.BREATHE_OUT:
                return self.tr("Slow, easy breaths")
            case Kind.SETTLE | Kind.CLOSE:
                return self.tr("Settle") if segment.kind is Kind.SETTLE else self.tr("Sit quietly")
            case _:
                return self.what(following, None) if following else self.tr("Get ready")

    def turn(self, turn: Turn) -> str:
        """A direction in a word."""
        return self.tr("backward") if turn is Turn.BACKWARD else self.tr("forward")

    def breath(self, plan: Plan) -> str:
        """How long a breath takes, in and out."""
        pace = plan.pace
        return self.tr("{in_s} seconds in, {out_s} out").format(
            in_s=f"{pace.breath_in_s:g}", out_s=f"{pace.breath_out_s:g}"
        )

    def rolls(self, turn: Turn | None) -> str:
        """Which shoulder rolls."""
        return self.tr("Shoulder rolls, backward") if turn is Turn.BACKWARD else self.tr("Shoulder rolls, forward")

    def do(self, segment: Segment) -> str:
        """What to do now, in a word or two."""
        return self._do[segment.kind]

    def next(self, following: Segment | None, *, lowered: bool = False) -> str:
        """What comes after this phase; a rest begins with lowering the arms, unless that is under way already."""
        if following is None:
            return self.tr("Next: the end")
        if following.kind is Kind.REST and not lowered:
            return self.tr("Next: lower your arms and rest")
        what = self.what(following, None)
        return self.tr("Next: {what}").format(what=what[:1].lower() + what[1:])

    def plan(self, plan: Plan) -> str:
        """The routine in a sentence."""
        pace = plan.pace
        return self.tr("%n round(s) of {small} small and {large} large circles.", "", pace.rounds).format(
            small=pace.small_count, large=pace.large_count
        )

    def manner(self, plan: Plan) -> str:
        """How the person practises, where it is not the usual way."""
        manner = plan.manner
        words = [self.tr("seated") if manner.posture is Posture.SEATED else self.tr("standing")]
        if manner.reach is not Reach.LEVEL:
            words.append(self.tr("arms low") if manner.reach is Reach.LOW else self.tr("elbows bent"))
        if manner.arms is not Arms.BOTH:
            words.append(self.tr("left arm") if manner.arms is Arms.LEFT else self.tr("right arm"))
        return ", ".join(words)

    def split(self, plan: Plan) -> str:
        """Says that a long block is split by a rest; empty if none is."""
        if not plan.split_sizes():
            return ""
        seconds = round(plan.rules.arms_up_limit_s)
        return self.tr(
            "At this pace your arms would be up for more than %n second(s), so there is a rest half way.", "", seconds
        )
