"""Whatever JSON can hold, and the places in it."""

from collections.abc import Iterator
from typing import Any, cast

from hypothesis import strategies as st

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def places(value: Any, *way: str | int) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401  # any JSON
    """The way to everything there is in a file."""
    if way:
        yield way
    if isinstance(value, dict):
        for name, inner in cast("dict[str, Any]", value).items():
            yield from places(inner, *way, name)
    elif isinstance(value, list):
        for number, inner in enumerate(cast("list[Any]", value)):
            yield from places(inner, *way, number)
