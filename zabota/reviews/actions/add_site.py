from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.reviews.models import ReviewSite


@transaction.atomic
def add_site(
    name: str,
    *,
    feed_url: str = "",
    page_url: str = "",
    branch: Branch | None = None,
    is_invited_to: bool = False,
) -> ReviewSite:
    """A place where people write of us; without a feed its reviews are typed in or come by the API."""
    if ReviewSite.objects.filter(name=name.strip()).exists():
        raise Refused(_("There is a review site of this name."))
    guard_site(name, feed_url, page_url, is_invited_to)
    return ReviewSite.objects.create(
        name=name.strip(),
        feed_url=feed_url.strip(),
        page_url=page_url.strip(),
        branch=branch,
        is_invited_to=is_invited_to,
    )


def guard_site(name: str, feed_url: str, page_url: str, is_invited_to: bool) -> None:
    if not name.strip():
        raise Refused(_("Give the review site a name."))
    for url in (feed_url.strip(), page_url.strip()):
        if url and not url.startswith(("https://", "http://")):
            raise Refused(_("An address begins with https://."))
    if is_invited_to and not page_url.strip():
        raise Refused(_("Say the address of the page to which customers are invited."))
