"""What Windows shows of the program under Properties, Details. Pure."""

_TEMPLATE = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
    kids=[
        StringFileInfo([StringTable("040904B0", [
            StringStruct("CompanyName", "The Lymph Coach team"),
            StringStruct("FileDescription", "{what}"),
            StringStruct("FileVersion", "{version}"),
            StringStruct("InternalName", "{name}"),
            StringStruct("LegalCopyright", "The Lymph Coach team. GPL-3.0-or-later."),
            StringStruct("OriginalFilename", "{name}.exe"),
            StringStruct("ProductName", "Lymph Coach"),
            StringStruct("ProductVersion", "{version}"),
        ])]),
        VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
    ],
)
"""


def version_resource(version: str, name: str, what: str) -> str:
    """The resource, as PyInstaller reads it.

    Args:
        version: such as ``1.2.0``.
        name: of the program's file, without its ending.
        what: the program does, as the task manager shows it.
    """
    numbers = (*(int(part) for part in version.split(".")), 0, 0, 0, 0)[:4]
    return _TEMPLATE.format(numbers=numbers, version=version, name=name, what=what)
