"""What can be done after a session, by the keys that the diary keeps."""

from collections.abc import Mapping

from lymph_coach.reading.sheets import parse_sheet
from lymph_coach.system.shipped import shipped

LANGUAGE = "en"
_SHEET, _PART = "after", "now"


def after_care_words() -> Mapping[str, str]:
    """Each step of the sheet "After a session" in its order; what is asked there besides is no after-care.

    Raises:
        PageError: the shipped sheet is damaged; says where.
        ShippedFileError: it is missing.
    """
    text = shipped("sheets", LANGUAGE, f"{_SHEET}.toml").read_text(encoding="utf-8")
    sheet = parse_sheet(text, _SHEET)
    return {tick.key: tick.text for part in sheet.parts if part.key == _PART for tick in part.ticks}
