"""What macOS is told of the bundle, beyond what PyInstaller tells it. Pure."""


def info(version: str, app_id: str, name: str) -> dict[str, object]:
    """The entries of Info.plist, after Apple's reference of its keys.

    Args:
        version: such as ``1.2.0``.
        app_id: the bundle's identifier.
        name: as people see it.
    """
    return {
        "CFBundleIdentifier": app_id,
        "CFBundleName": name,
        "CFBundleDisplayName": name,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleInfoDictionaryVersion": "6.0",
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": "13.0",  # the oldest that Qt 6.11 supports
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The Lymph Coach team. GPL-3.0-or-later.",
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
