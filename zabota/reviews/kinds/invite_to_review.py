from typing import Any

from django.utils.translation import gettext as _

from zabota.feedback.models import Response
from zabota.feedback.thanks import ThanksLine, thanks_lines
from zabota.reviews.models import ReviewSite


@thanks_lines.register
class InvitedToReview(ThanksLine):
    """Whoever answered is told where reviews are written (S2-36), whatever the marks were."""

    name = "invited_to_review"
    order = 90

    def line(self, response: Response) -> Any | None:
        sites = ReviewSite.objects.switched_on().filter(is_invited_to=True)
        own = sites.filter(branch=response.branch_id).first() if response.branch_id else None
        site = own or sites.filter(branch=None).first()
        if site is None:
            return None
        words = _("You may tell others too, just as it was, good or bad: {address}")
        return words.format(address=site.page_url)
