"""Notifications on Linux desktops: org.freedesktop.Notifications, over the session bus.

As of the Desktop Notifications Specification, version 1.2.
"""

import time
from collections.abc import Collection, Mapping
from typing import cast

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call

from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError, Service
from lymph_coach.reminders.notify.session_bus import BusError, SessionBus, address_of
from lymph_coach.system.identity import APP_ID
from lymph_coach.system.identity import NAME as PROGRAM
from lymph_coach.system.record import whole_text

NAME = "org.freedesktop.Notifications"
SILENCE = "No notification service answers here, so reminders cannot be shown as notifications."
_ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
_DEFAULT = "default"  # the key of a press on the notification itself
_NORMAL = 1
_NEVER_EXPIRES = 0  # it is withdrawn when it is stale; slow hands get all that time
_BY_KEY: Mapping[str, Answer] = {_DEFAULT: Answer.START, **{str(answer): answer for answer in Answer}}


def arguments(notice: Notice, capabilities: Collection[str]) -> tuple[object, ...]:
    """What Notify is called with, of D-Bus type ``susssasa{sv}i``."""
    keys = [(_DEFAULT, notice.buttons[0][1]), *notice.buttons]
    actions = [text for key, label in keys for text in (str(key), label)] if "actions" in capabilities else []
    hints = {
        "urgency": ("y", _NORMAL),
        "category": ("s", "x-lymph-coach.reminder"),
        "desktop-entry": ("s", APP_ID),
    }
    if notice.silent:
        hints["suppress-sound"] = ("b", True)
    title, body = _takable(notice.title), _takable(notice.body)
    if "body-markup" in capabilities:
        body = _escaped(body)
    return PROGRAM, 0, APP_ID, title, body, actions, hints, _NEVER_EXPIRES


def answer_of(message: Message, notice_id: int) -> Answer | None:
    """What a signal of the service says of this notification; ``None`` when it says nothing."""
    if message.header.message_type is not MessageType.signal or message.body[:1] != (notice_id,):
        return None
    match message.header.fields.get(HeaderFields.member), message.body:
        case "ActionInvoked", (_, str(key)):
            return _BY_KEY.get(key)
        case "NotificationClosed", _:
            return Answer.CLOSED
        case _:
            return None


class LinuxNotifier:
    """Shows notifications through whatever service the session has; holds nothing itself.

    Args:
        environ: tells where the session bus is.
        limit_s: how long showing one may take; longer where the service may have to be started first.
    """

    def __init__(self, environ: Mapping[str, str], limit_s: float = 1.0) -> None:
        self._environ = environ
        self._limit_s = limit_s

    def service(self) -> Service:
        """See :class:`lymph_coach.reminders.notify.notice.Notifier`."""
        bus = self._connected()
        try:
            name = str(bus.call(new_method_call(_ADDRESS, "GetServerInformation"))[0])
            return Service(name, "actions" in _capabilities(bus))
        except BusError as error:
            raise NotifyError(SILENCE) from error
        finally:
            bus.close()

    def show(self, notice: Notice) -> "LinuxShown":
        """See :class:`lymph_coach.reminders.notify.notice.Notifier`."""
        bus = self._connected()
        try:
            # Before it is shown, so that no answer is lost.
            bus.call(message_bus.AddMatch(MatchRule(type="signal", sender=NAME, interface=NAME)))
            given = arguments(notice, _capabilities(bus))
            reply = bus.call(new_method_call(_ADDRESS, "Notify", "susssasa{sv}i", given))
        except BusError as error:
            bus.close()
            raise NotifyError(SILENCE) from error
        return LinuxShown(bus, cast("tuple[int]", reply)[0])

    def _connected(self) -> SessionBus:
        try:
            return SessionBus(address_of(self._environ), self._limit_s)
        except BusError as error:
            raise NotifyError(SILENCE) from error


class LinuxShown:
    """One notification of ours; owns the connection that hears its answer."""

    def __init__(self, bus: SessionBus, notice_id: int) -> None:
        self._bus = bus
        self._id = notice_id
        self._withdrawn = False

    def wait(self, limit_s: float | None = None) -> Answer | None:
        """See :class:`lymph_coach.reminders.notify.notice.Shown`."""
        ends_s = None if limit_s is None else time.monotonic() + limit_s
        while True:
            left_s = None if ends_s is None else max(0.0, ends_s - time.monotonic())
            try:
                message = self._bus.receive(left_s)
            except BusError:
                answer = Answer.CLOSED  # nobody is left who could tell
            else:
                if message is None:
                    return None
                answer = answer_of(message, self._id)
            if answer is not None:
                if answer is not Answer.CLOSED:
                    self._close_notification()  # dunst, for one, leaves it on the screen
                self._bus.close()
                return None if self._withdrawn else answer

    def withdraw(self) -> None:
        """See :class:`lymph_coach.reminders.notify.notice.Shown`."""
        self._withdrawn = True
        self._close_notification()
        self._bus.hang_up()

    def _close_notification(self) -> None:
        try:
            self._bus.send(new_method_call(_ADDRESS, "CloseNotification", "u", (self._id,)))
        except BusError:
            return  # nobody is there to close it


def _capabilities(bus: SessionBus) -> frozenset[str]:
    (names,) = cast("tuple[list[str]]", bus.call(new_method_call(_ADDRESS, "GetCapabilities")))
    return frozenset(names)


def _takable(text: str) -> str:
    """The text without what D-Bus breaks the connection off for: halves of characters and NUL."""
    return whole_text(text).replace("\0", "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
