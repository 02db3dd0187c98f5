#!/usr/bin/env bash
# Makes the disk image for macOS of the bundle that packaging/folder.sh builds: dist/lymph-coach-VERSION.dmg.
#
# To be signed and notarised, which macOS asks of what comes from the internet, and to show notifications:
#   IDENTITY="Developer ID Application: ..."  as `security find-identity` lists it
#   PROFILE=...                               as stored with `xcrun notarytool store-credentials`
# Without them the bundle is signed for this machine alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

bundle="build/package/Lymph Coach.app"
stage=build/package/image
version=$(/usr/libexec/PlistBuddy -c "Print :CFBundleShortVersionString" "$bundle/Contents/Info.plist")
image=dist/lymph-coach-$version.dmg

options=(--force --deep --sign "${IDENTITY:--}")
if [ -n "${IDENTITY:-}" ]; then
    options+=(--options runtime --timestamp --entitlements packaging/macos/entitlements.plist)
fi
codesign "${options[@]}" "$bundle"
codesign --verify --deep --strict "$bundle"

rm -rf "$stage" "$image"
mkdir -p "$stage" dist
cp -R "$bundle" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Lymph Coach" -srcfolder "$stage" -format UDZO -ov "$image"
if [ -n "${IDENTITY:-}" ] && [ -n "${PROFILE:-}" ]; then
    codesign --sign "$IDENTITY" --timestamp "$image"
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
