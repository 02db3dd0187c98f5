"""Which way of showing notifications serves this system."""

from collections.abc import Mapping

from lymph_coach.reminders.notify.inbox import Inbox, QueueInbox
from lymph_coach.reminders.notify.notice import Notifier

# ruff: noqa: PLC0415 - each system loads its own way only


def notifier_for(platform: str, environ: Mapping[str, str], limit_s: float = 1.0) -> Notifier:
    """The notifier of this system.

    Args:
        platform: as ``sys.platform``.
        environ: tells where the session bus of Linux is.
        limit_s: how long showing one may take on Linux; longer where the service may have to be started first.
    """
    if platform in {"win32", "darwin"}:
        from lymph_coach.reminders.notify.elsewhere import LibraryNotifier

        return LibraryNotifier()
    from lymph_coach.reminders.notify.linux import LinuxNotifier

    return LinuxNotifier(environ, limit_s)


def inbox_for(platform: str) -> Inbox:
    """Where a program without a window waits for answers on this system, on its main thread."""
    if platform == "darwin":
        from lymph_coach.reminders.notify.elsewhere import cocoa_inbox

        return cocoa_inbox()
    return QueueInbox()
