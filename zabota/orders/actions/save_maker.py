from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.orders.guards import ensure_manages
from zabota.orders.models import Maker


@transaction.atomic
def save_maker(
    maker: Maker | None,
    *,
    name: str,
    is_authorised: bool,
    authorised_until: date | None = None,
    by: User | None,
) -> Maker:
    """Who makes what we repair, and whether they authorised us."""
    ensure_manages(by)
    name = name.strip()
    if not name or Maker.objects.filter(name=name).exclude(pk=maker.pk if maker else 0).exists():
        raise Refused(_("Give it a name that nothing else has."))
    kept = maker or Maker()
    kept.name, kept.is_authorised = name, is_authorised
    kept.authorised_until = authorised_until if is_authorised else None
    kept.save()
    return kept
