"""The number to call for an ambulance, by territory, from a checked file that names its sources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lymph_coach.safety.table import Table, read_table

_NUMBER = re.compile(r"[0-9]{2,6}")
_TERRITORY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class EmergencyNumbers:
    """Which number to call where.

    Attributes:
        anywhere: the one for where we know of no other.
        by_territory: the number by two letters of ISO 3166-1, such as ``CA``.
    """

    anywhere: str
    by_territory: Mapping[str, str]

    def at(self, territory: str) -> str:
        """The number as it is dialled.

        A computer may be set up for another country than the one it stands in: words beside the number have to say "or
        your local emergency number".

        Args:
            territory: two letters, in any case; empty where it is not known.
        """
        return self.by_territory.get(territory.upper(), self.anywhere)


def parse_numbers(text: str, file: str = "emergency") -> EmergencyNumbers:
    """Make the numbers of a file's text.

    Args:
        text: TOML, as ``assets/checkin/emergency.toml``.
        file: the file's name, for errors.

    Raises:
        CheckinError: naming file, key, value and what is allowed.
    """
    table = read_table(text, file, "anywhere", "numbers")
    found: dict[str, str] = {}
    for one in table.tables("numbers"):
        one.only("number", "territories", "source")
        one.text("source")
        for territory in one.texts("territories"):
            if not _TERRITORY.fullmatch(territory) or territory in found:
                raise one.wrong("territories", "two capital letters each, each territory once in the file")
            found[territory] = _number(one, "number")
    return EmergencyNumbers(_number(table, "anywhere"), found)


def _number(table: Table, key: str) -> str:
    number = table.text(key)
    if not _NUMBER.fullmatch(number):
        raise table.wrong(key, "2 to 6 digits")
    return number
