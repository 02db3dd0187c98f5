"""Finding a setting by its words, as pages are found: also by words half typed or misspelt."""

from collections.abc import Mapping
from datetime import date

from lymph_coach.desktop.words.settings import said
from lymph_coach.reading.page import Items, Library, Page, Shelf, Span
from lymph_coach.reading.search import Finder
from lymph_coach.settings.fields import Choice, Rule


def settings_finder(shown: Mapping[str, Rule]) -> Finder:
    """Finds the fields of the settings by their names, help and choices; a hit's page is the field's name."""
    return Finder(Library((Shelf("", tuple(_as_page(field, rule) for field, rule in shown.items())),)))


def _as_page(field: str, rule: Rule) -> Page:
    """A setting as the search takes it: its name the title, its group the short name, its choices the body."""
    options = rule.options.values() if isinstance(rule, Choice) else ()
    return Page(
        id=field,
        title=said(rule.label),
        short=said(rule.group.value),
        purpose=said(rule.hint),
        summary=("", "", ""),
        minutes=0,
        drawing="",
        checked=date.min,
        sources=(),
        blocks=(Items(tuple((Span(said(option)),) for option in options)),),
    )
