"""Where a session is, on disk, so that a power cut costs one circle at the most."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach, Size
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.routine import Routine
from lymph_coach.routine.splice import begin_at
from lymph_coach.routine.voice_track import SpeechLength
from lymph_coach.routine.words import Words
from lymph_coach.session.history import CUT_OFF, Practice, practice_of
from lymph_coach.session.session import Circle, Session
from lymph_coach.system.atomic import StorageError, write_atomically
from lymph_coach.system.process_lock import ProcessLock, noted

CHECKPOINT_FILE = "checkpoint.json"
SCHEMA = 1
LARGEST_BYTES = 200_000  # an own routine may have some ten thousand letters to say
LONGEST_ID = 100


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A session that has not ended: its plan, when it began, the place in it, and the circles done.

    ``phase`` and ``number`` are those of the present circle; ``began`` and ``seen`` are local times with their zone;
    ``id`` is that of its entry in the diary.
    """

    plan: Plan
    began: datetime
    seen: datetime
    phase: int
    number: int
    done: frozenset[Circle]
    id: str = ""

    @property
    def practice(self) -> Practice:
        """What it comes to if it does not go on."""
        return practice_of(self.plan, self.done, self.began, self.seen, CUT_OFF, self.id)

    def session(self, words: Words, speech_length_s: SpeechLength) -> Session:
        """The session to go on with, paused before it."""
        timeline = begin_at(build_timeline(self.plan, words, speech_length_s), self.phase, self.number)
        return Session(self.plan, timeline, done=self.done)


def checkpoint_of(session: Session, began: datetime, now: datetime, practice_id: str = "") -> Checkpoint:
    """The checkpoint of a session as it is; between circles its place is the next one, or else the last one."""
    segment = session.now.segment
    phase = [one for one in enumerate(session.timeline.segments) if one[1].phase == segment.phase and one[1].number]
    ahead = [one.number for index, one in phase if index >= session.now.index]
    number = ahead[0] if ahead else max((one.number for _, one in phase), default=0)
    return Checkpoint(session.plan, began, now, segment.phase, number, session.done, practice_id)


def checkpoint_bytes(checkpoint: Checkpoint) -> bytes:
    """The checkpoint as JSON."""
    from lymph_coach.routine.own import own_record  # noqa: PLC0415  # the start waits for what most never use

    plan = checkpoint.plan
    record = {
        "schema": SCHEMA,
        "preset": plan.preset,
        "manner": asdict(plan.manner),
        "pace": asdict(plan.pace),
        "own": own_record(plan),
        "began": checkpoint.began.isoformat(),
        "seen": checkpoint.seen.isoformat(),
        "phase": checkpoint.phase,
        "number": checkpoint.number,
        "done": sorted([one.round, str(one.size), one.number] for one in checkpoint.done),
        "id": checkpoint.id,
    }
    return json.dumps(record).encode()


def read_checkpoint(raw: bytes, routine: Routine) -> Checkpoint | None:
    """The checkpoint in a file's bytes; None if it is not whole, or not from a routine like this one."""
    try:
        record = cast("dict[str, Any]", json.loads(raw))
        if record["schema"] != SCHEMA:
            return None
        plan = _plan(record, routine)
        return Checkpoint(
            plan=plan,
            began=_moment(record["began"]),
            seen=_moment(record["seen"]),
            phase=int(record["phase"]),
            number=int(record["number"]),
            done=_done(record["done"], plan),
            id=_id(record["id"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        # Foreign or damaged bytes: there is nothing to go on with.
        return None


def _plan(record: dict[str, Any], routine: Routine) -> Plan:
    """The plan of a checkpoint; that of an own routine is whole in it, for its file may be another by now."""
    preset, pace, own = record["preset"], record["pace"], record["own"]
    ways: dict[str, str] = record["manner"]
    manner = Manner(Posture(ways["posture"]), Reach(ways["reach"]), Arms(ways["arms"]), Direction(ways["direction"]))
    if preset in routine.presets:
        return make_plan(routine, preset, manner, pace)
    from lymph_coach.routine.own import plan_from_record  # noqa: PLC0415  # see above

    return plan_from_record(preset, manner, pace, own, routine)


def _moment(text: str) -> datetime:
    """A moment with the zone it was in, which may be another by now."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _done(listed: list[tuple[int, str, int]], plan: Plan) -> frozenset[Circle]:
    """Circles of the plan, and no others: the diary counts them."""
    done = frozenset(Circle(int(around), Size(size), int(number)) for around, size, number in listed)
    if not done <= {Circle(*block, number + 1) for block in plan.blocks() for number in range(plan.count(block[1]))}:
        raise ValueError(listed)
    return done


def _id(text: str) -> str:
    """A name for the diary, whose file takes no broken letters."""
    if len(text) > LONGEST_ID or not text.isprintable():
        raise ValueError(text)
    return text


class CheckpointFile:
    """Owns the one checkpoint file, and the claim to it: one program at a time leads a session."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = ProcessLock(path.with_suffix(".lock"))

    def claim(self) -> bool:
        """Lead a session from now on; ``False`` while another program does. Each needs its own :meth:`release`."""
        try:
            return self._lock.take()
        except StorageError:
            return True  # a disk that takes nothing keeps nobody from practising

    def release(self) -> None:
        """Lead no session any more; the system does it when the program ends, however that is."""
        self._lock.release()

    @property
    def is_claimed_elsewhere(self) -> bool:
        """Whether another program leads a session: what lies here was not cut off then."""
        return not self._lock.is_held and noted(self._lock.path) is not None

    def save(self, checkpoint: Checkpoint) -> None:
        """Replace the checkpoint.

        Raises:
            StorageError: the disk did not take it.
        """
        write_atomically(self._path, checkpoint_bytes(checkpoint))

    def load(self, routine: Routine) -> Checkpoint | None:
        """The checkpoint left behind, if there is a whole one."""
        try:
            with self._path.open("rb") as file:
                raw = file.read(LARGEST_BYTES + 1)
        except OSError:
            return None
        return read_checkpoint(raw, routine) if len(raw) <= LARGEST_BYTES else None

    def clear(self) -> None:
        """Forget it; nothing happens if there is none or the disk refuses."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            # It is offered once more at the next start, and can be discarded there.
            return
