#!/usr/bin/env bash
# Installs the Debian package in a system that has nothing but Debian's smallest set, runs it there as an ordinary
# person, puts it over an older version, and removes it. `make package-test` calls this.
#
# Not part of `make test`: it must be root, fetches a system from a Debian mirror, and takes minutes. It needs debootstrap
# and, for the screen outside, Xvfb and xdotool. Variables: SUITE (bookworm), MIRROR, PACKAGE (the one in dist/).
set -euo pipefail
cd "$(dirname "$0")/../.."

suite=${SUITE:-bookworm}
mirror=${MIRROR:-}  # empty: the one debootstrap knows
package=${PACKAGE:-$(find dist -name 'lymph-coach_*.deb' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)}
python=build/package/venv/bin/python
pictures=$PWD/build/package/pictures
base=$PWD/build/package/$suite
id=org.lymphcoach.LymphCoach
program=/usr/lib/lymph-coach/lymph-coach
person=1000:1000
. packaging/linux/screen.sh
home=/home/person

say() { printf '  %s\n' "$*"; }
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

[ -n "$package" ] || fail "there is no package in dist: make package"
[ "$(id -u)" -eq 0 ] || fail "a system inside the system can be entered by root only: sudo make package-test"
for tool in debootstrap Xvfb xdotool dpkg-deb desktop-file-validate appstreamcli lintian; do
    command -v "$tool" >/dev/null || fail "needs $tool: apt-get install debootstrap xvfb xdotool dpkg-dev" \
        "desktop-file-utils appstream lintian"
done

echo "The package as it is"
lintian --allow-root --fail-on error,warning "$package" || fail "lintian"
desktop-file-validate "packaging/linux/$id.desktop" || fail "the desktop entry"
work=$(mktemp -d)
system=$work/system
screen=
finish() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    # The reminder that takes over from a closed window stays until its person logs out, which nobody does here.
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/root")" != "$system" ] || kill "${process#/proc/}" || true
    done
    for below in tmp/.X11-unix proc; do
        mountpoint -q "$system/$below" && umount "$system/$below"
    done
    rm -rf "$work"
}
trap finish EXIT
dpkg-deb -x "$package" "$work/laid-out"
metadata=$work/laid-out/usr/share/metainfo/$id.metainfo.xml
# Since AppStream 1.0 a home page is asked for, which is named as soon as there is one: PICTURES. Before, nobody knows it.
appstreamcli validate --no-net "$metadata" >/dev/null ||
    appstreamcli validate --no-net --override url-homepage-missing=info "$metadata" >"$work/metadata" 2>&1 ||
    fail "the metadata: $(cat "$work/metadata")"
man --warnings -l "$work/laid-out/usr/share/man/man1/lymph-coach.1.gz" 2>&1 >/dev/null | grep . && fail "the manual"
say "lintian, desktop-file-validate, appstreamcli and man find nothing"

echo "A smallest $suite"
[ -d "$base" ] || { debootstrap --variant=minbase "$suite" "$base.part" ${mirror:+"$mirror"} >/dev/null && mv "$base.part" "$base"; }
cp -a "$base" "$system"
mount -t proc proc "$system/proc"
cp /etc/resolv.conf "$system/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' >"$system/usr/sbin/policy-rc.d"
chmod +x "$system/usr/sbin/policy-rc.d"
echo "person:x:1000:1000::$home:/bin/sh" >>"$system/etc/passwd"
install -d -o 1000 -g 1000 "$system$home"

inside() { chroot "$system" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin DEBIAN_FRONTEND=noninteractive "$@"; }
person() {
    chroot --userspec="$person" "$system" /usr/bin/env -i PATH=/usr/bin:/bin HOME="$home" LANG=C.UTF-8 "$@"
}

