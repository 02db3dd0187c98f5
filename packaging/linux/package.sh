#!/usr/bin/env bash
# Builds the Debian package into dist/, from the folder that packaging/folder.sh builds first.
set -euo pipefail
cd "$(dirname "$0")/../.."

largest_bytes=35000000

bash packaging/folder.sh
if ! command -v dpkg-deb >/dev/null; then
    echo "No dpkg-deb here: the program is in build/package/lymph-coach."
    exit 0
fi
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
package=$(build/package/venv/bin/python packaging/linux/deb.py build/package/lymph-coach dist | tail -1)
bytes=$(stat -c %s "$package")
echo "$package: $((bytes / 1000000)) MB"
[ "$bytes" -le "$largest_bytes" ] || { echo "That is over $((largest_bytes / 1000000)) MB." >&2; exit 1; }
