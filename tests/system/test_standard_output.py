"""What is printed where a letter cannot be shown, or nobody reads."""

import os
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from lymph_coach.system.standard_output import let_go, show_any_letter


@pytest.mark.parametrize(("text", "printed"), [("très bien", b"tr?s bien"), ("file-\udcff.json", b"file-?.json")])
def test_a_letter_that_cannot_be_shown_is_a_question_mark(text: str, printed: bytes) -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding="ascii")
    show_any_letter(stream)
    print(text, end="", file=stream, flush=True)
    assert raw.getvalue() == printed


def test_what_already_copes_is_left_alone() -> None:
    stream = TextIOWrapper(BytesIO(), encoding="utf-8", errors="surrogateescape")
    for one in (stream, StringIO(), None):
        show_any_letter(one)
    assert stream.errors == "surrogateescape"


def test_where_nobody_reads_nothing_complains() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w", encoding="utf-8")
    stream.write("goes nowhere")
    let_go(stream)
    stream.close()
    let_go(None)
