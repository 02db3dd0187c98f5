#!/usr/bin/env bash
# The libraries of the system that Lymph Coach needs on Linux: checks, and installs what is missing.
#
#   system-libraries.sh run     to open the window
#   system-libraries.sh test    to run the tests too: a screen, a sound server, a screen reader's way in
#
# Silent when nothing is missing. Exits 1 when something needed could not be installed; 0 when only the test
# tools are missing, which are named: the tests that need them skip themselves.
set -euo pipefail

needed=(
    libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
)
tested_with=(libgssapi-krb5-2 libbrotli1) # of QtNetwork, which only Windows uses, and its tests
optional=(xvfb xauth xdotool pulseaudio pulseaudio-utils dbus dunst at-spi2-core gir1.2-atspi-2.0 python3-gi)

usage() {
    echo "usage: $0 run|test" >&2
    exit 2
}

[ $# -eq 1 ] || usage
case "$1" in
    run) wanted=("${needed[@]}") ;;
    test)
        needed+=("${tested_with[@]}")
        wanted=("${needed[@]}" "${optional[@]}")
        ;;
    *) usage ;;
esac

[ "$(uname -s)" = Linux ] || exit 0

if ! command -v dpkg-query >/dev/null; then
    echo "Lymph Coach needs these libraries; your system may give them other names:"
    echo "  ${wanted[*]}"
    exit 0
fi

# Prints the wanted packages that are not installed. A name the system has renamed (libglib2.0-0t64) counts
# through what its successor provides.
missing() {
    local here package
    here=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package} ${Provides}\n' 2>/dev/null |
        sed -n 's/^ii  *//p' | tr ',' ' ' | tr -s ' ' '\n')
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$here" || printf '%s\n' "$package"
    done
}

mapfile -t absent < <(missing "${wanted[@]}")
[ ${#absent[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
fi

if [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; then
    echo "Installing ${absent[*]}"
    # The lists may be old or absent, as in a fresh container: then fetch them and try once more.
    if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${absent[@]}" >/dev/null 2>&1 ||
        { "${as_root[@]}" apt-get update -q >/dev/null &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get install -y -q --no-install-recommends "${absent[@]}" >/dev/null; }; then
        exit 0
    fi
    echo "They could not be installed." >&2
fi

echo "Some packages are missing. Please run:" >&2
echo "  sudo apt-get install ${absent[*]}" >&2
mapfile -t absent_needed < <(missing "${needed[@]}")
[ ${#absent_needed[@]} -eq 0 ]
