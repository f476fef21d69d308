from math import isfinite

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.stakes.assumptions import BY_NAME
from zabota.stakes.models import Assumption


@transaction.atomic
def assume(name: str, low: float, likely: float, high: float, *, by: User, source: str = "") -> None:
    """Put the company's own assumption in place of the product's; the same as the product's takes it away."""
    assumed = BY_NAME[name]
    if not all(isfinite(value) for value in (low, likely, high)) or not 0 <= low <= likely <= high:
        raise Refused(_("Lowest, likely and highest stand in this order, none below nothing."))
    if high > assumed.largest:
        raise Refused(
            _("%(label)s: at most %(largest)g.") % {"label": assumed.label, "largest": assumed.largest}
        )
    default = assumed.default
    if (low, likely, high) == (default.low, default.likely, default.high) and not source.strip():
        Assumption.objects.filter(name=name).delete()
        return
    values = {"low": low, "likely": likely, "high": high, "source": source.strip(), "by": by}
    kept = Assumption.objects.filter(name=name, **{k: v for k, v in values.items() if k != "by"}).first()
    if kept is None:
        Assumption.objects.update_or_create(name=name, defaults={**values, "at": timezone.now()})
