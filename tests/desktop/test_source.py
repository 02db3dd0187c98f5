"""What a first session would wait for is loaded beforehand."""

import subprocess
import sys

_LOADED = """
import sys
from lymph_coach.desktop.source import load_libraries
assert "numpy" not in sys.modules and "miniaudio" not in sys.modules
load_libraries(print, bool)
before = set(sys.modules)
from pathlib import Path
from lymph_coach.desktop.source import SessionSource
from lymph_coach.session.course import load_course, plan_of
from lymph_coach.settings.settings import Settings
course = load_course()
settings = Settings(muted=False)
try:
    SessionSource(course.words, Path(sys.argv[1]), lambda: settings).prepare(
        plan_of(settings, course.routine), print, lambda: True
    )
except Exception as error:
    assert type(error).__name__ == "PreparationCancelledError", error
print(sorted(name for name in set(sys.modules) - before if name.startswith(("numpy", "miniaudio", "lymph_coach.s"))))
"""


def test_a_session_loads_nothing_more_of_sound_and_speech(tmp_path: object) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOADED, str(tmp_path)], check=True, capture_output=True, text=True, timeout=60
    )
    assert told.stdout.splitlines()[-1] == "['lymph_coach.session.course', 'lymph_coach.system.shipped']"
