"""What the packaged program puts right before it begins."""

import pytest

from lymph_coach.system.packaged import free_environment


@pytest.mark.parametrize(
    ("started_with", "left"),
    [
        # As its starter leaves it, without and with a path of the person's own.
        ({"_PYI_APPLICATION_HOME_DIR": "/l", "LD_LIBRARY_PATH": "/l", "HOME": "/h"}, {"HOME": "/h"}),
        (
            {"_PYI_ARCHIVE_FILE": "/l/x", "LD_LIBRARY_PATH": "/l:/own", "LD_LIBRARY_PATH_ORIG": "/own"},
            {"LD_LIBRARY_PATH": "/own"},
        ),
        # Not touched by any starter.
        ({"LD_LIBRARY_PATH": "/own"}, {"LD_LIBRARY_PATH": "/own"}),
        ({}, {}),
    ],
)
def test_nothing_is_handed_on_that_was_meant_for_us_alone(started_with: dict[str, str], left: dict[str, str]) -> None:
    free_environment(started_with)
    assert started_with == left
