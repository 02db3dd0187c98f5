"""The doctor's looks at this machine: one function an area."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from ctypes import CDLL
from importlib import metadata
from pathlib import Path

from lymph_coach.doctor.findings import Finding, State
from lymph_coach.routine.limits import RoutineError
from lymph_coach.session.course import load_course
from lymph_coach.settings.store import SettingsStore
from lymph_coach.sound.choice import try_speaker
from lymph_coach.sound.device import OpenSpeaker, SoundFacts
from lymph_coach.sound.notices import SoundError
from lymph_coach.speech.audio_file import Audio, read_audio
from lymph_coach.speech.errors import SpeechError
from lymph_coach.speech.prepare import PhraseRenderer
from lymph_coach.speech.voices import VoiceChoice
from lymph_coach.system.atomic import StorageError, write_atomically
from lymph_coach.system.awake import Awake
from lymph_coach.system.display import has_display
from lymph_coach.system.folders import Folders
from lymph_coach.system.shipped import ShippedFileError

OK, WARNING, BROKEN = State.OK, State.WARNING, State.BROKEN
_PHRASE = "Ready."
_LOW_BYTES, _LEAST_BYTES = 300_000_000, 10_000_000  # the voice's clips may take 200 MB
_NAMED_VOICES = 8
_LIBRARIES: Mapping[str, str] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What PySide6 loads on Linux to open a window, and the Debian package of each."""
_REINSTALL = "Install Lymph Coach again."


def voice(renderer: PhraseRenderer, language: str = "en") -> tuple[Finding, ...]:
    """Speak one phrase into a file through the real engine."""
    said: list[Audio] = []
    spoilt = ""

    def take(_text: str, data: bytes) -> bool:
        nonlocal spoilt
        try:
            said.append(read_audio(data))
        except SpeechError as error:
            spoilt = f" ({error})"
        return bool(said)

    mend = "Sessions run with tones and captions. " + _REINSTALL
    try:
        renderer.render((_PHRASE,), VoiceChoice(language=language), on_phrase=take)
        found = renderer.voices()
    except SpeechError as error:
        return (Finding("voice", BROKEN, f"The voice does not speak: {error}{spoilt}.", mend),)
    clip = said[-1]
    length_s = len(clip.samples) / clip.rate_hz
    own = [one.id for one in found if one.speaks(language)]
    languages = {one.language.partition("-")[0] for one in found if one.language}
    names = ", ".join(own[:_NAMED_VOICES]) + (" and more" if len(own) > _NAMED_VOICES else "")
    return (
        Finding("voice", OK, f"The voice works: it said {_PHRASE!r} in {length_s:.1f} seconds."),
        Finding("voice", OK, f"There are voices for {len(languages)} languages; for English {len(own)}: {names}."),
    )


def sound(describe: Callable[[], SoundFacts], open_speaker: OpenSpeaker) -> tuple[Finding, ...]:
    """Name the speakers, and open the usual one for a moment."""
    facts = describe()
    mend = "Plug in or turn on a speaker, and check the sound settings of the computer."
    if facts.notice:
        return (Finding("sound", WARNING, facts.notice, mend),)
    try:
        try_speaker(open_speaker)
    except SoundError as error:
        return (Finding("sound", WARNING, error.notice.value, mend),)
    return (Finding("sound", OK, f"Sound works through {facts.driver}: {', '.join(facts.devices)}."),)


def screen(environ: Mapping[str, str], platform: str, awake: Awake) -> tuple[Finding, ...]:
    """Whether a window can open, and whether the screen can be kept on; Qt is not started for it."""
    if not has_display(environ, platform):
        mend = "Start Lymph Coach from a desktop, or use 'lymph-coach practise' here."
        return (Finding("screen", WARNING, "There is no screen for a window here.", mend),)
    notice = awake.start()
    awake.stop()
    window = Finding("screen", OK, "There is a screen for the window.")
    if notice:
        mend = "Set the computer to keep its screen on for as long as a session takes."
        return (window, Finding("screen", WARNING, notice, mend))
    return (window, Finding("screen", OK, "The screen can be kept on during a session."))


