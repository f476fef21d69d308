from django.db import transaction
from django.utils import timezone

from zabota.customers.actions.verify_identity import verify_identity
from zabota.customers.models import Identity
from zabota.portal.models import PortalLink


@transaction.atomic
def use_link(link: PortalLink) -> bool:
    """Spend a way in: true for the one who comes first. Whoever could open it has proven the address."""
    spent = PortalLink.objects.filter(id=link.id, used_at=None, expires_at__gt=timezone.now())
    if not spent.update(used_at=timezone.now()):
        return False
    for identity in Identity.objects.filter(kind="email", value=link.address, verified_at=None):
        verify_identity(identity)
    return True
