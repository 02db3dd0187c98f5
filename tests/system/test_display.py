"""Whether there is a screen."""

import pytest

from lymph_coach.system.display import has_display


@pytest.mark.parametrize(
    ("environ", "platform", "answer"),
    [
        ({"HOME": "/"}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"HOME": "/"}, "win32", True),
        ({"HOME": "/"}, "darwin", True),
    ],
)
def test_the_environment_tells(environ: dict[str, str], platform: str, answer: bool) -> None:  # noqa: FBT001
    assert has_display(environ, platform) is answer
