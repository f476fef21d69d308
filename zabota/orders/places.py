"""Does an address lie where we come? Its words are compared without case and diacritics."""

import re
import unicodedata
from collections.abc import Iterable

from zabota.orders.models import ServiceArea


def area_of(address: str, areas: Iterable[ServiceArea]) -> ServiceArea | None:
    """The first area one of whose places stands in the address as whole words."""
    words = f" {plain(address)} "
    for area in areas:
        for line in area.places.splitlines():
            place = plain(line)
            if place and f" {place} " in words:
                return area
    return None


def plain(text: str) -> str:
    """`Chișinău, str. Ștefan` -> `chisinau str stefan`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(sign for sign in apart if not unicodedata.combining(sign))))
