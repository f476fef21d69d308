from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.orders.guards import ensure_manages
from zabota.orders.models import ServiceArea


@transaction.atomic
def save_area(area: ServiceArea | None, *, name: str, places: str, by: User | None) -> ServiceArea:
    """Where we come to customers: places, one a line."""
    ensure_manages(by)
    name = name.strip()
    if not name or ServiceArea.objects.filter(name=name).exclude(pk=area.pk if area else 0).exists():
        raise Refused(_("Give it a name that nothing else has."))
    lines = [line.strip() for line in places.splitlines() if line.strip()]
    if not lines:
        raise Refused(_("Name at least one place."))
    kept = area or ServiceArea()
    kept.name, kept.places = name, "\n".join(lines)
    kept.save()
    return kept
