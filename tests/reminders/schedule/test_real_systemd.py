"""A real systemd of the user's own starts the reminder, at its time and as often as it should.

It runs in a private mount namespace, where the machine looks as if systemd had started it.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lymph_coach.reminders.schedule.systemd import SERVICE, TIMER

SYSTEMD = "/lib/systemd/systemd"
STAGE = Path(__file__).with_name("systemd_stage.py")

# The manager needs a moment to listen; nothing is measured here.
STARTED = f"""
mount -t tmpfs tmpfs /run/systemd && mkdir /run/systemd/system || exit 77
{SYSTEMD} --user --log-target=null & manager=$!
for try in $(seq 100); do systemctl --user show-environment >/dev/null 2>&1 && break; sleep 0.1; done
if systemctl --user show-environment >/dev/null 2>&1; then "$@"; code=$?; else code=77; fi
kill $manager; wait $manager
exit $code
"""


def may_pretend() -> bool:
    """Whether this machine lets a test have mounts of its own, which takes root in most containers."""
    if not Path(SYSTEMD).exists() or not Path("/run/systemd").is_dir() or shutil.which("unshare") is None:
        return False
    words = ["unshare", "--mount", "--propagation", "private", "mount", "-t", "tmpfs", "tmpfs", "/run/systemd"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.mark.real
def test_the_user_s_systemd_takes_it_in_starts_it_and_lets_it_go(tmp_path: Path) -> None:
    if not may_pretend():
        pytest.skip("no systemd here, or no right to a mount namespace")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environ = {
        "HOME": str(tmp_path / "home"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "XDG_RUNTIME_DIR": str(runtime),
        "LYMPH_COACH_HOME": str(tmp_path / "a home 50% $x"),
    }
    inside = ["sh", "-c", STARTED, "stage", sys.executable, str(STAGE), str(tmp_path)]
    words = ["unshare", "--mount", "--propagation", "private", *inside]
    done = subprocess.run(words, env=environ, capture_output=True, text=True, timeout=90, check=False)
    if done.returncode == 77:
        pytest.skip(f"systemd does not run here: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["before"] == "OFF"
    assert told["installed"] == "ON"
    assert told["load_error"] == ""
    assert told["ran"] == [environ["LYMPH_COACH_HOME"], "-P", 'it\'s 50% $HOME ${HOME} %h "q" \\ é', "remind"]
    assert told["child_outlived_it"] is True
    assert told["updated"] == "ON"
    assert told["next_before"] != told["next_after"]
    assert told["removed"] == "OFF"
    assert told["known_after"] == "not-found"
    assert told["left"] == []
    assert {SERVICE, TIMER} <= set(told["files"])
