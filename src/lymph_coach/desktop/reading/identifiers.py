"""Where a source can be looked up."""

from collections.abc import Mapping
from urllib.parse import urlsplit

_PLACES: Mapping[str, tuple[str, str]] = {
    "doi": ("doi:{}", "https://doi.org/{}"),
    "pmid": ("PubMed {}", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    "pmcid": ("PubMed Central {}", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "isbn": ("ISBN {}", ""),
    "cite": ("{}", ""),
}
_SAFE = ("https://", "http://")


def looked_up(identifier: str) -> tuple[str, str]:
    """The words for an identifier, and its address on the web; the address is empty where it has none.

    Args:
        identifier: as in ``Source.identifier``.
    """
    if is_web(identifier):
        return urlsplit(identifier).netloc.removeprefix("www."), identifier
    kind, _, value = identifier.partition(":")
    words, address = _PLACES.get(kind, (identifier, ""))
    return words.format(value), address.format(value)


def is_web(link: str) -> bool:
    """Whether a link leads to the web; no other kind of address is ever opened."""
    return link.startswith(_SAFE)
