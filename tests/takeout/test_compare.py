"""What is new, the same and otherwise; who wins; and that nothing doubles and nothing is lost."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.takeout.everything import CHECKIN, ENTRY, EVERYTHING, REMINDER, SHEET

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.journal.diary import Diary, Goal
from lymph_coach.journal.entry import Entry
from lymph_coach.reading.kept import MOST_LINES, Filled, OwnLine
from lymph_coach.reading.marks import Marks
from lymph_coach.reminders.reminder import MOST_REMINDERS, Reminder, Rules
from lymph_coach.settings.choices import Theme
from lymph_coach.settings.settings import Settings
from lymph_coach.takeout.compare import Comparison, Tally, Wins, compare, joined
from lymph_coach.takeout.everything import SECTIONS, Everything, TakeoutError
from lymph_coach.takeout.items import items_of
from lymph_coach.takeout.read import Found


def beside(here: Everything, there: Everything) -> Comparison:
    return compare(here, Found(items_of(there)))


def after(here: Everything, there: Everything, wins: Wins = Wins.HERE) -> Everything:
    return joined(here, beside(here, there).wanted(wins))


def test_all_is_new_where_the_program_was_never_used() -> None:
    found = beside(Everything(), EVERYTHING)
    assert all(tally.new and not tally.differing for tally in found.tallies.values())
    assert list(found.tallies) == list(SECTIONS)
    assert after(Everything(), EVERYTHING) == EVERYTHING


@pytest.mark.parametrize("wins", Wins)
def test_the_same_file_a_second_time_changes_nothing(wins: Wins) -> None:
    found = beside(EVERYTHING, EVERYTHING)
    assert all((tally.new, tally.differing) == (0, 0) for tally in found.tallies.values())
    assert after(EVERYTHING, EVERYTHING, wins) == EVERYTHING


@pytest.mark.parametrize("wins", Wins)
def test_a_file_with_nothing_in_it_takes_nothing_away(wins: Wins) -> None:
    kept = after(EVERYTHING, replace(Everything(), settings=EVERYTHING.settings), wins)
    assert kept == EVERYTHING


def test_a_setting_never_touched_here_is_new_and_one_that_was_is_asked_about() -> None:
    here = replace(Everything(), settings=Settings(theme=Theme.DARK))
    there = replace(Everything(), settings=Settings(theme=Theme.CONTRAST_DARK, text_percent=150))
    found = beside(here, there)
    assert found.tallies["settings"] == Tally(1, len(items_of(here)["settings"]) - 2, 1)
    assert after(here, there).settings == Settings(theme=Theme.DARK, text_percent=150)
    assert after(here, there, Wins.FILE).settings == there.settings


def test_a_corrected_session_is_asked_about_and_is_one_session_whoever_wins() -> None:
    there = replace(EVERYTHING, diary=Diary((replace(ENTRY, note="Corrected."),)))
    assert beside(EVERYTHING, there).tallies["diary"] == Tally(0, 0, 1)
    assert after(EVERYTHING, there).diary.entries == (ENTRY,)
    assert after(EVERYTHING, there, Wins.FILE).diary.entries == (replace(ENTRY, note="Corrected."),)


def test_a_session_is_known_by_its_moment_and_circles_under_another_id() -> None:
    again = replace(EVERYTHING, diary=Diary((replace(ENTRY, id="of another computer"),)))
    assert beside(EVERYTHING, again).tallies["diary"] == Tally(0, 1, 0)
    other = replace(EVERYTHING, diary=Diary((replace(ENTRY, id="other", circles_done=1),)))
    assert [one.id for one in after(EVERYTHING, other).diary.entries] == ["full", "other"]


def test_sessions_twice_in_the_file_count_as_here() -> None:
    found = compare(Everything(), Found({"diary": items_of(EVERYTHING)["diary"]}, doubles=2))
    assert found.tallies == {"diary": Tally(4, 2, 0)}


def test_a_reminder_is_known_under_another_id_and_changed_by_its_own() -> None:
    twin = replace(EVERYTHING, reminders=Rules((replace(REMINDER, id="two"),)))
    assert after(EVERYTHING, twin).reminders == EVERYTHING.reminders
    later = replace(EVERYTHING, reminders=Rules((replace(REMINDER, at=time(9)),)))
    assert beside(EVERYTHING, later).tallies["reminders"] == Tally(0, 0, 1)
    assert after(EVERYTHING, later, Wins.FILE).reminders.reminders == (replace(REMINDER, at=time(9)),)
    assert after(EVERYTHING, later, Wins.FILE).reminders.quiet == EVERYTHING.reminders.quiet


def test_an_id_that_is_taken_by_another_session_of_the_file_stays_its_own() -> None:
    moved = replace(ENTRY, began=ENTRY.began.replace(hour=8))
    there = replace(Everything(), diary=Diary((moved, replace(ENTRY, id="b"))))
    assert {one.id for one in after(EVERYTHING, there, Wins.FILE).diary.entries} == {"full", "b"}


@pytest.mark.parametrize("wins", Wins)
def test_of_two_check_ins_the_later_one_holds_whoever_wins(wins: Wins) -> None:
    early = replace(EVERYTHING, checkin=replace(CHECKIN, asked=date(2026, 1, 1), answers={}))
    assert after(EVERYTHING, early, wins).checkin == CHECKIN
    assert after(early, EVERYTHING, wins).checkin == CHECKIN
    same_day = replace(EVERYTHING, checkin=KeptCheckin(CHECKIN.asked))
    assert after(EVERYTHING, same_day, wins).checkin == CHECKIN
    never = replace(EVERYTHING, checkin=KeptCheckin(None, CHECKIN.answers))
    assert after(EVERYTHING, never, wins).checkin == CHECKIN


def test_sheets_are_joined_line_by_line_and_tick_by_tick() -> None:
    there = Filled(
        frozenset({"bag.shoes"}),
        (OwnLine("A scarf", ticked=True), OwnLine("A hat"), OwnLine("A hat")),
        {"own": "When?"},
    )
    kept = after(EVERYTHING, replace(EVERYTHING, sheets={"visit": there, "home": there}))
    assert kept.sheets["home"] == there
    assert kept.sheets["visit"] == Filled(
        SHEET.ticked | {"bag.shoes"}, (*SHEET.own, OwnLine("A hat"), OwnLine("A hat")), SHEET.written
    )
    taken = after(EVERYTHING, replace(EVERYTHING, sheets={"visit": there}), Wins.FILE).sheets["visit"]
    assert (taken.own[1], taken.written) == (OwnLine("A scarf", ticked=True), {"own": "When?"})


def test_reading_goes_on_where_it_was_here() -> None:
    there = replace(EVERYTHING, reading=Marks("about", {"about": 7, "sleep": 3}, frozenset({"sleep"})))
    assert after(EVERYTHING, there).reading == Marks(
        "deep-tissue", {"deep-tissue": 12, "about": -1, "sleep": 3}, frozenset({"about", "sleep"})
    )


def test_a_goal_is_asked_about() -> None:
    there = replace(EVERYTHING, diary=Diary(goal=Goal(2)))
    assert beside(EVERYTHING, there).tallies["diary"] == Tally(0, 0, 1)


def test_more_than_may_be_together_is_refused_before_anything_is_done() -> None:
    many = tuple(Reminder(f"r{number}", f"Number {number}", time(8)) for number in range(MOST_REMINDERS))
    with pytest.raises(TakeoutError, match="with what is here, there are 101 reminders; allowed are 0 to 100"):
        beside(EVERYTHING, replace(Everything(), reminders=Rules(many)))
    lines = tuple(OwnLine(f"Line {number}") for number in range(MOST_LINES))
    with pytest.raises(TakeoutError, match="with what is here, own lines: 32; allowed are 0 to 30"):
        beside(EVERYTHING, replace(Everything(), sheets={"visit": Filled(own=lines)}))


PLACES = st.dictionaries(st.sampled_from("abcd"), st.integers(-1, 5))
MARKS = st.builds(Marks, st.sampled_from(["", "a", "b"]), PLACES, st.frozensets(st.sampled_from("abcd")))
SETTINGS = st.builds(Settings, theme=st.sampled_from(Theme), text_percent=st.sampled_from([100, 150, 200]))


def told(number: int, hour: int, note: str) -> Entry:
    return replace(ENTRY, id=f"{number}", began=ENTRY.began.replace(hour=hour), note=note)


def by_moment(one: Entry) -> datetime:
    return one.began


def by_id(one: Entry) -> str:
    return one.id


ENTRIES = st.builds(told, st.integers(0, 3), st.integers(0, 9), st.sampled_from(["", "x"]))
DIARIES = st.builds(Diary, st.lists(ENTRIES, max_size=4, unique_by=(by_id, by_moment)).map(tuple))
SOME = st.builds(Everything, settings=SETTINGS, reading=MARKS, diary=DIARIES)


@given(SOME, SOME, st.sampled_from(Wins))
def test_whatever_is_here_and_there_nothing_is_lost_and_nothing_doubles(
    here: Everything, there: Everything, wins: Wins
) -> None:
    once = after(here, there, wins)
    assert after(once, there, wins) == once
    for name, items in items_of(here).items():
        assert items.keys() <= items_of(once)[name].keys()
    began = {(one.began, one.circles_done) for one in here.diary.entries}
    kept = {(one.began, one.circles_done) for one in once.diary.entries}
    if wins is Wins.HERE:
        assert began <= kept
        assert beside(once, there).wanted(wins) == {name: {} for name in SECTIONS}
