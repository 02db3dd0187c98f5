"""Notifications over the session bus: what is asked of the service, what is heard, and what holds when none answers."""

import socket
import sys
import threading
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from fake_bus import REPLIES, FakeBus

from lymph_coach.reminders.notify.choose import notifier_for
from lymph_coach.reminders.notify.linux import SILENCE, LinuxNotifier, arguments
from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError, Service
from lymph_coach.reminders.notify.session_bus import BusError, SessionBus, address_of

NOTICE = Notice("Morning circles", "after <tea> & toast")
LONG_S = 5.0


def test_notify_is_called_as_the_specification_says() -> None:
    assert arguments(NOTICE, {"actions", "body"}) == (
        "Lymph Coach",
        0,
        "org.lymphcoach.LymphCoach",
        "Morning circles",
        "after <tea> & toast",
        ["default", "Start", "start", "Start", "snooze", "Snooze 10 min", "skip", "Skip today"],
        {
            "urgency": ("y", 1),
            "category": ("s", "x-lymph-coach.reminder"),
            "desktop-entry": ("s", "org.lymphcoach.LymphCoach"),
        },
        0,
    )


def test_a_service_that_reads_markup_is_given_none() -> None:
    assert arguments(NOTICE, {"body-markup"})[4] == "after &lt;tea&gt; &amp; toast"


def test_what_would_break_the_connection_is_left_out(tmp_path: Path) -> None:
    odd = Notice("one\x00two\ud83d", "\ud83d\ude00 after tea\udc00")
    assert arguments(odd, ())[3:5] == ("onetwo\ufffd", "\N{GRINNING FACE} after tea\ufffd")
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(odd)
        shown.withdraw()
        assert shown.wait() is None


def test_a_service_without_buttons_is_asked_for_none() -> None:
    assert arguments(NOTICE, {"body"})[5] == []


def test_a_silent_notice_suppresses_the_sound() -> None:
    hints = arguments(Notice("Test", silent=True), {"sound"})[6]
    assert isinstance(hints, dict)
    assert hints["suppress-sound"] == ("b", True)


@pytest.mark.parametrize(("actions", "has_buttons"), [(["actions"], True), (["body"], False)])
def test_the_service_tells_its_name_and_whether_it_has_buttons(
    tmp_path: Path, actions: list[str], *, has_buttons: bool
) -> None:
    with FakeBus(tmp_path, {**REPLIES, "GetCapabilities": ("as", (actions,))}) as bus:
        assert LinuxNotifier(bus.environ).service() == Service("fake", has_buttons)


@pytest.mark.parametrize(
    ("member", "body", "answer"),
    [
        ("ActionInvoked", "default", Answer.START),
        ("ActionInvoked", "start", Answer.START),
        ("ActionInvoked", "snooze", Answer.SNOOZE),
        ("ActionInvoked", "skip", Answer.SKIP),
        ("NotificationClosed", 2, Answer.CLOSED),
    ],
)
def test_each_answer_is_heard(tmp_path: Path, member: str, body: object, answer: Answer) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        bus.say(member, body)
        assert shown.wait(LONG_S) is answer
        assert bus.members()[:4] == ["Hello", "AddMatch", "GetCapabilities", "Notify"]
        assert bus.calls[3][1] == arguments(NOTICE, {"actions", "body-markup"})


