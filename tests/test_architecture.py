"""The house rules of the design, read from the source of every file; each rule is shown to catch what it is for."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parent.parent
PACKAGE = "lymph_coach"

LARGEST_FILE = 400
LARGEST_CLASS = 250
LARGEST_FUNCTION = 50

QT = frozenset(("PySide6", "shiboken6"))
FRONT_ENDS = frozenset(("desktop", "terminal"))
MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "system": frozenset(),
    "routine": frozenset(),
    "safety": frozenset(),
    "reading": frozenset(("system",)),
    "journal": frozenset(("system",)),
    "reminders": frozenset(("system",)),
    "settings": frozenset(("routine", "system")),
    "speech": frozenset(("routine", "system")),
    "sound": frozenset(("routine", "speech", "system")),
    "narration": frozenset(("routine", "settings", "speech", "sound", "system")),
    "session": frozenset(("routine", "settings", "speech", "sound", "system")),
    # What front ends share, and commands, which stand on the features.
    "checkin": frozenset(("routine", "safety", "settings", "system")),
    "practice": frozenset(("journal", "reading", "routine", "session", "settings", "system")),
    "remind": frozenset(("reminders", "settings", "system")),
    "takeout": frozenset(
        (
            *("journal", "reading", "reminders", "routine", "session", "settings", "system"),
            *("checkin", "practice", "remind"),
        )
    ),
    "commands": frozenset(("remind", "reminders", "routine", "session", "settings", "system", "takeout")),
    "doctor": frozenset(("remind", "reminders", "routine", "session", "settings", "sound", "speech", "system")),
    "export": frozenset(("commands", "routine", "session", "settings", "speech", "system")),
}
NUMPY_USERS = frozenset(("speech", "sound"))

PURE = (
    "routine.",
    "safety.",
    *(f"reminders.{name}" for name in ("record", "rules", "status", "time_of_day", "told", "upcoming", "wall")),
    *(
        f"journal.{name}"
        for name in ("change", "entry", "goal", "month", "offer", "question", "report", "thinning", "weeks")
    ),
    "session.session",
)
IMPURE_MODULES = frozenset(("time", "os", "sqlite3", "threading", "logging", "io", "shutil", "tempfile", "subprocess"))
IMPURE_CALLS = frozenset(
    ("now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "iterdir")
)
MUTABLE_MAKERS = frozenset(("list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"))
READ_ONLY_TYPES = frozenset(("Mapping", "Sequence", "Collection", "Set", "Iterable"))
HELD_TOO_LONG = frozenset(("itemAt", "nextInFocusChain", "previousInFocusChain"))
EMPTY_NAMES = frozenset(("utils", "util", "common", "helpers", "helper", "manager", "managers", "misc"))


@dataclass(frozen=True)
class Source:
    """One file: its dotted module name below the package (or its path, for tests) and its tree."""

    module: str
    text: str
    tree: ast.Module
    is_package: bool = False

    @property
    def feature(self) -> str:
        """The folder below the package; empty for the modules that begin the command line."""
        first, dot, _ = self.module.partition(".")
        return first if dot else ""

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of the tree, walked once for all rules."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Every module imported anywhere, whether inline, for type checking only, or by its name as text."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[str]:
        here = [PACKAGE, *self.module.split(".")]
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                up = here[: len(here) - node.level] if node.level else []
                base = ".".join([*up, *([node.module] if node.module else [])])
                yield from (f"{base}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
                yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def read(root: Path) -> list[Source]:
    """Every source file below ``root``, the folder of the package."""
    found: list[Source] = []
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        text = path.read_text(encoding="utf-8")
        found.append(Source(".".join(parts), text, ast.parse(text), path.name == "__init__.py"))
    return found


def qt_outside_desktop(source: Source) -> Iterator[str]:
    """Rule 1."""
    if source.feature != "desktop":
        yield from (f"imports {name}" for name in source.imports if name.split(".")[0] in QT)


def upward_import(source: Source) -> Iterator[str]:
    """Rule 2: who may import whom, and numpy only where samples are."""
    for name in source.imports:
        top, *rest = name.split(".")
        if top == "numpy" and source.feature not in NUMPY_USERS:
            yield "imports numpy"
        if top != PACKAGE or not source.feature or not rest:
            continue
        other = rest[0]
        if other == source.feature or other.startswith("__"):
            continue
        if source.feature in FRONT_ENDS:
            if other in FRONT_ENDS:
                yield f"imports the other front end, {name}"
        elif other not in MAY_IMPORT.get(source.feature, frozenset()):
            yield f"imports {name}"


def impure(source: Source) -> Iterator[str]:
    """Rule 3: no clock, file, database, thread or log in a pure module."""
    if not any(source.module.startswith(start) for start in PURE):
        return
    yield from (f"imports {name}" for name in source.imports if name.split(".")[0] in IMPURE_MODULES)
    for node in source.nodes:
        if isinstance(node, ast.Call) and (
            (isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_CALLS | {"open"})
            or (isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"})
        ):
            yield f"line {node.lineno} calls {called(node)}"


def module_state(source: Source) -> Iterator[str]:
    """Rule 4: what lives at module level cannot change; an annotation like ``Mapping`` has the checker see to it."""
    for node in source.nodes:
        if isinstance(node, ast.Global):
            yield f"line {node.lineno} says global"
        if isinstance(node, ast.FunctionDef) and any(named(d) in {"cache", "lru_cache"} for d in node.decorator_list):
            yield f"line {node.lineno} keeps results in a cache of the module"
    bodies = [source.tree.body, *(n.body for n in source.nodes if isinstance(n, ast.ClassDef))]
    for node in (node for body in bodies for node in body):
        match node:
            case ast.Assign(value=value) if mutable(value) and not is_export(node):
                yield f"line {node.lineno} holds something that can change"
            case ast.AnnAssign(value=ast.expr() as value, annotation=annotation) if mutable(value):
                if named(annotation) not in READ_ONLY_TYPES:
                    yield f"line {node.lineno} holds something that can change"
            case _:
                pass


def named(node: ast.expr) -> str:
    """The last name of a decorator or annotation, without its arguments."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return named(inner)
        case _:
            return ""


