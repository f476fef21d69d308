import holidays
from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.actions.change_hours import change_hours
from zabota.company.models import Branch, Holiday
from zabota.core.errors import Refused


@transaction.atomic
def add_public_holidays(country: str, year: int, *, branch: Branch | None = None) -> int:
    """Add a country's public holidays of a year as closed days; days that are set already stay."""
    try:
        found = holidays.country_holidays(country, years=year)
    except NotImplementedError:
        raise Refused(_("The holidays of %(country)s are not known.") % {"country": country}) from None
    kept = set(Holiday.objects.filter(branch=branch, on__year=year).values_list("on", flat=True))
    new = [
        Holiday(branch=branch, on=on, name=name[:120]) for on, name in sorted(found.items()) if on not in kept
    ]
    Holiday.objects.bulk_create(new, ignore_conflicts=True)
    change_hours(branch)
    return len(new)
