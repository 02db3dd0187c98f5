"""Files as nobody meant them: right ones damaged, JSON of any shape; and what reading them may cost."""

import json
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from hypothesis import strategies as st

MOST_S = 2.0
MOST_BYTES = 64_000_000
LONG = 3_000

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Edit:
    """At a share of the file, so many bytes give way to others."""

    at: float
    length: int
    put: bytes

    def __call__(self, data: bytes) -> bytes:
        start = round(self.at * len(data))
        return data[:start] + self.put + data[start + self.length :]


def damaged(right: Sequence[bytes], scraps: Sequence[bytes] = ()) -> st.SearchStrategy[bytes]:
    """One of the right files with up to four edits, cut short or not; ``scraps`` mean something to its reader."""
    usual = [b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"9" * LONG, b"[" * LONG, b"-", b"\n", b'"', b"{"]
    scrap = st.sampled_from([*usual, *scraps]) | st.binary(max_size=8)
    edit = st.builds(Edit, st.floats(0, 1), st.integers(0, 30), scrap)
    whole = st.tuples(st.sampled_from(list(right)), st.lists(edit, max_size=4)).map(_edited)
    return whole | st.tuples(whole, st.floats(0, 1)).map(_cut) | st.binary(max_size=200)


def _edited(made: tuple[bytes, list[Edit]]) -> bytes:
    data, edits = made
    for edit in edits:
        data = edit(data)
    return data


def _cut(made: tuple[bytes, float]) -> bytes:
    data, at = made
    return data[: round(at * len(data))]


HUGE = st.sampled_from([10**400, -(10**400), 2**63, 1e308, float("nan"), float("inf"), -0.0])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | HUGE | st.text(max_size=20) | st.just("x" * LONG)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@st.composite
def misread(draw: st.DrawFn, right: object) -> object:
    """A right JSON value with something in it, at any depth, left out, doubled or put in the place of another."""
    if isinstance(right, dict) and right and draw(st.integers(0, 9)):
        table = cast("dict[str, Any]", right)
        key = draw(st.sampled_from(sorted(table)))
        if draw(st.integers(0, 9)) == 0:
            return {name: value for name, value in table.items() if name != key}
        return {**table, key: draw(misread(table[key]))}
    if isinstance(right, list) and right and draw(st.integers(0, 9)):
        items = cast("list[Any]", right)
        place = draw(st.integers(0, len(items) - 1))
        twice = [items[place]] if draw(st.integers(0, 4)) == 0 else []
        return [*items[:place], draw(misread(items[place])), *twice, *items[place + 1 :]]
    return draw(JSON)


def as_json(value: object) -> bytes:
    """As our own files are written, but whatever it is."""
    return json.dumps(value).encode("utf-8", "surrogatepass")


def as_toml(value: object) -> str:
    """A value as it stands after the = of a line; what TOML has no word for is false."""
    match value:
        case bool() | None:
            return "true" if value else "false"
        case int() | float():
            return hex(value) if isinstance(value, int) and value > 2**63 else repr(value)
        case date():
            return value.isoformat()
        case dict():
            pairs = cast("dict[str, Any]", value).items()
            return "{" + ", ".join(f"{as_toml(key)} = {as_toml(one)}" for key, one in pairs) + "}"
        case list():
            return "[" + ", ".join(as_toml(one) for one in cast("list[Any]", value)) + "]"
        case _:
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_file(value: object) -> str:
    """A file of these keys, each with its value on a line."""
    table = cast("dict[str, Any]", value) if isinstance(value, dict) else {"x": value}
    return "\n".join(f"{as_toml(key)} = {as_toml(one)}" for key, one in table.items())


def cheaply(work: Callable[[], _Result]) -> _Result:
    """Do it and give what it gives or raises; fail where it takes more time or memory than any file may cost."""
    tracemalloc.start()
    began_s = time.process_time()
    try:
        return work()
    finally:
        took_s = time.process_time() - began_s
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert took_s < MOST_S
        assert most < MOST_BYTES
