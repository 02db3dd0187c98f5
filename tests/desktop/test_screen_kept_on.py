"""How often a session asks the system to keep the screen on."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.system.awake import Awake, AwakeNotice


class RefusedHold:
    """A hold on the screen that the system never grants."""

    active = False
    asked = 0

    def __enter__(self) -> None:
        RefusedHold.asked += 1

    def __exit__(self, *error: object) -> None:
        pass


def test_a_system_that_refuses_is_asked_once_each_time_the_session_goes_on(
    open_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    stage = open_stage(preset="circles")
    app = stage.app
    RefusedHold.asked = 0
    app._parts = app._parts._replace(awake=Awake(RefusedHold))
    with qtbot.waitSignal(app.practice.coach.began, timeout=20_000):
        app.today.page.start_button.click()
    for _ in range(20):
        stage.hear(0.1)
    assert RefusedHold.asked == 1
    assert AwakeNotice.NOT_KEPT.value in app.practice.page.notice.text()
    app.practice.coach.pause()
    app.practice.coach.pause_or_go_on()
    stage.hear(0.1)
    assert RefusedHold.asked == 2
    app.practice.coach.ask_stop()
    app.practice.coach.stop("done")
    with qtbot.waitSignal(app.practice.coach.began, timeout=20_000):
        app.practice.coach.start(app.today.plan)
    stage.hear(0.1)
    assert RefusedHold.asked == 3
