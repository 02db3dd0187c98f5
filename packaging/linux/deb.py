"""Makes the Debian package of the folder that PyInstaller made: ``deb.py FOLDER OUT [--pictures URL]``."""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from changes import ROOT, Changes, of_version, version
from icon import SOURCE, drawn
from lymph_coach.system.identity import APP_ID

NAME = "lymph-coach"
CHANGELOG = ROOT / "CHANGELOG.md"
MAINTAINER = os.environ.get("MAINTAINER") or "Lymph Coach <nobody@lymph-coach.invalid>"
ICON_SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DEPENDS = (
    *("libstdc++6", "libgcc-s1", "zlib1g", "libzstd1", "tzdata"),
    *("libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libfreetype6", "libx11-6", "libx11-xcb1"),
    *("libxcb1", "libxcb-cursor0", "libxcb-glx0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-randr0", "libxcb-render0", "libxcb-render-util0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1"),
    *("libxcb-util1", "libxcb-xfixes0", "libxcb-xkb1", "libxkbcommon0", "libxkbcommon-x11-0"),
    *("libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
)
"""What the libraries in the package ask for of the system; ``make package-test`` sees that nothing is missing."""

RECOMMENDS = ("libpulse0", "libasound2", "libcups2", "libgtk-3-0", "dbus-user-session", "notification-daemon")
"""Sound, printing, the desktop's own file dialogs, and what shows reminders."""

DESCRIPTION = """\
gentle arm circles, spoken on the beat
Lymph Coach is for people with peripheral neuropathy. It leads them at home
through a gentle arm-circle routine: every count is spoken on the beat, and a
figure on screen moves in step.
.
Around the routine there are short reading pages, reminders and a private
diary. Nothing it keeps ever leaves the computer.
"""
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")


def newest_glibc(binaries: Iterable[bytes]) -> str:
    """The oldest C library that has all these programs and libraries ask for, such as ``2.36``."""
    asked = {(int(one[1]), int(one[2])) for content in binaries for one in _GLIBC.finditer(content)}
    return "{}.{}".format(*max(asked))


def control(deb_version: str, architecture: str, size_kb: int, glibc: str) -> str:
    """The package's fields."""
    summary, *more = DESCRIPTION.splitlines()
    fields = (
        ("Package", NAME),
        ("Version", deb_version),
        ("Architecture", architecture),
        ("Maintainer", MAINTAINER),
        ("Installed-Size", str(size_kb)),
        ("Depends", ", ".join((f"libc6 (>= {glibc})", *DEPENDS))),
        ("Recommends", ", ".join(RECOMMENDS)),
        ("Section", "misc"),
        ("Priority", "optional"),
        ("Description", "\n ".join([summary, *more])),
    )
    return "".join(f"{name}: {value}\n" for name, value in fields)


def changelog(deb_version: str, changes: Changes, moment: datetime) -> str:
    """The changes as Debian writes them."""
    points = "\n".join(
        textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ") for point in changes.points
    )
    day = format_datetime(moment)
    return f"{NAME} ({deb_version}) stable; urgency=medium\n\n{points}\n\n -- {MAINTAINER}  {day}\n"


def filled(template: str, deb_version: str, changes: Changes, moment: datetime, pictures: str) -> str:
    """A template with its names filled in.

    Args:
        template: names stand between ``@``.
        deb_version: the version.
        changes: what is new in it.
        moment: its date.
        pictures: the address under which docs/pictures can be fetched, and the project's page; none are named where
            it is empty, as a store shows only pictures that it can fetch.
    """
    shots = (("session", "The voice counts, the figure moves in step"), ("today", "Today: one large Start button"))
    shots += (("read", "A page: what is claimed beside what research says"), ("diary", "The diary"))
    place = [f'  <url type="homepage">{escape(pictures)}</url>', "  <screenshots>"] if pictures else []
    for number, (name, caption) in enumerate(shots if pictures else ()):
        kind = ' type="default"' if number == 0 else ""
        image = f"<image>{escape(pictures)}/docs/pictures/{name}.png</image>"
        place.append(f"    <screenshot{kind}><caption>{caption}</caption>{image}</screenshot>")
    values = {
        "ID": APP_ID,
        "VERSION": deb_version,
        "DATE": f"{moment:%Y-%m-%d}",
        "TYPE": "stable" if changes.day else "development",
        "CHANGES": "\n".join(f"          <li>{escape(point, quote=False)}</li>" for point in changes.points),
        "PLACE": "\n".join([*place, "  </screenshots>"] if pictures else []),
    }
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], template)


