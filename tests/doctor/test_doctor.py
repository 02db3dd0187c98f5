"""How the doctor tells what it finds, and looks at every area of this machine."""

import json
import os
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path

import pytest

from lymph_coach.doctor import doctor
from lymph_coach.doctor.findings import Check, Finding, State

OK, WARNING, BROKEN = State.OK, State.WARNING, State.BROKEN


def check(area: str, *findings: Finding) -> Check:
    def look() -> tuple[Finding, ...]:
        return findings

    return Check(area, look, 5)


GOOD = check("voice", Finding("voice", OK, "The voice works."))
POOR = check("sound", Finding("sound", WARNING, "No speaker.", "Plug one in."))
BAD = check("files", Finding("files", BROKEN, "A file is damaged.", "Install again."))


@pytest.mark.parametrize(
    ("checks", "status", "last"),
    [
        ((GOOD,), 0, "Everything works."),
        ((GOOD, POOR), 0, "Lymph Coach works here. Some things could be better: see above."),
        ((GOOD, POOR, BAD), 1, "Something is broken. The lines above say how to mend it."),
    ],
)
def test_a_report_in_words(checks: tuple[Check, ...], status: int, last: str) -> None:
    out = StringIO()
    assert doctor.report(checks, out, as_json=False) == status
    lines = out.getvalue().splitlines()
    assert lines[0] == "works  voice      The voice works."
    assert lines[-1] == last
    assert ("                  Mend: Plug one in." in lines) == (POOR in checks)


@pytest.mark.parametrize(("checks", "status"), [((GOOD, POOR), 0), ((BAD,), 1)])
def test_a_report_for_a_program(checks: tuple[Check, ...], status: int) -> None:
    out = StringIO()
    assert doctor.report(checks, out, as_json=True) == status
    record = json.loads(out.getvalue())
    assert sorted(record) == ["findings", "ok", "version"]
    assert record["ok"] is (status == 0)
    assert [sorted(row) for row in record["findings"]] == [["area", "mend", "sentence", "state"]] * len(checks)


def test_a_look_that_hangs_is_left_behind() -> None:
    gate = threading.Event()

    def hang() -> tuple[Finding, ...]:
        gate.wait()
        return ()

    (found,) = Check("sound", hang, 0.01).findings()
    gate.set()
    assert (found.state, found.sentence) == (BROKEN, "No answer within 0.01 seconds.")


def test_a_fault_of_our_own_is_not_hidden() -> None:
    def fault() -> tuple[Finding, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Check("sound", fault, 5).findings()


def test_every_area_is_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LYMPH_COACH_HOME", str(tmp_path))
    areas = [one.area for one in doctor.this_machine()]
    looks = ["versions", "files", "folders", "settings", "voice", "sound", "libraries", "screen"]
    assert areas == [*looks, "window", "log", "reminders"]


def test_run_reports_this_machine(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def two() -> tuple[Check, ...]:
        return GOOD, BAD

    monkeypatch.setattr(doctor, "this_machine", two)
    assert doctor.run() == 1
    assert capsys.readouterr().out.startswith("works  voice")


@pytest.mark.real
def test_the_real_doctor_on_this_machine(tmp_path: Path) -> None:
    env = {**os.environ, "LYMPH_COACH_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "lymph_coach", "doctor", "--json"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    record = json.loads(done.stdout)
    assert done.returncode == (0 if record["ok"] else 1)
    spoken = [row for row in record["findings"] if row["area"] == "voice"]
    assert [row["state"] for row in spoken] == ["ok", "ok"]
