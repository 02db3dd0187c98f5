"""Inside the namespace of ``test_real_systemd``: installs, starts, updates and removes; prints what it saw."""

import json
import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from lymph_coach.reminders.reminder import EVERY_DAY, Reminder, Rules
from lymph_coach.reminders.schedule.choose import launch_of
from lymph_coach.reminders.schedule.commands import run_command
from lymph_coach.reminders.schedule.systemd import SERVICE, TIMER, SystemdSchedule

AWKWARD = 'it\'s 50% $HOME ${HOME} %h "q" \\ é'
LONGEST_WAIT_S = 30


def rule_in(minutes: int) -> Rules:
    at = (datetime.now().astimezone() + timedelta(minutes=minutes)).time().replace(second=0, microsecond=0)
    return Rules((Reminder("a", "A", at, EVERY_DAY),))


def shown(unit: str, name: str) -> str:
    return run_command(["systemctl", "--user", "show", unit, f"--property={name}", "--value"]).text.strip()


def waited_for(path: Path) -> bool:
    for _ in range(LONGEST_WAIT_S * 10):
        if path.exists():
            return True
        time.sleep(0.1)
    return False


def main(folder: Path) -> None:
    heard, alive = folder / "heard", folder / "alive"
    program = folder / "a b 50% $x"
    # The child stands for the window that Start opens: it must outlive the reminder.
    program.write_text(
        "#!/bin/sh\n"
        f"( sleep 1; touch '{alive}' ) >/dev/null 2>&1 &\n"
        f"""{{ printf '%s\\n' "$LYMPH_COACH_HOME" "$@"; }} > '{heard}.part'; mv '{heard}.part' '{heard}'\n"""
    )
    program.chmod(0o700)
    launch = launch_of((str(program), "-P", AWKWARD, "remind"), os.environ)
    config, data = Path.home() / ".config", Path.home() / ".local" / "share"
    schedule = SystemdSchedule(launch, config, data, run_command)
    told: dict[str, object] = {"before": schedule.status().condition.name}
    schedule.install(rule_in(60 * 5))
    told["installed"] = schedule.status().condition.name
    told["load_error"] = shown(SERVICE, "LoadError").strip('" ')
    told["next_before"] = shown(TIMER, "NextElapseUSecRealtime")
    told["files"] = [path.name for path in Path.home().rglob("*")]
    run_command(["systemctl", "--user", "start", SERVICE])
    waited_for(heard)
    told["ran"] = heard.read_text().splitlines() if heard.exists() else None
    told["child_outlived_it"] = waited_for(alive)
    schedule.install(rule_in(60 * 7))
    told["updated"] = schedule.status().condition.name
    told["next_after"] = shown(TIMER, "NextElapseUSecRealtime")
    schedule.remove()
    told["removed"] = schedule.status().condition.name
    told["known_after"] = shown(TIMER, "LoadState")
    told["left"] = [str(path) for path in Path.home().rglob("*") if not path.is_dir() and "lymph" in path.name]
    print(json.dumps(told))  # noqa: T201 - how it tells


if __name__ == "__main__":
    main(Path(sys.argv[1]))
