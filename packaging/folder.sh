#!/usr/bin/env bash
# Builds the folder that every package is made of: build/package/lymph-coach. For Linux, and for macOS and Windows (in
# the shell that comes with Git).
#
# PyInstaller and all that goes in are installed into an environment of their own, build/package/venv, pinned by
# constraints.txt and packaging/constraints-build.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
work=build/package
bin=$work/venv/bin
[ "${OS:-}" != Windows_NT ] || bin=$work/venv/Scripts
pins=(-c constraints.txt -c packaging/constraints-build.txt)
largest_mb=120

if [ ! -e "$work/venv/.ready" ] || [ constraints.txt -nt "$work/venv/.ready" ] ||
    [ packaging/constraints-build.txt -nt "$work/venv/.ready" ]; then
    "$python" -m venv --clear "$work/venv"
    "$bin/python" -m pip install --quiet --disable-pip-version-check "${pins[@]}" . pyinstaller build hatchling
    "$bin/python" -m pip uninstall --quiet --yes lymph-coach
    if [ "$(uname -s)" = Linux ]; then
        # The ready-made numpy brings 28 MB of linear algebra, and code for every processor, that no sample needs.
        version=$(sed -n 's/^numpy==//p' constraints.txt)
        if ! ls "$work/wheels/numpy-$version-"*.whl >/dev/null 2>&1; then
            echo "Building numpy without linear algebra (once; about four minutes)"
            "$bin/python" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-binary numpy \
                --wheel-dir "$work/wheels" -Csetup-args=-Dblas=none -Csetup-args=-Dlapack=none \
                -Csetup-args=-Dallow-noblas=true -Csetup-args=-Dcpu-dispatch=none "numpy==$version"
        fi
        "$bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-index --force-reinstall \
            "$work/wheels/numpy-$version-"*.whl
    fi
    touch "$work/venv/.ready"
fi

"$bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath "$work" --workpath "$work/parts" \
    packaging/lymph_coach.spec

if [ "$(uname -s)" = Linux ]; then
    inner=$work/lymph-coach/_internal
    # What was compiled here, or came with its symbols.
    strip --strip-unneeded "$inner"/libpython* "$inner"/python3*/lib-dynload/*.so "$inner"/numpy/*/*.so \
        "$inner"/_miniaudio* "$inner"/PySide6/Qt/lib/libicu{uc,i18n}*
    bytes=$(find "$work/lymph-coach" -type f -printf '%s\n' | awk '{ all += $1 } END { print all }')
    mb=$((bytes / 1000000))
    echo "$work/lymph-coach: $mb MB"
    [ "$mb" -lt "$largest_mb" ] || {
        echo "That is not under $largest_mb MB: look in packaging/contents.py at what went in." >&2
        exit 1
    }
fi
