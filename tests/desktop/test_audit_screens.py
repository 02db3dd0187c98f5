"""Every screen, in every theme, at every size of text, in small and large windows: nothing is amiss for anyone.

``make test`` tries ten looks, four of them by keyboard; ``make looks`` all thirty-two, by keyboard.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.audit import Audit
from tests.desktop.looks import BY_KEYBOARD, CHOSEN, EVERY, LARGE, PERCENTS, SMALL, THEMES, Look, stops, tries_every

BORNE = {"session-notice: there is no heading"}
"""With very large text in a low window a notice stands in its place, for twelve seconds."""


@pytest.mark.no_cover
@pytest.mark.parametrize("worn", EVERY if tries_every() else CHOSEN, ids=str)
def test_nothing_is_amiss_on_any_screen(look: QApplication, tmp_path: Path, worn: Look) -> None:
    wrong: list[str] = []
    audits: dict[str, Audit] = {}
    for stop in stops(look, tmp_path, worn):
        audit = audits.setdefault(stop.part, Audit(by_keyboard=tries_every() or worn in BY_KEYBOARD))
        # A dialog is as large as it likes; the main window as it was made.
        size = (stop.window.width(), stop.window.height()) if stop.window.parent() else worn.size
        wrong.extend(f"{stop.name}: {fault}" for fault in audit.faults(stop.window, size))
    wrong = [one for one in wrong if one not in BORNE]
    assert "\n".join(wrong) == ""


def test_the_looks_tried_each_time_are_fair() -> None:
    for looks, least in ((BY_KEYBOARD, 1), (CHOSEN, 2)):
        assert set(looks) <= set(EVERY)
        themes, percents, sizes = (
            [one.theme for one in looks],
            [one.percent for one in looks],
            [one.size for one in looks],
        )
        assert min(themes.count(one) for one in THEMES) >= least
        assert min(percents.count(one) for one in PERCENTS) >= least
        assert min(sizes.count(one) for one in (SMALL, LARGE)) >= 2
    assert {one.theme for one in CHOSEN if (one.percent, one.size) == (250, SMALL)} == set(THEMES)
