"""The kinds of file a diary is saved as."""

from enum import StrEnum


class FileKind(StrEnum):
    """The value is the ending of the file's name."""

    JSON = "json"
    CSV = "csv"
