"""The time here and now."""

from datetime import datetime


def local_now() -> datetime:
    """The time on the wall, with its zone."""
    return datetime.now().astimezone()
