#!/usr/bin/env bash
# Builds source archive and wheel into dist/, installs the wheel into a fresh environment and runs it there.
# `make wheel-test` calls this; it fetches the pinned packages from PyPI, so it is no part of `make test`.
set -euo pipefail
cd "$(dirname "$0")/.."

python3=${PYTHON:-python3}
work=$(mktemp -d)
python=$work/venv/bin/python
program=$work/venv/bin/lymph-coach
pins=(-c constraints.txt -c packaging/constraints-build.txt)
screen=
running=
finish() {
    for one in $running $screen; do # the window first
        if kill "$one" 2>/dev/null; then wait "$one" || true; fi
    done
    rm -rf "$work"
}
trap finish EXIT
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

echo "Building"
"$python3" -m venv "$work/tools"
"$work/tools/bin/python" -m pip install --quiet --disable-pip-version-check "${pins[@]}" build hatchling
# The wheel is made from the source archive: what that lacks, the wheel lacks.
"$work/tools/bin/python" -m build --no-isolation --outdir "$work/dist" . >"$work/build" || fail "$(cat "$work/build")"
wheel=$(ls "$work"/dist/*.whl)
top=$("$python3" -m zipfile --list "$wheel" | awk 'NR > 1 { split($1, part, "/"); print part[1] }' | sort -u)
[ "$(wc -l <<<"$top")" -eq 2 ] || fail "more than the package lies at the top of the wheel: $top"
mkdir -p dist
cp "$work"/dist/* dist/

echo "Installing into a fresh environment"
"$python3" -m venv "$work/venv"
"$python" -m pip install --quiet --disable-pip-version-check -c constraints.txt "$wheel"
cd "$work" # nothing of the checkout may be found by chance
export LYMPH_COACH_HOME=$work/home
"$program" --version
"$program" doctor --json >doctor.json || fail "$(cat doctor.json)"
"$program" export --preset circles --out session.wav --cues cues.json --captions session.vtt >/dev/null
[ "$(wc -c <session.wav)" -gt 10000000 ] || fail "the exported session is too short"
"$program" reminders add --name "Morning circles" --at 9:00 >/dev/null
"$program" remind
echo "doctor, export and reminders work"
cd - >/dev/null

if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    . packaging/linux/screen.sh
    open_screen
    "$program" &
    running=$!
    shown "$work/today.png"
    open_read
    shown "$work/read.png" "$work/today.png"
    echo "Today and a page to read are shown"
else
    echo "The window was not opened: needs Xvfb and xdotool"
fi
ls -l dist
