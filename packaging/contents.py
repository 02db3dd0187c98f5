"""What goes into the packages of all three systems, as lists and what follows from them. Pure."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

WITH_DATA = ("fontpkg_atkinson_hyperlegible", "espeakng_loader", "desktop_notifier")
"""Packages whose other files we read; where one is not installed there is nothing to take."""

WITH_METADATA = ("PySide6-Essentials", "pyttsx3", "miniaudio", "numpy", "espeakng-loader")
"""Distributions whose version the program asks for: for the doctor, and to know clips of another engine's."""

LICENCES_OF = (
    *("PySide6-Essentials", "shiboken6", "numpy", "pyttsx3", "espeakng-loader", "miniaudio", "cffi", "icalendar"),
    *("python-dateutil", "six", "tzdata", "typing-extensions", "jeepney", "markdown-it-py", "mdurl", "platformdirs"),
    *("RapidFuzz", "wakepy", "fontpkg-atkinson-hyperlegible", "pyinstaller"),
    *("desktop-notifier", "bidict", "packaging", "winrt-runtime", "rubicon-objc", "comtypes", "pywin32", "pyobjc-core"),
)
"""Distributions parts of which go in on some system; their licences go in with them, from where they are installed."""

EXCLUDED_ON = {"linux": ("asyncio", "desktop_notifier", "PySide6.QtNetwork")}
"""What only notifications of Windows and macOS use, and the pipe by which a second start on Windows finds the first."""

HIDDEN = ("_cffi_backend",)
"""What compiled modules import, which nothing can read off them."""

HIDDEN_ON = {
    "linux": ("pyttsx3.drivers.espeak", "wakepy.dbus_adapters.jeepney"),
    "win32": (
        *("pyttsx3.drivers.sapi5", "comtypes.stream"),
        *("winrt.windows.foundation", "winrt.windows.foundation.collections"),
    ),
    "darwin": ("pyttsx3.drivers.nsss",),
}
"""What is imported by a name put together while the program runs."""

NEEDLESS_HOOKS = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil", "pyi_rth_pyside6")
"""What PyInstaller would run at each start, also of a reminder: it loads Qt and half of Python's tools (120 ms) and has
every other program of Qt that we start look among our plugins. What it mends nothing here uses: the wheels of PySide6
find their own plugins, and nothing forks workers or reads its own source. The others stay: Windows speaks with two."""

EXCLUDED = (
    # Of Python: what no line of ours, and nothing that we load, asks for.
    *("tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "pydoc", "pydoc_data", "doctest", "pdb", "bdb"),
    *("xmlrpc", "ftplib", "ssl", "_ssl", "_hashlib", "readline", "curses", "_curses", "distutils", "setuptools"),
    *("bz2", "_bz2", "lzma", "_lzma", "_uuid", "unittest", "test", "_codecs_cn", "_codecs_hk", "_codecs_iso2022"),
    *("_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec"),
    # Of numpy: samples and one Fourier transform need none of these.
    *("numpy.random", "numpy.f2py", "numpy.testing", "numpy.ma", "numpy.polynomial", "numpy.distutils"),
    *("numpy.ctypeslib", "numpy.core", "numpy.char", "numpy.rec", "numpy.strings", "numpy._core._multiarray_tests"),
    # Of RapidFuzz: scores that the search does not use, which it has in Python too.
    *("rapidfuzz.fuzz_cpp", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.fuzz_cpp_sse2"),
    *("rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.distance.metrics_cpp_sse2"),
    # Of Qt: modules of Essentials that the program never imports.
    *("PySide6.QtDBus", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL"),
    *("PySide6.QtOpenGLWidgets", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml", "PySide6.QtConcurrent"),
)

_QT_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qico", "qicns"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
}
_QT_LEFT_OUT = (
    "EglFS",
    "EglFs",
    "Qml",
    "Quick",
    "VirtualKeyboard",
    "Pdf",
    "Network.so",
    "QtNetwork.abi3.so",
    "opengl32sw",
)
"""Libraries that only plugins and modules left out ask for (Linux asks for none of the network's), and a renderer in
software that widgets do not use."""

_OURS_OF_SYSTEM = ("libpython", "libffi", "libsqlite3")
"""Libraries of the Linux we build on that go in: Python asks for the very ones it was built with."""

_ENGLISH = ("en_dict", "intonations", "phondata", "phonindex", "phontab")
"""Of eSpeak's data: what every voice needs, and the one dictionary for what the program says."""


def belonging(found: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Of all files that PyInstaller found, those that go in; a link to one that stays out stays out with it.

    Args:
        found: each with its place in the package, where it comes from (of a link, where it leads), and its kind.
    """
    files = list(found)
    left_out = {name for name, source, _ in files if not goes_in(name, source)}
    for name, source, kind in files:
        leads_to = posixpath.normpath(posixpath.join(posixpath.dirname(name), source)) if kind == "SYMLINK" else ""
        if not {name, leads_to} & left_out:
            yield name, source, kind


def goes_in(name: str, source: str) -> bool:
    """Whether one file belongs into the package.

    Args:
        name: its place in the package, such as ``PySide6/Qt/plugins/platforms/libqxcb.so``.
        source: where it comes from; on Linux, the system's own libraries are left to the system.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if source.startswith(("/lib/", "/usr/lib/")) and ".so" in path.name:
        return "lib-dynload" in path.parts or path.name.startswith(_OURS_OF_SYSTEM)
    if path.parts[0] == "PySide6" or path.name.startswith(("libQt6", "Qt6")):
        return _of_qt(path)
    if "espeak-ng-data" in path.parts:
        return _of_espeak(path)
    if path.name.startswith("libespeak-ng.so."):
        return False  # the same again, under the names that links would have
    return ".dist-info" not in path.parts[0] or path.name == "METADATA"


def licences(files: Iterable[str]) -> Iterator[str]:
    """Of the files of a distribution, those with its terms."""
    words = ("licen", "copying", "notice", "ofl")
    endings = ("", ".txt", ".md", ".rst")
    for file in files:
        path = PurePosixPath(file)
        if path.suffix.lower() in endings and any(word in path.name.lower() for word in words):
            yield file


def _of_qt(path: PurePosixPath) -> bool:
    # On macOS a library lies in a folder of its name, with a file about it: nothing signs one without the other.
    if "translations" in path.parts or any(part in str(path) for part in _QT_LEFT_OUT):
        return False  # what Qt itself says is said in English, as is the rest
    if "plugins" not in path.parts:
        return True
    kind, name = path.parts[path.parts.index("plugins") + 1 :][:2]
    bare = name.split(".")[0].removeprefix("lib")
    return bare in _QT_PLUGINS.get(kind, ())


def _of_espeak(path: PurePosixPath) -> bool:
    below = path.parts[path.parts.index("espeak-ng-data") + 1 :]
    match below:
        case ("lang", *_, voice):
            return voice == "en" or voice.startswith("en-")
        case ("voices", *_):
            return "mb" not in below  # these need another program's recordings
        case (name,):
            return name in _ENGLISH
        case _:
            return False
