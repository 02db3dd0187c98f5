"""Where a session is added or corrected."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.counted import counted
from lymph_coach.desktop.diary.rating_rows import RatingRows
from lymph_coach.desktop.diary.words import LONGEST_MINUTES, DiaryWords, minutes_of
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.day_steps import DaySteps
from lymph_coach.desktop.widgets.editor_card import EditorCard
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.desktop.widgets.time_field import TimeField
from lymph_coach.journal.entry import LONGEST_NOTE, MOST_ROUNDS, Entry, Ratings

USUAL_MINUTES = 10
_OLDEST = date(1900, 1, 1)
_NOTE_LINES = 4


class EntryEditor(EditorCard):
    """A card with everything the person can say of a session; only the time has to be there.

    Emits ``saved`` with the whole entry, or ``cancelled``; ``grown`` when there is more to fill in, with the
    keyboard in it; ``now_wanted``, to be answered with :meth:`show_now`, before a time is said to be still to come.
    What the program led keeps what the program knows of it.
    """

    grown = Signal()
    now_wanted = Signal()

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._now = datetime.min.replace(tzinfo=UTC)
        self._entry: Entry | None = None
        self._minutes = USUAL_MINUTES
        self._rounds = 0
        self.day = DaySteps(self.tr("Day"), words.near_day)
        self.day.changed.connect(self._on_edited)
        self.time = TimeField(self.tr("Time"), words)
        self.time.edited.connect(self._on_edited)
        self.wrong = label(kind="wrong")
        self.minutes = counted(self.tr("How long"), LONGEST_MINUTES, self.tr("min"))
        self.minutes.changed.connect(self._on_minutes)
        self.rounds = counted(self.tr("Rounds"), MOST_ROUNDS, self.tr("done"), self.tr("Leave out"))
        self.rounds.changed.connect(self._on_rounds)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(self._on_note)
        self.note_wrong = label(kind="wrong")
        self.before_button = CalmButton(self.tr("How it felt before"))
        self.after_button = CalmButton(self.tr("How it felt after"))
        self.before_button.chosen.connect(self._on_before)
        self.after_button.chosen.connect(self._on_after)
        self.care = {key: TickRow(key, text) for key, text in words.after_care.items()}
        self.before: RatingRows | None = None
        self.after: RatingRows | None = None
        self.save_button.chosen.connect(self._on_save)
        self._fill()

    def _fill(self) -> None:
        self.add_part(self.tr("Day"), self.day)
        self.add_part(self.tr("Time"), self.time, self.wrong)
        self.add_part(self.tr("How long"), self.minutes)
        self._rounds_heading = self.add_part(self.tr("Rounds"), self.rounds)
        self.add_part(self.tr("How it felt, if you like"))
        feelings = FlowLayout(Space.SIDE)
        feelings.addWidget(self.before_button)
        feelings.addWidget(self.after_button)
        self.column.addLayout(feelings)
        self._feelings = QVBoxLayout()
        self._feelings.setSpacing(Space.STEP)
        self.column.addLayout(self._feelings)
        if self.care:
            self.add_part(self.tr("Afterwards"), *self.care.values())
        self.add_part(self.tr("Note"), self.note, self.note_wrong)
        self.add_buttons()

    @property
    def editing(self) -> str:
        """The id of the entry in it; empty before the first."""
        return self._entry.id if self._entry else ""

    def open_new(self, entry_id: str, day: date, now: datetime) -> None:
        """Begin an entry of ``day``, filled in so that Save is enough; ``now`` has the person's zone."""
        ended = now.replace(second=0, microsecond=0)
        began = datetime.combine(day, (ended - timedelta(minutes=USUAL_MINUTES)).time(), now.tzinfo)
        if began > now:  # shortly after midnight
            began = datetime.combine(day, time(0), now.tzinfo)
        entry = Entry(entry_id, began, began + timedelta(minutes=USUAL_MINUTES), by_person=True)
        self._open(entry, now, self.tr("A session you did"))

    def open_for(self, entry: Entry, now: datetime) -> None:
        """Correct an entry."""
        self._open(entry, now, self.tr("Change this session"))

    def show_now(self, now: datetime) -> None:
        """Take the time: it goes on while something is filled in."""
        self._now = now
        if self._entry is not None:
            self._show_day(self.day.day)

    def _show_day(self, day: date) -> None:
        today = self._now.date()
        self.day.show_day(day, today, _OLDEST, max(today, day))

    def _open(self, entry: Entry, now: datetime, title: str) -> None:
        self._entry, self._now = entry, now
        self._minutes, self._rounds = max(minutes_of(entry), 1), entry.rounds_done
        self.title.setText(title)
        self._show_day(entry.began.date())
        self.time.show_time(entry.began.time().replace(second=0, microsecond=0))
        self.minutes.show_value(self._minutes)
        self.rounds.show_value(self._rounds)
        for part in (self._rounds_heading, self.rounds):
            part.setVisible(entry.by_person)
        self.note.setPlainText(entry.note)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + 36)
        for key, row in self.care.items():
            row.setChecked(key in entry.after_care)
        self._show_feelings(entry)
        self._on_edited()
        self.show()
        self.time.line.setFocus()

    def _show_feelings(self, entry: Entry) -> None:
        for rows, ratings in ((self.before, entry.before), (self.after, entry.after)):
            if rows is not None:
                rows.show_ratings(ratings)
                rows.setVisible(not ratings.is_empty)
        if self.before is None and not entry.before.is_empty:
            self._make_before()
        if self.after is None and not entry.after.is_empty:
            self._make_after()

    def _make_before(self) -> RatingRows:
        self.before = RatingRows(self._words.charts, self.tr("Before"), self.tr(", before"))
        self.before.show_ratings(self._entry.before if self._entry else Ratings())
        self._feelings.insertWidget(0, self.before)
        self._order()
        return self.before

    def _make_after(self) -> RatingRows:
        self.after = RatingRows(self._words.charts, self.tr("After"), self.tr(", after"))
        self.after.show_ratings(self._entry.after if self._entry else Ratings())
        self._feelings.addWidget(self.after)
        self._order()
        return self.after

    def _order(self) -> None:
        """Have Tab go through what was made late where it is seen."""
        made = [rows for rows in (self.before, self.after) if rows is not None]
        tab_through(self.after_button, *made, *self.care.values(), self.note)

    def _on_before(self) -> None:
        made = self.before is not None
        _turn(self.before or self._make_before(), made=made)
        self.grown.emit()

    def _on_after(self) -> None:
        made = self.after is not None
        _turn(self.after or self._make_after(), made=made)
        self.grown.emit()

    def _on_minutes(self, value: float) -> None:
        self._minutes = round(value)
        self._on_edited()

    def _on_rounds(self, value: float) -> None:
        self._rounds = round(value)

    def _on_note(self) -> None:
        over = len(self.note.toPlainText()) - LONGEST_NOTE
        self.note_wrong.setVisible(over > 0)
        if over > 0:
            self.note_wrong.setText(self.tr("This note is %n letter(s) too long.", "", over))

    def _began(self) -> datetime | None:
        """When it began; the very moment where neither day nor time was changed."""
        entry, at = self._entry, self.time.at
        if entry is None or at is None:
            return None
        was = entry.began
        if self.day.day == was.date() and (at.hour, at.minute) == (was.hour, was.minute):
            return was
        return datetime.combine(self.day.day, at, was.tzinfo)

    def _is_to_come(self, began: datetime) -> bool:
        if began > self._now:
            self.now_wanted.emit()
        return began > self._now

    def _on_edited(self) -> None:
        began = self._began()
        late = began is not None and self._is_to_come(began)
        if late:
            self.wrong.setText(self.tr("This time is still to come."))
        self.wrong.setVisible(late)

    def _on_save(self) -> None:
        began, entry = self._began(), self._entry
        if began is None or entry is None:
            self.ask(self.time.line, self.time.says.text())
        elif self._is_to_come(began):
            self.ask(self.time.line, self.wrong.text())
        elif not self.note_wrong.isHidden():
            self.ask(self.note, self.note_wrong.text())
        else:
            self.saved.emit(self._whole(entry, began))

    def _whole(self, entry: Entry, began: datetime) -> Entry:
        length = entry.ended - entry.began
        if self._minutes != max(minutes_of(entry), 1):
            length = timedelta(minutes=self._minutes)
        note = self.note.toPlainText().strip()
        return replace(
            entry,
            began=began,
            ended=began + length,
            rounds_done=self._rounds,
            before=self.before.ratings if self.before else entry.before,
            after=self.after.ratings if self.after else entry.after,
            note=note,
            # What a newer sheet asks stays as it is.
            after_care=entry.after_care.difference(self.care).union(
                key for key, row in self.care.items() if row.isChecked()
            ),
            for_visit=entry.for_visit and bool(note),
        )


def _turn(rows: RatingRows, *, made: bool) -> None:
    """Show the rows, which are many and made when they are first wanted, or hide them."""
    rows.setVisible(rows.isHidden() or not made)
    if not rows.isHidden():
        rows.focus_first()
