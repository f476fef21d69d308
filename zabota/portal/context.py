"""What the sign-in page of a demo company needs."""

from typing import Any

from django.http import HttpRequest

from zabota.company.parameters import value_of

SIGN_IN = "account_login"


def demo_people(request: HttpRequest) -> dict[str, Any]:
    """`demo_people`, on the sign-in page of a demo company only: name, role, email, password."""
    if request.resolver_match is None or request.resolver_match.url_name != SIGN_IN:
        return {}
    return {"demo_people": value_of("demo.people")}
