"""The number to call for an ambulance."""

from collections.abc import Mapping

ANYWHERE = "112"
"""Mobile telephones everywhere take it as an emergency call (3GPP TS 22.101, clause 10)."""

# Where one number covers all help it stands here, else that of the ambulance. Only what is beyond doubt; sources:
# 911: CRTC, 9-1-1 services (Canada); FCC, 911 and E911 services (United States and its territories); 911.gob.mx
# 112: European Commission, 112: the EU emergency number; the members of the EEA, Switzerland and Turkiye say the same
#   of theirs; 112.gov.in
# 999: gov.uk, 999 and 112; gov.ie; Hong Kong and Macao police; 000: triplezero.gov.au; 111: police.govt.nz
# 119: Fire and Disaster Management Agency (Japan), National Fire Agency (Korea; Taiwan)
# 995: Singapore Civil Defence Force; 120: National Health Commission (China); 192: SAMU (Brazil);
# 101: Magen David Adom (Israel)
_TERRITORIES: Mapping[str, str] = {
    "911": "CA US PR GU VI AS MP MX",
    "112": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK "
    "IS LI NO CH TR FO GL AX GF GP MQ RE YT IN",
    "999": "GB GG JE IM IE HK MO MY",
    "000": "AU CC CX NF",
    "111": "NZ",
    "119": "JP KR TW",
    "995": "SG",
    "120": "CN",
    "192": "BR",
    "101": "IL",
}


def emergency_number(territory: str) -> str:
    """The number as it is dialled; ``ANYWHERE`` where we do not know.

    A computer may be set up for another country than the one it stands in: words beside the number have to say "or
    your local emergency number".

    Args:
        territory: two letters of ISO 3166-1, such as ``CA``; in any case, empty where it is not known.
    """
    for number, territories in _TERRITORIES.items():
        if territory.upper() in territories.split():
            return number
    return ANYWHERE
