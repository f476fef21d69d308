"""The portal's own link: one customer, one address, a quarter of an hour."""

from django.urls import reverse
from django.utils import timezone

from zabota.channels.links import link_maker
from zabota.core.links import is_genuine, make_token, row_id_of
from zabota.portal.models import PortalLink
from zabota.portal.models.portal_link import PURPOSE


@link_maker(PURPOSE)
def portal_url(row_id: int) -> str:
    nonce = PortalLink.objects.filter(id=row_id).values_list("nonce", flat=True).first()
    if nonce is None:
        raise LookupError(row_id)
    return reverse("portal:entrance", args=[make_token(PURPOSE, row_id, nonce)])


def link_of(token: str) -> PortalLink | None:
    """The link of this token if it is genuine, fresh and unused."""
    row_id = row_id_of(token)
    link = PortalLink.objects.select_related("customer").filter(id=row_id).first() if row_id else None
    if link is None or not is_genuine(token, PURPOSE, link.id, link.nonce):
        return None
    return link if link.used_at is None and link.expires_at > timezone.now() else None
