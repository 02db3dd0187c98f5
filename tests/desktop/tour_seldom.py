"""What stands on a screen only now and then: questions, refusals, pauses, the way back. Each is reached as by hand."""

from collections.abc import Iterator
from pathlib import Path

from tests.desktop.data_stage import NEW, TODAY
from tests.desktop.stage import NOON, Stage

from lymph_coach.desktop.diary.column import Part
from lymph_coach.desktop.mishap.dialog import Mishap, MishapDialog
from lymph_coach.desktop.widgets.press import CalmPress
from lymph_coach.reminders.marks import Slot
from lymph_coach.session.checkpoint import checkpoint_of
from lymph_coach.session.session import Session

DETAILS = "Traceback (most recent call last):\n" + "  in one of many places of a window\n" * 12
BROKEN = 'schema = 1\nname = "Quick"\n'


def press(*buttons: CalmPress) -> None:
    """Press one after the other, each long after the last press."""
    for button in buttons:
        button._last_s = float("-inf")
        button.click()


def cut_off(stage: Stage, session: Session) -> Iterator[str]:
    """Today with a session that was cut off, and with routines of one's own, one of which cannot be used."""
    app = stage.app
    page = app.today.page
    app.window.show_page("today")
    page.show_offer(checkpoint_of(session, NOON, NOON))
    own = app.today.own
    own.toggle()
    press(own.card.copy_button)
    (app._shared.folders.routines / "quick.toml").write_text(BROKEN, encoding="utf-8")
    own.look()
    own.show()
    yield "today-cut-off"


def diary(stage: Stage, part: Part) -> Iterator[str]:
    """The question after an empty week, the goal, charts as tables, what was deleted; a pause that is being set."""
    page = stage.app.diary.page
    match part:
        case Part.DAYS:
            page.show_question(stage.app.diary._question)
            page.show_notice("There is no room on the disk. Nothing was saved.")
            press(page.goal.goal_button, next(iter(page.day.cards.values())).delete_button)
            yield "diary-asked"
            press(next(iter(page.question._answers)), page.calendar.earlier_button, page.goal.pause_button)
            assert page.goal.chooser
            press(page.goal.chooser.ends._buttons["known"])
            yield "diary-pause"
        case Part.LATEST:
            assert page.goal.chooser
            press(page.goal.chooser.pause_button)
            yield "diary-paused"
        case Part.CHARTS:
            press(page.charts.weeks.table_button, page.charts.ratings.table_button)
            yield "diary-tables"


def reminders(stage: Stage) -> Iterator[str]:
    """Quiet hours in which a reminder lies, a pause until a day, one that was missed; then a name that is missing."""
    page = stage.app.reminders.page
    press(page.quiet.switch, page.pause.day_button, page.pause.until_button, page.pause.day_button)
    page.quiet.start.line.setText("08:00")
    page.quiet.start.line.editingFinished.emit()
    page.show_missed([Slot("a", TODAY, NOON.time())])
    page.show_notice("The reminders could not be saved.")
    yield "reminders-paused"
    press(next(iter(page.list.rows.values())).edit_button)
    page.editor.name.setText("")
    press(page.editor.save_button)
    yield "reminders-unnamed"


def sheet(stage: Stage) -> Iterator[str]:
    """A sheet with lines of one's own, of which one was taken away again."""
    page = stage.app.reading.sheet_page
    for text in ("The stairs at home", "Warm water", "What my sister asked"):
        page.own.line_added.emit(text)
    page.show_notice("There is no room on the disk. Nothing was saved.")
    press(page.own.rows[1].remove_button)
    yield "sheet-own-lines"


def data(stage: Stage) -> Iterator[str]:
    """A file that differs from what is here, and work that takes its time."""
    page = stage.app.diary.taking.data
    page.show_import(Path("diary of last year.json"), NEW)
    page.show_notice("There is no room on the disk. Nothing was saved.")
    yield "data-import-differs"
    page.show_work("Saving ...")
    page.progress.show_progress(300, 1000)
    yield "data-busy"
    page.show_work("")


def mishap(stage: Stage) -> Iterator[str]:
    """The dialog over the window when something failed, and the one when there is no window."""
    for kind in (Mishap.FAULT, Mishap.DEAF):
        dialog = MishapDialog(kind, DETAILS, Path(), stage.app.window)
        dialog.open()
        yield f"mishap-{kind.name.lower()}"
        press(dialog.details_button, dialog.copy_button)
        yield f"mishap-{kind.name.lower()}-details"
        dialog.close()
        dialog.deleteLater()
