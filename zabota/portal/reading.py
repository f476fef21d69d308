"""What a customer reads in and searches for, on pages that are for everybody."""

from django.http import HttpRequest
from django.utils.translation import get_language

from zabota.company.parameters import value_of

LONGEST = 200


def reading() -> tuple[str, str]:
    """The languages to read in, best first."""
    return get_language() or "en", value_of("company.language")


def asked_for(request: HttpRequest) -> str:
    """What stands in the search field."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
