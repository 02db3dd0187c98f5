"""Windows and macOS: how a notice is put to the library, held against a hand-made library of the same shape."""

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from enum import Enum
from types import ModuleType
from typing import Any, cast

import pytest

from lymph_coach.reminders.notify import elsewhere
from lymph_coach.reminders.notify.choose import inbox_for, notifier_for
from lymph_coach.reminders.notify.elsewhere import SILENCE, LibraryNotifier, LibraryShown, arguments, make_library
from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError, Service

NOTICE = Notice("Morning circles", "after tea")
LONG_S = 5.0


class Capability(Enum):
    TITLE = 1
    BUTTONS = 2


class Urgency(Enum):
    Normal = "normal"


class Button:
    def __init__(self, title: str, on_pressed: Callable[[], object]) -> None:
        self.title = title
        self.on_pressed = on_pressed


class FakeLibrary:
    """Takes what desktop-notifier 6.2 takes, and presses when it is told to."""

    def __init__(self, app_name: str = "", app_icon: None = None) -> None:
        self.made_for = (app_name, app_icon)
        self.capabilities = frozenset(Capability)
        self.allowed = True
        self.dispatches = True
        self.hangs = False
        self.trouble: Exception | None = None
        self.sent: dict[str, Any] = {}
        self.cleared: list[str] = []

    async def has_authorisation(self) -> bool:
        if self.trouble:
            raise self.trouble
        return self.allowed

    async def get_capabilities(self) -> frozenset[Capability]:
        return self.capabilities

    async def send(self, **given: Any) -> str:  # noqa: ANN401  # as the library does
        if self.trouble:
            raise self.trouble
        if self.hangs:
            await asyncio.Event().wait()
        self.sent = given
        if self.dispatches:
            given["on_dispatched"]()
        return "id-7"

    async def clear(self, identifier: str) -> None:
        self.cleared.append(identifier)


@pytest.fixture(autouse=True)
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("desktop_notifier")
    for name, thing in (
        ("Capability", Capability),
        ("Urgency", Urgency),
        ("Button", Button),
        ("DEFAULT_SOUND", "bell"),
        ("DesktopNotifier", FakeLibrary),
    ):
        setattr(made, name, thing)
    monkeypatch.setitem(sys.modules, "desktop_notifier", made)
    return made


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def notifier(library: FakeLibrary) -> LibraryNotifier:
    return LibraryNotifier(cast("Any", lambda: library))


@pytest.fixture
def shown(notifier: LibraryNotifier) -> Iterator[LibraryShown]:
    one = notifier.show(NOTICE)
    yield one
    one.withdraw()
    if not one._loop.is_closed():
        one.wait(LONG_S)


def test_a_notice_becomes_what_the_library_takes() -> None:
    pressed: list[Answer] = []
    given = cast("dict[str, Any]", arguments(NOTICE, pressed.append))
    assert (given["title"], given["message"], given["urgency"]) == ("Morning circles", "after tea", Urgency.Normal)
    assert [button.title for button in given["buttons"]] == ["Start", "Snooze 10 min", "Skip today"]
    assert given["sound"] == "bell"
    for button in given["buttons"]:
        button.on_pressed()
    given["on_clicked"]()
    given["on_dismissed"]()
    assert pressed == [Answer.START, Answer.SNOOZE, Answer.SKIP, Answer.START, Answer.CLOSED]


def test_a_silent_notice_has_no_sound() -> None:
    assert arguments(Notice("Test", silent=True), print)["sound"] is None


def test_the_first_press_is_the_answer(library: FakeLibrary, shown: LibraryShown) -> None:
    assert shown.wait(0.001) is None
    library.sent["buttons"][2].on_pressed()
    library.sent["on_dismissed"]()
    assert shown.wait(LONG_S) is Answer.SKIP
    library.sent["on_clicked"]()
    assert library.cleared == []


def test_a_press_may_come_on_any_thread(library: FakeLibrary, shown: LibraryShown) -> None:
    pressing = threading.Thread(target=library.sent["on_clicked"])
    pressing.start()
    assert shown.wait(LONG_S) is Answer.START
    pressing.join()