def test_what_is_answered_leaves_the_screen(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        bus.say("ActionInvoked", "skip")
        assert shown.wait(LONG_S) is Answer.SKIP
        bus.wait_for_call("CloseNotification")


def test_what_is_said_of_other_notifications_is_passed_over(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        bus.say("ActionInvoked", "skip", notice_id=40)
        bus.say("ActivationToken", "token")
        bus.say("ActionInvoked", "somebody's own")
        bus.say("ActionInvoked", "snooze")
        assert shown.wait(LONG_S) is Answer.SNOOZE


def test_a_signal_that_comes_before_the_reply_is_no_reply(tmp_path: Path) -> None:
    def interrupt(member: str) -> None:
        if member == "GetCapabilities":
            bus.say("NotificationClosed", 1, notice_id=3)

    with FakeBus(tmp_path, on_call=interrupt) as bus:
        assert LinuxNotifier(bus.environ).service().name == "fake"


def test_a_wait_ends_with_its_time_and_can_go_on(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        assert shown.wait(0.0) is None
        assert shown.wait(0.001) is None
        bus.say("ActionInvoked", "start")
        assert shown.wait(LONG_S) is Answer.START


def test_what_is_withdrawn_is_closed_and_answers_nothing(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        shown.withdraw()
        bus.wait_for_call("CloseNotification")
        assert bus.calls[-1] == ("CloseNotification", (41,))
        assert shown.wait() is None
        shown.withdraw()


def test_withdrawing_ends_a_wait_on_another_thread(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        heard: list[Answer | None] = []
        waiting = threading.Thread(target=lambda: heard.append(shown.wait()))
        waiting.start()
        shown.withdraw()
        waiting.join(LONG_S)
        assert heard == [None]


def test_a_bus_that_ends_closes_the_notification(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        shown = LinuxNotifier(bus.environ).show(NOTICE)
        bus.hang_up()
        assert shown.wait(LONG_S) is Answer.CLOSED


@pytest.mark.parametrize("missing", ["Hello", "AddMatch", "GetCapabilities", "Notify"])
def test_an_error_of_the_service_is_one_plain_sentence(tmp_path: Path, missing: str) -> None:
    replies = {name: reply for name, reply in REPLIES.items() if name != missing}
    with FakeBus(tmp_path, replies) as bus, pytest.raises(NotifyError) as told:
        LinuxNotifier(bus.environ).show(NOTICE)
    assert str(told.value) == SILENCE


@pytest.mark.parametrize("mute", ["Hello", "GetServerInformation", "GetCapabilities"])
def test_a_service_that_never_answers_is_not_waited_for(tmp_path: Path, mute: str) -> None:
    with FakeBus(tmp_path, mute=frozenset((mute,))) as bus, pytest.raises(NotifyError) as told:
        LinuxNotifier(bus.environ, limit_s=0.05).service()
    assert str(told.value) == SILENCE
    assert str(told.value.__cause__) == "no answer in time"


@pytest.mark.parametrize(
    "address", ["", "unix", "tcp:host=localhost", "unix:path=/nowhere/bus", "unix:path", "unixexec:path=a"]
)
def test_no_bus_is_one_plain_sentence(tmp_path: Path, address: str) -> None:
    environ = {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(tmp_path)}
    with pytest.raises(NotifyError) as told:
        LinuxNotifier(environ).show(NOTICE)
    assert str(told.value) == SILENCE


def test_the_bus_is_looked_for_where_the_session_says_and_then_in_its_runtime_folder(tmp_path: Path) -> None:
    assert address_of({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a", "XDG_RUNTIME_DIR": "/b"}) == "unix:path=/a"
    with pytest.raises(BusError, match=f"there is no {tmp_path}/bus"):
        address_of({"XDG_RUNTIME_DIR": str(tmp_path)})
    with socket.socket(socket.AF_UNIX) as there:
        there.bind(str(tmp_path / "bus"))
        assert address_of({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:path={tmp_path}/bus"


def test_a_lost_connection_is_told_where_it_is_used(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as fake:
        bus = SessionBus(fake.address, 1.0)
        bus.close()
        with pytest.raises(BusError, match="the connection is lost"):
            bus.receive(1.0)
        bus.hang_up()


def test_linux_and_its_kin_are_served_over_the_bus(tmp_path: Path) -> None:
    with FakeBus(tmp_path) as bus:
        assert notifier_for("linux", bus.environ).service().name == "fake"