def libraries(load: Callable[[str], object] = CDLL, platform: str = sys.platform) -> tuple[Finding, ...]:
    """Whether the system has the libraries that a window needs on Linux; every common desktop brings them."""
    if platform != "linux":
        return ()
    missing: list[str] = []
    for library, package in _LIBRARIES.items():
        try:
            load(library)
        except OSError:
            missing.append(package)
    if not missing:
        return (Finding("libraries", OK, "The system has every library that the window needs."),)
    sentence = f"The window cannot open: the system lacks {', '.join(missing)}."
    mend = f"On Debian or Ubuntu run: sudo apt install {' '.join(missing)}"
    return (Finding("libraries", WARNING, sentence, mend),)


def folders(places: Folders, free_bytes: Callable[[Path], int]) -> tuple[Finding, ...]:
    """Whether each folder can be written, is closed to others, and has room."""
    try:
        places.create()
    except StorageError as error:
        return (Finding("folders", BROKEN, str(error), "Check who owns the folder, or free some space."),)
    names = (("diary", places.data), ("voice", places.cache), ("settings", places.config), ("log", places.log))
    return tuple(_folder(name, path, free_bytes) for name, path in names)


def _folder(name: str, path: Path, free_bytes: Callable[[Path], int]) -> Finding:
    probe = path / ".doctor"
    try:
        write_atomically(probe, b"")
        probe.unlink()
        free = free_bytes(path)
        mode = path.stat().st_mode & 0o777
    except (StorageError, OSError) as error:
        mend = "Check who owns the folder, or free some space."
        return Finding("folders", BROKEN, f"The {name} folder {path} cannot be written. {error}", mend)
    place = f"The {name} folder is {path}"
    if free < _LOW_BYTES:
        state = BROKEN if free < _LEAST_BYTES else WARNING
        return Finding("folders", state, f"{place}, with {free // 1_000_000} MB free.", "Free some space on the disk.")
    if os.name == "posix" and mode & 0o077:
        mend = f"To close it, run: chmod 700 '{path}'"
        return Finding("folders", WARNING, f"{place}. Other users of this computer can look into it.", mend)
    return Finding("folders", OK, f"{place}.")


def shipped_files() -> tuple[Finding, ...]:
    """Whether the routine and its words are whole."""
    try:
        course = load_course()
    except (RoutineError, ShippedFileError, OSError, UnicodeDecodeError) as error:
        return (Finding("files", BROKEN, f"A file of the program is damaged. {error}", _REINSTALL),)
    presets = ", ".join(course.routine.presets)
    return (Finding("files", OK, f"The routine and its words are whole. Presets: {presets}."),)


def settings(store: SettingsStore) -> tuple[Finding, ...]:
    """What was wrong with the settings file, if anything."""
    loaded = store.load()
    mend = "Open the settings, look them over, and change one: the file is then written anew."
    told = [loaded.mishap.value] if loaded.mishap else []
    told += [problem.sentence for problem in loaded.problems]
    if not told:
        return (Finding("settings", OK, "The settings are in order."),)
    return tuple(Finding("settings", WARNING, sentence, mend) for sentence in told)


def versions(
    version_of: Callable[[str], str] = metadata.version,
    python: tuple[int, int, int] = (sys.version_info[0], sys.version_info[1], sys.version_info[2]),
    platform: str = sys.platform,
) -> tuple[Finding, ...]:
    """The versions of what we stand on, and the one pair of them that is known to crash.

    PySide6 6.12.0 on Python 3.10 and 3.11 loses a reference to None at each call of Qt, and dies in seconds.
    """
    found = [Finding("versions", OK, f"Python {'.'.join(map(str, python))}.")]
    names = ["PySide6-Essentials", "pyttsx3", "miniaudio", "numpy"]
    for name in [*names, "espeakng-loader"] if platform == "linux" else names:
        try:
            version = version_of(name)
        except metadata.PackageNotFoundError:
            found.append(Finding("versions", BROKEN, f"{name} is missing.", _REINSTALL))
            continue
        if (name, version) == ("PySide6-Essentials", "6.12.0") and python < (3, 12):
            mend = "Run: pip install 'PySide6-Essentials==6.11.3'"
            found.append(Finding("versions", BROKEN, f"{name} {version} crashes on this Python.", mend))
        else:
            found.append(Finding("versions", OK, f"{name} {version}."))
    return tuple(found)


def free_bytes(path: Path) -> int:
    """Room left on the disk a folder is on."""
    return shutil.disk_usage(path).free
