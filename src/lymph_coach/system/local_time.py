"""The time here and now."""

import sys
import time
from datetime import datetime


def local_now() -> datetime:
    """The time on the wall, with its zone; also after a journey, while the program ran."""
    if sys.platform != "win32":
        time.tzset()  # the C library notices another zone only when it is told to look
    return datetime.now().astimezone()