def test_what_is_withdrawn_is_cleared_and_answers_nothing(library: FakeLibrary, shown: LibraryShown) -> None:
    shown.withdraw()
    assert shown.wait() is None
    assert library.cleared == ["id-7"]


def test_the_system_is_named_with_its_buttons(notifier: LibraryNotifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert notifier.service() == Service("Windows", has_buttons=True)


def test_a_system_without_buttons_says_so(
    library: FakeLibrary, notifier: LibraryNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    library.capabilities = frozenset((Capability.TITLE,))
    assert notifier.service() == Service("macOS", has_buttons=False)


@pytest.mark.parametrize(("capabilities", "allowed"), [(frozenset[Capability](), True), (frozenset(Capability), False)])
def test_a_system_that_shows_nothing_is_one_plain_sentence(
    library: FakeLibrary, notifier: LibraryNotifier, capabilities: frozenset[Capability], *, allowed: bool
) -> None:
    library.capabilities, library.allowed = capabilities, allowed
    with pytest.raises(NotifyError, match=SILENCE):
        notifier.service()


def test_what_the_library_only_logs_is_told(library: FakeLibrary, notifier: LibraryNotifier) -> None:
    library.dispatches = False
    with pytest.raises(NotifyError, match=SILENCE):
        notifier.show(NOTICE)


@pytest.mark.parametrize("trouble", [OSError(-2147023728, "Element not found"), RuntimeError("no toasts")])
def test_a_system_that_refuses_in_its_own_words_is_one_plain_sentence(
    library: FakeLibrary, notifier: LibraryNotifier, trouble: Exception
) -> None:
    library.trouble = trouble
    with pytest.raises(NotifyError, match=SILENCE):
        notifier.service()
    with pytest.raises(NotifyError, match=SILENCE):
        notifier.show(NOTICE)


def test_a_system_that_never_answers_is_not_waited_for(
    library: FakeLibrary, notifier: LibraryNotifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "_LIMIT_S", 0.01)
    library.hangs = True
    with pytest.raises(NotifyError, match=SILENCE):
        notifier.show(NOTICE)


def test_the_library_is_asked_in_our_name() -> None:
    assert cast("Any", make_library()).made_for == ("Lymph Coach", None)


def test_a_library_that_is_missing_or_refused_is_one_plain_sentence(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str, _icon: None) -> None:
        raise RuntimeError("no toasts")

    monkeypatch.setattr(module, "DesktopNotifier", refuse)
    with pytest.raises(NotifyError, match=SILENCE):
        make_library()
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    with pytest.raises(NotifyError, match=SILENCE):
        make_library()


def test_on_macos_waiting_turns_the_systems_own_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = asyncio.new_event_loop()

    class Policy:
        def new_event_loop(self) -> asyncio.AbstractEventLoop:
            return theirs

    rubicon = ModuleType("rubicon.objc.eventloop")
    monkeypatch.setattr(rubicon, "EventLoopPolicy", Policy, raising=False)
    for name in ("rubicon", "rubicon.objc"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, rubicon.__name__, rubicon)
    inbox = inbox_for("darwin")
    assert inbox.get(0.001) is None
    theirs.call_soon(inbox.put, NOTICE, Answer.SKIP)
    assert inbox.get(LONG_S) == (NOTICE, Answer.SKIP)
    inbox.put(NOTICE, Answer.START)
    assert inbox.get(LONG_S) == (NOTICE, Answer.START)
    theirs.close()


def test_elsewhere_answers_wait_in_a_queue() -> None:
    inbox = inbox_for("linux")
    assert inbox.get(0.0) is None
    inbox.put(NOTICE, Answer.SKIP)
    assert inbox.get(LONG_S) == (NOTICE, Answer.SKIP)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_are_served_by_the_library(platform: str) -> None:
    assert isinstance(notifier_for(platform, {}), LibraryNotifier)
