"""Everything into a file and out of one, in a terminal."""

import io
import json
import os
from pathlib import Path

import pytest
from tests.takeout.everything import EVERYTHING, NOW

from lymph_coach.cli import main
from lymph_coach.commands.data import WINDOW_IS_OPEN, export_all, import_all
from lymph_coach.commands.plan_options import OptionError
from lymph_coach.system.folders import Folders
from lymph_coach.system.process_lock import ProcessLock
from lymph_coach.takeout.compare import Wins
from lymph_coach.takeout.everything import Everything
from lymph_coach.takeout.items import items_of
from lymph_coach.takeout.store import TakeoutStore


def store_in(folder: Path) -> TakeoutStore:
    return TakeoutStore(Folders.of({"LYMPH_COACH_HOME": str(folder)}), lambda: NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    store = store_in(tmp_path / "old")
    store.take_in(items_of(EVERYTHING))
    export_all(store, tmp_path / "all.json", NOW, io.StringIO())
    return tmp_path / "all.json"


def test_all_moves_to_another_computer(file: Path, tmp_path: Path) -> None:
    store, out = store_in(tmp_path / "new"), io.StringIO()
    import_all(store, file, None, NOW, out)
    assert store.gather() == Everything()
    assert out.getvalue().splitlines()[-2:] == [
        "diary: 4 new, 0 already here, 0 not the same",
        "Nothing was changed.",
    ]
    import_all(store, file, Wins.HERE, NOW, out)
    assert store.gather() == EVERYTHING
    assert f"kept in {tmp_path / 'new' / 'data' / 'before-import.json'}." in out.getvalue()


def test_what_cannot_be_brought_in_is_said(file: Path, tmp_path: Path) -> None:
    record = json.loads(file.read_bytes())
    record["diary"]["goal"] = {"days": 9}
    file.write_text(json.dumps(record), encoding="utf-8")
    out = io.StringIO()
    import_all(store_in(tmp_path / "new"), file, None, NOW, out)
    assert "cannot be brought in: goal.days is 9; allowed are 1 to 7" in out.getvalue()


def test_a_file_that_is_none_is_bad_use(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(b"[]")
    with pytest.raises(OptionError, match=r"bad\.json: the file holds list; allowed is an object\."):
        import_all(store_in(tmp_path), tmp_path / "bad.json", Wins.HERE, NOW, io.StringIO())


def test_the_commands(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LYMPH_COACH_HOME", str(tmp_path / "here"))
    assert main(["data", "import", str(file), "--dry-run"]) == 0
    assert main(["data", "import", str(file), "--keep", "file"]) == 0
    assert main(["data", "export", str(tmp_path / "again.json")]) == 0
    assert json.loads((tmp_path / "again.json").read_bytes())["diary"] == json.loads(file.read_bytes())["diary"]
    assert main(["data", "import", str(tmp_path / "gone.json")]) == 2
    assert main(["data", "export", str(file / "inside.json")]) == 1
    window = ProcessLock(Folders.of(os.environ).window_lock)
    assert window.take()
    assert main(["data", "import", str(file), "--dry-run"]) == 0
    assert main(["data", "import", str(file)]) == 1
    window.release()
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("lymph-coach data: gone.json could not be read")
    assert told[1].startswith("lymph-coach data export: ")
    assert told[2] == f"lymph-coach data import: {WINDOW_IS_OPEN}"