def draw_icons(target: Path) -> None:
    """The icon as it is, and as pictures in every size that desktops ask for."""
    copy(SOURCE, target / "scalable" / "apps" / f"{APP_ID}.svg")
    for size_px, png in drawn(ICON_SIZES_PX).items():
        folder = target / f"{size_px}x{size_px}" / "apps"
        folder.mkdir(parents=True)
        (folder / f"{APP_ID}.png").write_bytes(png)


def copy(source: Path, target: Path) -> None:
    """Copy one file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write(target: Path, text: str, moment: datetime, *, packed: bool = False) -> None:
    """Write a text, packed as Debian wants manuals and changelogs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = text.encode()
    target.write_bytes(gzip.compress(content, 9, mtime=moment.timestamp()) if packed else content)


def binaries(folder: Path) -> Iterator[bytes]:
    """The content of every program and library."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                yield content


def introduce(share: Path, name: str, changes: Changes, moment: datetime, pictures: str) -> None:
    """Write into a ``share`` folder what tells any desktop of Linux, and its people, of the program.

    Args:
        share: the folder, such as ``/usr/share``.
        name: the version.
        changes: what is new in it.
        moment: its date.
        pictures: see :func:`filled`.
    """
    here = ROOT / "packaging" / "linux"
    copy(here / f"{APP_ID}.desktop", share / "applications" / f"{APP_ID}.desktop")
    metainfo = filled((here / "metainfo.xml.in").read_text(encoding="utf-8"), name, changes, moment, pictures)
    write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo, moment)
    manual = filled((here / "lymph-coach.1.in").read_text(encoding="utf-8"), name, changes, moment, "")
    write(share / "man" / "man1" / f"{NAME}.1.gz", manual, moment, packed=True)
    draw_icons(share / "icons" / "hicolor")


def stage(folder: Path, tree: Path, deb_version: str, moment: datetime, pictures: str) -> None:
    """Lay out everything as it will lie on the system."""
    share = tree / "usr" / "share"
    changes = of_version(CHANGELOG.read_text(encoding="utf-8"), deb_version)
    introduce(share, deb_version, changes, moment, pictures)
    shutil.copytree(folder, tree / "usr" / "lib" / NAME, symlinks=True)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    copy(ROOT / "packaging" / "linux" / "copyright", share / "doc" / NAME / "copyright")
    write(share / "doc" / NAME / "changelog.gz", changelog(deb_version, changes, moment), moment, packed=True)
    copy(ROOT / "packaging" / "linux" / "lintian-overrides", share / "lintian" / "overrides" / NAME)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / "usr" / "lib" / NAME / NAME else 0o644)


def build(folder: Path, out: Path, deb_version: str, moment: datetime, pictures: str) -> Path:
    """Make the package and return its path.

    Args:
        folder: what PyInstaller made.
        out: where the package is put; beside it, a folder to work in is made and removed.
        deb_version: the version, which Debian compares with that of an installed one.
        moment: its date.
        pictures: see :func:`filled`.
    """
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    tree.chmod(0o755)
    stage(folder, tree, deb_version, moment, pictures)
    size_kb = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    fields = control(deb_version, architecture, size_kb, newest_glibc(binaries(folder)))
    write(tree / "DEBIAN" / "control", fields, moment)
    package = out / f"{NAME}_{deb_version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", tree, package], check=True)
    shutil.rmtree(tree)
    return package


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--desktop-only", action="store_true", help="no package, only a folder share for desktops")
    parser.add_argument("--pictures", default=os.environ.get("PICTURES", ""))
    given = parser.parse_args()
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).timestamp()), UTC)
    if given.desktop_only:
        changes = of_version(CHANGELOG.read_text(encoding="utf-8"), version())
        introduce(given.out / "share", version(), changes, moment, given.pictures)
    else:
        print(build(given.folder, given.out, version(), moment, given.pictures))


if __name__ == "__main__":
    main()
