#!/usr/bin/env bash
# Fetches and builds all that the Flatpak is made of, into build/flatpak-sources; flatpak-builder then needs no network.
# The number is that of the runtime's Python.
set -euo pipefail
cd "$(dirname "$0")/../../.."

number=${NUMBER:-3.13}
sources=build/flatpak-sources
bash packaging/folder.sh
python=build/package/venv/bin/python
rm -rf "$sources"
mkdir -p "$sources/wheels" "$sources/files"
"$python" -m pip download --quiet --no-deps --only-binary :all: --implementation cp --python-version "$number" \
    --abi "cp${number/./}" --abi abi3 --abi none --platform manylinux_2_34_x86_64 --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 \
    --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 --platform any \
    -c constraints.txt -r packaging/linux/flatpak/wheels.txt -d "$sources/wheels"
"$python" -m build --wheel --no-isolation --outdir "$sources/wheels" .
"$python" packaging/linux/deb.py build/package/lymph-coach "$sources/files" --desktop-only
cp packaging/linux/flatpak/*.yml "$sources/"
cp LICENSE "$sources/files/"
echo "Now: flatpak-builder --user --install --force-clean build/flatpak $sources/org.lymphcoach.LymphCoach.yml"
