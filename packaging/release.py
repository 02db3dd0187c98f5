"""The steps of a release, each of which stops it when something is not as it must be: ``make release``.

It changes nothing and sends nothing anywhere; at the end it prints the tag to set.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from changes import ROOT, Changes, sections, version

STEPS = (("make", "test"), ("make", "wheel-test"), ("make", "package-test"))


def reasons_against(
    wanted: str, changelog: Sequence[Changes], tags: Sequence[str], status: str, maintainer: str
) -> list[str]:
    """Why this version cannot be released yet; nothing when it can.

    Args:
        wanted: the version in the code.
        changelog: its sections.
        tags: all there are.
        status: what ``git status --porcelain`` says.
        maintainer: who publishes it, as a Debian package names them.
    """
    reasons: list[str] = []
    if status:
        reasons.append("Some changes are not committed.")
    if f"v{wanted}" in tags:
        reasons.append(f"{wanted} was released before: raise __version__ in src/lymph_coach/__init__.py.")
    if "<" not in maintainer:
        reasons.append("The packages do not say who publishes them: set MAINTAINER='NAME <ADDRESS>'.")
    named = {one.name: one for one in changelog}
    if wanted not in named:
        reasons.append(f"CHANGELOG.md has no section '## {wanted} - DAY': rename 'Unreleased'.")
    elif not named[wanted].day or not named[wanted].points:
        reasons.append(f"CHANGELOG.md names no day, or no change, for {wanted}.")
    elif changelog[0].name != wanted:
        reasons.append(f"CHANGELOG.md begins with {changelog[0].name} and not with {wanted}.")
    return reasons


def git(*words: str) -> str:
    """What git answers."""
    return subprocess.check_output(["git", *words], cwd=ROOT, text=True).strip()


def main() -> int:
    """Check, test, build and try out. Returns the exit status."""
    wanted = version()
    changelog = sections(Path(ROOT, "CHANGELOG.md").read_text(encoding="utf-8"))
    maintainer = os.environ.get("MAINTAINER", "")
    reasons = reasons_against(wanted, changelog, git("tag").split(), git("status", "--porcelain"), maintainer)
    for reason in reasons:
        print(reason)
    if reasons:
        return 1
    for step in STEPS:
        print(" ".join(step), flush=True)
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            print(f"{' '.join(step)} failed; nothing is released.")
            return 1
    print(f"Ready. To release: git tag -a v{wanted} -m 'Lymph Coach {wanted}' && git push origin v{wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
