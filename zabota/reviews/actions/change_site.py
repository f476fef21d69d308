from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.reviews.actions.add_site import guard_site
from zabota.reviews.models import ReviewSite

CHANGEABLE = ("name", "feed_url", "page_url", "branch", "is_invited_to")


@transaction.atomic
def change_site(site: ReviewSite, *, is_on: bool = True, **changes: Any) -> None:
    """Another name or address; switched off it is read no more, what was read stays."""
    kept = ReviewSite.objects.select_for_update().get(pk=site.pk)
    address = kept.feed_url
    for name in CHANGEABLE:
        value = changes.get(name, getattr(kept, name))
        setattr(kept, name, value.strip() if isinstance(value, str) else value)
    guard_site(kept.name, kept.feed_url, kept.page_url, kept.is_invited_to)
    if ReviewSite.objects.filter(name=kept.name).exclude(pk=kept.pk).exists():
        raise Refused(_("There is a review site of this name."))
    if kept.feed_url != address:
        kept.mark = kept.problem = ""
    if not is_on:
        kept.switched_off_at = kept.switched_off_at or timezone.now()
    else:
        kept.switched_off_at = None
    kept.save(update_fields=[*CHANGEABLE, "mark", "problem", "switched_off_at"])
    site.refresh_from_db()
