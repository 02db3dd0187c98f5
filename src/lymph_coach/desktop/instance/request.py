"""What a start asks of the window, as it travels from a second start to the first."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

LARGEST_BYTES = 2_048
PAGES = ("today", "read", "reminders", "diary", "settings")
_WORD = re.compile(r"[a-z][a-z_-]{0,39}")
_TOKEN = re.compile(r"[\x21-\x7e]{0,512}")
_TEXT: Mapping[str, re.Pattern[str]] = {"page": re.compile("|".join(PAGES)), "ready": _WORD, "token": _TOKEN}


class Request(NamedTuple):
    """A wish; one without a page and not to be ready only wants the window to come forward.

    Attributes:
        page: one of ``PAGES``, those of the navigation, or empty.
        ready: a preset to have ready to start, empty for the one chosen; ``None`` where nothing is to be ready.
        token: what a desktop gave the start, by which a window may come forward of itself; or empty.
    """

    page: str = ""
    ready: str | None = None
    token: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it asks for nothing but the window."""
        return not self.page and self.ready is None


def request_bytes(request: Request) -> bytes:
    """The request as one line; without what the other side would refuse it for, such as a preset of no such name."""
    wanted = {"page": request.page, "ready": request.ready, "token": request.token}
    said = {name: value if _fits(name, value) else "" for name, value in wanted.items() if value is not None}
    return json.dumps(said).encode() + b"\n"


def read_request(raw: bytes) -> Request | None:
    """The request that a whole line holds; ``None`` for whatever is none of ours. What is unknown in it is left out."""
    if len(raw) > LARGEST_BYTES:
        return None
    try:
        said: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    values = cast("dict[Any, Any]", said)
    ours: dict[str, str] = {}
    for name in _TEXT:
        value = values.get(name)
        if value is None:
            continue
        if not isinstance(value, str) or not _fits(name, value):
            return None
        ours[name] = value
    return Request(ours.get("page", ""), ours.get("ready"), ours.get("token", ""))


def _fits(name: str, value: str) -> bool:
    return not value or _TEXT[name].fullmatch(value) is not None
