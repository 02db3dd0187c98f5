"""The pages and sheets that ship keep their promises: sources, plain words, no claims."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.reading.length import WORDS_A_MINUTE, word_count, words_of
from tests.reading.pages import FRONT, SOURCE, page_of
from tests.reading.readability import Syllables, count, prose

from lymph_coach.reading.load import load_library
from lymph_coach.reading.page import Box, BoxKind, Heading, Items, Library, Page, Says, plain
from lymph_coach.reading.runs import numbered_runs
from lymph_coach.reading.sentences import Sentence, sentence_ranges, sentences
from lymph_coach.reading.sheets import Sheet, load_sheets

ASSETS = Path(__file__).parent.parent.parent / "assets"
PAGES = ASSETS / "pages" / "en"
SHEETS = ASSETS / "sheets" / "en"

KINDS = ("lymph-drainage", "aromatherapy", "connective-tissue", "deep-tissue", "neuromuscular")
NAMES = (
    "arm-circles",
    *KINDS,
    "what-massage-may-do",
    *("before-a-session", "after-a-session", "choosing-a-therapist"),
    *("staying-safe", "noticing", "about"),
)

LONGEST_SENTENCE = 20  # words
GRADE, SAFETY_GRADE = 8, 6

# A figure is a number in digits, or one that counts parts of a whole in words.
NUMBER = "(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred)"
FIGURE = re.compile(rf"\d|%|\bper ?cent\b|\b{NUMBER} (?:in|of|out of) (?:every )?{NUMBER}\b", re.IGNORECASE)
NO_FIGURE = re.compile(r"\b[98] 1 1\b")  # telephone numbers, as they are said

CLAIM = re.compile(
    r"\b(treat(s|ed|ing)?|reliev\w+|reduc\w+|drain(s|ed|ing)?|detox\w*|flush\w*|heal(s|ed|ing)?|cur(e[sd]?|ing)"
    r"|prevent\w*|clinically|proven|score)\b",
    re.IGNORECASE,
)
# What the words of claims may stand in: denials, warnings of those who claim, and other meanings.
NO_CLAIM = re.compile(
    r"not been shown to heal|not treat any illness|not cure|cure is not on offer|promises of a cure"
    r"|promises? (a|to) cure|how you are treated|were taken out or treated|such as a port, a drain or a line",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def library() -> Library:
    sheets = {path.stem for path in SHEETS.glob("*.toml")}
    return load_library(PAGES, sheets=sheets, drawings={path.stem for path in (ASSETS / "drawings").glob("*.svg")})


@pytest.fixture(scope="module")
def sheets() -> tuple[Sheet, ...]:
    return load_sheets(SHEETS)


@pytest.fixture(scope="module")
def syllables() -> Syllables:
    return Syllables()


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, library: Library) -> Page:
    return library.page(str(request.param))


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, library: Library) -> Page:
    return library.page(str(request.param))


def uncited(page: Page) -> list[str]:
    """The sentences with a figure and no source; a citation belongs to the sentence that it stands in or behind."""
    runs = list(page.spans())
    found: list[str] = []
    for sentence in sentences(page):
        if not FIGURE.search(NO_FIGURE.sub("", sentence.text)):
            continue
        places: list[int] = []
        at = 0
        for span in runs[sentence.run] if sentence.run >= 0 else ():
            at += len(span.text)
            places += [at] if span.cite else []
        following = min((s.start for s in sentences(page) if after(s, sentence)), default=at)
        if not any(sentence.start < place <= max(following, sentence.end) for place in places):
            found.append(sentence.text)
    return found


def after(one: Sentence, other: Sentence) -> bool:
    return one.run == other.run and one.start > other.start


def left_cells(page: Page) -> Iterator[int]:
    """The runs that say what the source page says."""
    cells = {id(left) for block in page.blocks if isinstance(block, Says) for left, _ in block.rows}
    return (run for run, spans in enumerate(page.spans()) if id(spans) in cells)


def claims(text: str) -> list[str]:
    return [found[0] for found in CLAIM.finditer(NO_CLAIM.sub("", text))]


def texts_of(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.title, sheet.purpose, sheet.caution)
    for part in sheet.parts:
        yield part.title
        yield from (tick.text for tick in part.ticks)


def test_these_are_the_pages(library: Library) -> None:
    assert [page.id for page in library.pages] == list(NAMES)


def test_every_figure_has_its_source(page: Page) -> None:
    assert uncited(page) == []


def test_every_page_says_how_long_it_takes(page: Page) -> None:
    assert abs(page.minutes - word_count(page) / WORDS_A_MINUTE) <= 1


def test_sentences_are_short(page: Page) -> None:
    written = dict(numbered_runs(page))
    parts = [written[one.run][one.start : one.end] for one in sentences(page)]
    assert [part for part in parts if len(words_of(part)) > LONGEST_SENTENCE] == []


def test_every_page_is_easy_to_read(page: Page, syllables: Syllables) -> None:
    measured = count(prose(page), syllables)
    assert measured.words >= 100
    assert measured.grade <= (SAFETY_GRADE if page.id == "staying-safe" else GRADE)


def test_no_page_claims_too_much(page: Page) -> None:
    left = set(left_cells(page))
    assert {run: claims(text) for run, text in numbered_runs(page) if run not in left and claims(text)} == {}


def test_our_routine_is_no_therapy(library: Library) -> None:
    texts = [text for _, text in numbered_runs(library.page("arm-circles"))]
    assert [text for text in texts if re.search("therap(y|eutic)", text)] == []


def test_a_kind_of_massage_is_shown_from_both_sides(kind: Page) -> None:
    (says,) = (block for block in kind.blocks if isinstance(block, Says))
    assert says.heads == ("The source page says", "Research says")
    assert len(says.rows) >= 2


def test_a_kind_of_massage_says_when_to_ask_first_and_what_to_do_now(kind: Page) -> None:
    boxes = {block.kind for block in kind.blocks if isinstance(block, Box)}
    assert {BoxKind.IMPORTANT, BoxKind.TIP} <= boxes


def test_a_kind_of_massage_has_questions_to_ask(kind: Page) -> None:
    headed = [
        following
        for heading, following in pairwise(kind.blocks)
        if isinstance(heading, Heading) and re.search("ask|question", plain(heading.spans), re.IGNORECASE)
    ]
    lists = [block for block in headed if isinstance(block, Items)]
    assert any(all(plain(item).endswith("?") for item in each.items) and len(each.items) >= 3 for each in lists)


def test_a_kind_of_massage_names_its_studies(kind: Page) -> None:
    assert len(kind.sources) >= 2


def test_new_weakness_is_nowhere_left_to_the_doctor_where_it_may_be_a_stroke(
    library: Library, sheets: tuple[Sheet, ...]
) -> None:
    texts = {page.id: " ".join(text for _, text in numbered_runs(page)) for page in library.pages}
    texts |= {f"sheet {sheet.id}": " ".join(texts_of(sheet)) for sheet in sheets}
    speaking = {name for name, text in texts.items() if "weakness" in text}
    assert speaking >= {"staying-safe", "after-a-session", "sheet after"}
    assert [name for name in speaking if "suddenly weak or numb" not in texts[name]] == []
    assert [name for name in speaking if "911, or your local emergency number" not in texts[name]] == []


@pytest.mark.parametrize("path", sorted([*PAGES.iterdir(), *SHEETS.iterdir()]), ids=lambda path: path.name)
def test_nothing_leads_out_unprotected(path: Path) -> None:
    assert "http:" not in path.read_text(encoding="utf-8")


def test_sheets_are_short_and_claim_nothing(sheets: tuple[Sheet, ...]) -> None:
    assert {"before", "after", "questions", "therapist"} <= {sheet.id for sheet in sheets}
    texts = [text for sheet in sheets for text in texts_of(sheet)]
    assert [text for text in texts if claims(text)] == []
    parts = [text[start:end] for text in texts for start, end in sentence_ranges(text)]
    assert [part for part in parts if len(words_of(part)) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It heals nerves and drains fluid.", ["heals", "drains"]),
        ("It treats pain, prevents falls and is clinically proven.", ["treats", "prevents", "clinically", "proven"]),
        ("It has not been shown to heal nerves. It flushes toxins.", ["flushes"]),
        ("You may have had treatment, or lymph drainage.", []),
    ],
)  # fmt: skip
def test_claims_are_seen(text: str, words: list[str]) -> None:
    assert claims(text) == words


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It fell by 5 points.[^lee-2020] So did 6.", ["So did 6."]),
        ("It fell by 5 points. So did this.[^lee-2020]", ["It fell by 5 points."]),
        ("It fell[^lee-2020] by 5 points. Call 911 or 811.", []),
        ("Ten percent fell. Five out of ten rose. Fine.[^lee-2020]", ["Ten percent fell.", "Five out of ten rose."]),
        ("- One.[^lee-2020]\n- It was 5%.", ["It was 5%."]),
    ],
)  # fmt: skip
def test_figures_without_a_source_are_seen(body: str, found: list[str]) -> None:
    assert uncited(page_of(body, FRONT + SOURCE)) == found
