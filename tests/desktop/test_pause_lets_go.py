"""What a long pause keeps of the sound device."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.session.session import State


def test_a_pause_lets_go_of_the_device_once_it_has_spoken(open_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    coach, output = stage.app.practice.coach, stage.source.outputs[0]
    with qtbot.waitSignal(coach.began, timeout=20_000):
        stage.app.today.page.start_button.click()
    stage.hear(2.0)
    coach.pause()
    assert output.playing
    assert coach._said.isActive()
    coach._said.timeout.emit()
    assert not output.playing
    coach.pause_or_go_on()
    assert output.playing
    assert coach.session is not None
    assert coach.session.state is State.RUNNING
    coach._said.timeout.emit()
    assert output.playing
