from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.orders.guards import ensure_manages
from zabota.orders.models import Licence, Work


@transaction.atomic
def save_licence(
    licence: Licence | None,
    *,
    number: str,
    issuer: str,
    valid_from: date,
    valid_until: date,
    works: Iterable[Work],
    holder_kind: str = "us",
    holder: str = "",
    by: User | None,
) -> Licence:
    """Leave to do kinds of work between two days: ours, or of one who works for us."""
    ensure_manages(by)
    if not (number.strip() and issuer.strip()):
        raise Refused(_("Write the number, and who gave it."))
    if valid_until < valid_from:
        raise Refused(_("It ends before it begins."))
    if holder_kind not in Licence.Holder.values or (holder_kind != Licence.Holder.US and not holder.strip()):
        raise Refused(_("Say whose it is."))
    twins = Licence.objects.filter(number=number.strip(), issuer=issuer.strip())
    if twins.exclude(pk=licence.pk if licence else 0).exists():
        raise Refused(_("This licence is here already."))
    kept = licence or Licence()
    kept.number, kept.issuer = number.strip(), issuer.strip()
    kept.valid_from, kept.valid_until = valid_from, valid_until
    kept.holder_kind = holder_kind
    kept.holder = holder.strip() if holder_kind != Licence.Holder.US else ""
    kept.save()
    kept.works.set(works)
    return kept