def is_export(node: ast.Assign) -> bool:
    """Whether it is Python's own list of a module's names."""
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


def mutable(value: ast.expr) -> bool:
    """Whether an expression makes something that can change."""
    if isinstance(value, ast.Call):
        return called(value) in MUTABLE_MAKERS
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def hidden_application(source: Source) -> Iterator[str]:
    """Rule 4: the application is handed in, and nothing runs an event loop inside the event loop."""
    for node in source.nodes:
        if isinstance(node, ast.Name | ast.Attribute) and named(node) == "qApp":
            yield f"line {node.lineno} reaches for qApp"
        if not isinstance(node, ast.Call) or source.module == "desktop.app":
            continue
        name = called(node)
        if name == "instance" and isinstance(node.func, ast.Attribute) and "Application" in named(node.func.value):
            yield f"line {node.lineno} reaches for the application"
        if source.feature == "desktop" and name in {"exec", "exec_", "processEvents"}:
            yield f"line {node.lineno} calls {name}"


def closure_in_connect(source: Source) -> Iterator[str]:
    """How events flow: bound methods only; a lambda runs on the sender's thread and keeps widgets alive."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and called(node) == "connect":
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            for part in (part for argument in given for part in ast.walk(argument)):
                if isinstance(part, ast.Lambda) or (isinstance(part, ast.Call) and called(part) == "partial"):
                    yield f"line {node.lineno} connects a lambda or partial"


def held_too_long(source: Source) -> Iterator[str]:
    """PySide6 holds what these return for longer than Qt does, which ends the process: see ``widgets.tab_order``."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and called(node) in HELD_TOO_LONG:
            yield f"line {node.lineno} calls {called(node)}"


def too_large(source: Source) -> Iterator[str]:
    """Rule 5: budgets in lines, decorators and docstring included."""
    lines = len(source.text.splitlines())
    if lines > LARGEST_FILE:
        yield f"has {lines} lines"
    for node in source.nodes:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            length = (node.end_lineno or first) - first + 1
            if length > (LARGEST_CLASS if isinstance(node, ast.ClassDef) else LARGEST_FUNCTION):
                yield f"{node.name} has {length} lines"


def empty_name(source: Source) -> Iterator[str]:
    """Style: a module is named for what it is."""
    for part in source.module.split("."):
        if EMPTY_NAMES & set(part.lower().split("_")):
            yield f"is named {part}"


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    qt_outside_desktop,
    upward_import,
    impure,
    module_state,
    hidden_application,
    closure_in_connect,
    held_too_long,
    too_large,
    empty_name,
)


def circles(sources: list[Source]) -> list[list[str]]:
    """Each ring of modules that import one another."""
    names = {source.module for source in sources}
    graph: dict[str, set[str]] = {}
    for source in sources:
        inner = {name.removeprefix(f"{PACKAGE}.") for name in source.imports if name.startswith(f"{PACKAGE}.")}
        # ``from x import y`` names a module y of x, or something in x.
        graph[source.module] = {n if n in names else n.rpartition(".")[0] for n in inner} & names
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(module: str, trail: list[str]) -> None:
        if module in trail:
            found.append([*trail[trail.index(module) :], module])
        elif module not in done:
            for other in sorted(graph[module]):
                walk(other, [*trail, module])
            done.add(module)

    for module in sorted(graph):
        walk(module, [])
    return found


def faults(root: Path, rules: tuple[Callable[[Source], Iterator[str]], ...] = RULES) -> list[str]:
    """What every rule finds below ``root``."""
    return [f"{s.module}: {fault}" for s in read(root) for rule in rules for fault in rule(s)]


def test_the_house_is_in_order() -> None:
    assert faults(ROOT / "src" / PACKAGE) == []


def test_no_module_imports_itself_round_a_corner() -> None:
    assert circles(read(ROOT / "src" / PACKAGE)) == []


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_tests_and_benchmarks_keep_the_budgets_too(folder: str) -> None:
    assert faults(ROOT / folder, (too_large, empty_name)) == []


