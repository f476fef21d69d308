"""What the sign-in page of a demo company needs."""

from typing import Any

from django.http import HttpRequest

from zabota.company.models import ParameterValue
from zabota.company.roles import ROLES
from zabota.portal.demo.progress import percent

SIGN_IN = "account_login"


def demo_people(request: HttpRequest) -> dict[str, Any]:
    """`demo_people`, on the sign-in page of a demo company only: name, role, email, password; or, while it is
    being filled, `demo_percent`. Read afresh: another process fills and clears.
    """
    if request.resolver_match is None or request.resolver_match.url_name != SIGN_IN:
        return {}
    kept = ParameterValue.objects.filter(name="demo.people").values_list("value", flat=True)
    people = [{**person, "role": ROLES.get(person["role"], "")} for person in kept.first() or []]
    return {"demo_percent": percent(), "demo_people": people}
