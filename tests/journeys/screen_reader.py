"""A screen reader without a voice: what another program is told of ours, through the accessibility bus.

Run by the system's Python, which has the bindings of the bus (the packages at-spi2-core, gir1.2-atspi-2.0 and
python3-gi). Reads one JSON list a line, a command and its words, and answers each with one line of JSON:

``["look"]``              all that is showing, from top to bottom, as dictionaries
``["press", place]``      presses what had this place when last looked
``["type", place, text]`` writes into it
``["heard"]``             what was told since last asked, in order: kind, role, name, text
"""

# The bindings are the system's, not those of the environment the tests are in.
# pyright: reportMissingModuleSource=false

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

TOLD = ("object:announcement", "object:property-change", "object:text-changed", "object:state-changed:focused")
ACTIONS = ("Press", "Toggle")
PATIENCE_MS = 20_000


def begin_to_read() -> None:
    """Say that a screen reader is here, as one does: programs tell nothing before."""
    words = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    bus, way = ("org.a11y.Bus", "/org/a11y/bus"), ("org.freedesktop.DBus.Properties", "Set")
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    session.call_sync(*bus, *way, words, None, Gio.DBusCallFlags.NONE, -1)
    Atspi.init()
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)  # what is kept here would outlive what it was told of
    Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)  # a busy computer is no reason to give a program up


class Reader:
    """Owns what was seen last, and what was told since it was last asked."""

    def __init__(self) -> None:
        self._seen: list[Atspi.Accessible] = []
        self._told: list[tuple[str, str, str, str]] = []
        self._ear = Atspi.EventListener.new(self._on_told)
        for kind in TOLD:
            self._ear.register(kind)

    def obey(self, command: str, *words: object) -> object:
        """Do what is asked, and answer."""
        if command == "look":
            return self._look()
        if command == "heard":
            told, self._told = self._told, []
            return told
        place, *rest = words
        one = self._seen[int(str(place))]
        if command == "type":
            return Atspi.EditableText.set_text_contents(one, str(rest[0]))
        names = [Atspi.Action.get_action_name(one, at) for at in range(Atspi.Action.get_n_actions(one))]
        return Atspi.Action.do_action(one, names.index(next(name for name in ACTIONS if name in names)))

    def _look(self) -> list[dict[str, object]]:
        self._seen = []
        desktop = Atspi.get_desktop(0)
        found: list[dict[str, object]] = []
        for at in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(at)
            for window in range(program.get_child_count() if program else 0):
                found.extend(self._below(program.get_child_at_index(window)))
        return found

    def _below(self, one: "Atspi.Accessible | None") -> "list[dict[str, object]]":
        """What is showing of it and in it; of a list that is shut, nothing."""
        if one is None:
            return []
        states = one.get_state_set()
        if not states.contains(Atspi.StateType.SHOWING):
            return []
        place = len(self._seen)
        self._seen.append(one)
        found: list[dict[str, object]] = [
            {
                "place": place,
                "role": one.get_role_name(),
                "name": one.get_name(),
                "description": one.get_description(),
                "states": [state.value_nick for state in states.get_states()],
                "acts": one.get_n_actions() if one.get_action_iface() else 0,
            }
        ]
        shut = one.get_role() is Atspi.Role.COMBO_BOX
        for at in range(0 if shut else one.get_child_count()):
            found.extend(self._below(one.get_child_at_index(at)))
        return found

    def _on_told(self, event: "Atspi.Event") -> None:
        try:
            role, name = event.source.get_role_name(), event.source.get_name()
        except GLib.Error:  # it is gone already
            role, name = "", ""
        text = event.any_data if isinstance(event.any_data, str) else ""
        self._told.append((event.type, role, name, text))


def tell(answer: object) -> None:
    """Answer in a line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Obey until nobody asks any more."""
    begin_to_read()
    reader, loop = Reader(), GLib.MainLoop()

    def on_line(_channel: object, _condition: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = reader.obey(*json.loads(line))
        except GLib.Error as error:  # what was looked at has changed meanwhile: look again
            answer = {"gone": str(error)}
        tell(answer)
        return True

    when = GLib.IOCondition.IN | GLib.IOCondition.HUP
    GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, when, on_line)
    tell("ready")
    loop.run()


if __name__ == "__main__":
    main()