def test_every_feature_has_its_place_in_the_order() -> None:
    folders = {path.parent.name for path in (ROOT / "src" / PACKAGE).glob("*/__init__.py")}
    assert folders <= MAY_IMPORT.keys() | FRONT_ENDS


BAD: tuple[tuple[str, str, str], ...] = (
    ("session/player.py", "from PySide6.QtCore import QTimer", "imports PySide6.QtCore.QTimer"),
    ("session/player.py", "def f():\n    import PySide6", "imports PySide6"),
    ("system/x.py", "if TYPE_CHECKING:\n    from PySide6 import QtGui", "imports PySide6.QtGui"),
    ("system/x.py", "import importlib\nimportlib.import_module('PySide6.QtCore')", "imports PySide6.QtCore"),
    ("speech/x.py", "from lymph_coach.sound import score", "imports lymph_coach.sound.score"),
    ("speech/x.py", "from ..session import player", "imports lymph_coach.session.player"),
    ("journal/x.py", "import lymph_coach.session", "imports lymph_coach.session"),
    ("sound/x.py", "from lymph_coach import desktop", "imports lymph_coach.desktop"),
    ("desktop/x.py", "from lymph_coach.terminal import app", "imports the other front end, lymph_coach.terminal.app"),
    ("session/x.py", "import numpy as np", "imports numpy"),
    ("routine/x.py", "from time import monotonic", "imports time.monotonic"),
    ("routine/x.py", "import os.path", "imports os.path"),
    ("safety/x.py", "def f(path):\n    return path.read_text()", "line 2 calls read_text"),
    ("reminders/rules.py", "from datetime import datetime\nx = datetime.now()", "line 2 calls now"),
    ("routine/x.py", "def f():\n    return open('x')", "line 2 calls open"),
    ("speech/x.py", "_CLIPS = {}", "line 1 holds something that can change"),
    ("speech/x.py", "_CLIPS: dict[str, int] = dict()", "line 1 holds something that can change"),
    ("speech/x.py", "class A:\n    shared = []", "line 2 holds something that can change"),
    ("speech/x.py", "def f():\n    global x\n    x = 1", "line 2 says global"),
    ("speech/x.py", "@lru_cache(maxsize=1)\ndef f(): ...", "line 2 keeps results in a cache of the module"),
    ("desktop/x.py", "QApplication.instance()", "line 1 reaches for the application"),
    ("desktop/x.py", "QtWidgets.QApplication.instance()", "line 1 reaches for the application"),
    ("desktop/x.py", "qApp.quit()", "line 1 reaches for qApp"),
    ("desktop/x.py", "dialog.exec()", "line 1 calls exec"),
    ("desktop/x.py", "button.clicked.connect(lambda: None)", "line 1 connects a lambda or partial"),
    ("desktop/x.py", "b.clicked.connect(functools.partial(f, 1))", "line 1 connects a lambda or partial"),
    ("desktop/x.py", "layout.itemAt(0)", "line 1 calls itemAt"),
    ("speech/x.py", "#\n" * 401, "has 401 lines"),
    ("speech/x.py", "class A:\n" + "    x = 1\n" * 250, "A has 251 lines"),
    ("speech/x.py", "def f():\n" + "    x = 1\n" * 50, "f has 51 lines"),
    ("speech/clip_utils.py", "", "is named clip_utils"),
    ("desktop/helpers/x.py", "", "is named helpers"),
)


@pytest.mark.parametrize(("path", "text", "fault"), BAD)
def test_each_rule_catches_what_it_is_for(tmp_path: Path, path: str, text: str, fault: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    module = path.removesuffix(".py").replace("/", ".")
    assert faults(tmp_path) == [f"{module}: {fault}"]


GOOD: tuple[tuple[str, str], ...] = (
    ("desktop/app.py", "from PySide6 import QtCore\nQApplication.instance()\napp.exec()"),
    ("desktop/x.py", "button.clicked.connect(self.start)\nbutton.clicked.connect(page.show_x)"),
    ("sound/x.py", "import numpy\nfrom lymph_coach.speech.clips import Clip\nfrom lymph_coach.routine import plan"),
    ("speech/x.py", "NAMES: Mapping[str, int] = {'a': 1}\nORDER = ('a',)\n__all__ = ['ORDER']"),
    ("session/player.py", "import time\nfrom lymph_coach.system.atomic import write_atomically"),
    ("speech/x.py", "def f():\n" + "    x = 1\n" * 49),
)


@pytest.mark.parametrize(("path", "text"), GOOD)
def test_what_is_allowed_passes(tmp_path: Path, path: str, text: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert faults(tmp_path) == []


def test_a_circle_is_found_also_when_inline(tmp_path: Path) -> None:
    (tmp_path / "sound").mkdir()
    (tmp_path / "sound" / "a.py").write_text("from lymph_coach.sound.b import B", encoding="utf-8")
    (tmp_path / "sound" / "b.py").write_text("def f():\n    from lymph_coach.sound import a", encoding="utf-8")
    assert circles(read(tmp_path)) == [["sound.a", "sound.b", "sound.a"]]
