from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.models import Inbox
from zabota.company.parameters import value_of
from zabota.core.jobs import task
from zabota.customers.identities import normalise
from zabota.customers.models import Identity
from zabota.portal.models import PortalLink
from zabota.portal.models.portal_link import PURPOSE

MINUTES = 15
MOST_IN_AN_HOUR = 5


@transaction.atomic
def send_link(address: str, *, asked_at: datetime | None = None) -> PortalLink | None:
    """Mail a way in to an address we know; to one we do not know nothing is sent, and nobody learns which.

    With the moment when it was asked for, done again it sends nothing: a link made since then answered it.
    """
    known = Identity.objects.select_related("customer").filter(
        kind="email", value=normalise("email", address)
    )
    identity = known.select_for_update(of=("self",)).first()
    inbox = Inbox.objects.switched_on().filter(kind="email").order_by("id").first()
    if identity is None or inbox is None or asked_too_often(identity):
        return None
    if asked_at and PortalLink.objects.filter(address=identity.value, created_at__gte=asked_at).exists():
        return None
    customer = identity.customer.merged_into or identity.customer
    expires_at = timezone.now() + timedelta(minutes=MINUTES)
    link = PortalLink.objects.create(customer=customer, address=identity.value, expires_at=expires_at)
    with translation.override(customer.language or value_of("company.language")):
        queue_dispatch(
            inbox=inbox,
            to=identity.value,
            to_name=customer.name,
            about=f"portal-link-{link.id}",
            subject=_("Your pages at %(company)s") % {"company": value_of("company.name")},
            body=_(
                "Open your pages by this link, once, within %(minutes)d minutes:\n\n[[portal]]\n\n"
                "If it was not you who asked, do nothing: nobody gets in without this message."
            )
            % {"minutes": MINUTES},
            links={"portal": [PURPOSE, link.id]},
            is_automatic=True,
        )
    return link


def asked_too_often(identity: Identity) -> bool:
    lately = timezone.now() - timedelta(hours=1)
    return PortalLink.objects.filter(address=identity.value, created_at__gt=lately).count() >= MOST_IN_AN_HOUR


def queue_link(address: str) -> None:
    """As a job, so that the page answers equally fast whether the address is known or not."""
    send_link_later.defer(address=address, asked_at=timezone.now().isoformat())


@task(name="portal.send_link")
def send_link_later(address: str, asked_at: str | None = None) -> None:
    send_link(address, asked_at=datetime.fromisoformat(asked_at) if asked_at else None)
