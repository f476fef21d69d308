from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.orders.guards import ensure_manages
from zabota.orders.models import Work


@transaction.atomic
def save_work(work: Work | None, *, name: str, needs_licence: bool, by: User | None) -> Work:
    """A kind of work that orders are taken for."""
    ensure_manages(by)
    name = name.strip()
    if not name or Work.objects.filter(name=name).exclude(pk=work.pk if work else 0).exists():
        raise Refused(_("Give it a name that nothing else has."))
    kept = work or Work()
    kept.name, kept.needs_licence = name, needs_licence
    kept.save()
    return kept
