"""The number to call for an ambulance."""

from collections.abc import Mapping

ANYWHERE = "112"
"""Mobile telephones everywhere take it as an emergency call (3GPP TS 22.101, clause 10)."""

# Where one number covers all help it stands here, else that of the ambulance. Only what is beyond doubt; who says so:
# 911: CRTC (Canada), FCC (United States and its territories), Secretariado Ejecutivo del SNSP (Mexico)
# 112: European Commission, "112: the EU emergency number"; the governments of Iceland, Turkey, India, the Faroe Islands
#   and Greenland. Norway and Switzerland take it as well, but answer it as police: 113 Helsedirektoratet, 144 BAG
# 999: gov.uk, gov.ie, the governments of Hong Kong, Macao and Malaysia; 000: Triple Zero (Australia); 111: NZ Police
# 119: Fire and Disaster Management Agency (Japan), National Fire Agency (Korea; Taiwan); 995: Singapore Civil Defence
#   Force; 120: National Health Commission (China); 192: SAMU (Brazil); 101: Magen David Adom (Israel)
_TERRITORIES: Mapping[str, str] = {
    "911": "CA US PR GU VI AS MP MX",
    "112": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK "
    "IS TR FO GL AX GF GP MQ RE YT IN",
    "113": "NO",
    "144": "CH LI",
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