echo "An older version, and this one over it"
dpkg-deb -R "$package" "$work/older"
sed -i 's/^Version: .*/Version: 0.0.1/' "$work/older/DEBIAN/control"
echo old >"$work/older/usr/lib/lymph-coach/_internal/gone-since"
dpkg-deb --root-owner-group -Zgzip -z1 -b "$work/older" "$system/older.deb" >/dev/null
cp "$package" "$system/this.deb"
apt() {
    inside apt-get -q -o Dpkg::Use-Pty=0 "$@" >"$work/apt" 2>&1 || fail "apt-get $*: $(cat "$work/apt")"
}
apt update
apt install -y --no-install-recommends /older.deb
person lymph-coach reminders add --name "Morning circles" --at 9:00 >/dev/null
apt install -y --no-install-recommends /this.deb
[ ! -e "$system/usr/lib/lymph-coach/_internal/gone-since" ] || fail "a file of the older version is still there"
person lymph-coach reminders list | grep -q "Morning circles" || fail "a reminder was lost with the new version"
say "$(person lymph-coach --version), with the reminder that was set before"

echo "What it stands on"
lacking=$(inside sh -c 'find /usr/lib/lymph-coach -type f \( -name "*.so" -o -name "*.so.*" \) \
    ! -name libqgtk3.so ! -name libcupsprintersupport.so -exec env LD_LIBRARY_PATH=/usr/lib/lymph-coach/_internal \
    ldd {} + 2>/dev/null | grep "not found" | sort -u' || true)
[ -z "$lacking" ] || fail "these are missing: $lacking"
say "every library is there; two plugins are for desktops that have GTK or CUPS"

echo "Its commands"
person lymph-coach doctor --json >"$work/doctor.json" || fail "the doctor: $(cat "$work/doctor.json")"
"$python" - "$work/doctor.json" <<'PY'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))["findings"]
assert {"voice", "files", "libraries"} <= {one["area"] for one in found if one["state"] == "ok"}, found
PY
say "doctor: the voice speaks, files and libraries are whole"
person lymph-coach export --preset circles --out "$home/session.wav" --captions "$home/session.vtt" >/dev/null
[ "$(stat -c %s "$system$home/session.wav")" -gt 10000000 ] || fail "the exported session is too short"
say "export: $(du -h "$system$home/session.wav" | cut -f1) of sound"
person lymph-coach reminders install >/dev/null
entry=$system$home/.config/autostart/lymph-coach-remind.desktop
grep -q "^Exec=.*\"$program\" \"remind\"" "$entry" || fail "the reminder would not start: $(cat "$entry")"
person LD_DEBUG=files "$program" remind 2>"$work/loaded" || fail "remind"
! grep -q libQt "$work/loaded" || fail "the reminder loads Qt"
began=$(date +%s%N)
for _ in 1 2 3 4 5 6 7 8 9 10; do person "$program" remind; done
say "remind: $((($(date +%s%N) - began) / 10000000)) ms, without Qt; set up with the program's own path"

echo "Its window"
mkdir -p "$pictures" "$system/tmp/.X11-unix"
open_screen
mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
person "DISPLAY=$DISPLAY" lymph-coach 2>"$work/window" &
shown "$pictures/today.png" || fail "$(cat "$work/window")"
open_read
shown "$pictures/read.png" "$pictures/today.png" || fail "$(cat "$work/window")"
[ ! -s "$work/window" ] || say "it said: $(cat "$work/window")"
xdotool search --class lymph-coach windowclose 2>/dev/null || true
say "Today and a page to read are shown: build/package/pictures"

echo "Removed"
kill "$screen"
wait "$screen" || true
screen=
apt purge -y lymph-coach
left=$(find "$system/usr" "$system/etc" -path '*lymph*' ! -path '*/apt/*')
[ -z "$left" ] || fail "this is left: $left"
[ -e "$system$home/.local/share/lymph-coach/reminders.sqlite3" ] || fail "what the person wrote is gone"
say "nothing is left but what the person wrote"
echo "All is well."
