"""Public reviews for a demo company: most are good, some are not, one of them answered there."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils.translation import gettext as _

from zabota.company.models import Branch
from zabota.reviews.actions.add_site import add_site
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.models import ReviewSite

AUTHORS = ("Ион М.", "Elena P.", "Вера", "Andrei", "Ёжи К.", "Ștefania", "Oleg", "Надежда В.")


def seed_reviews(now: datetime) -> ReviewSite:
    """A site that is read by hand, to which everybody is invited, with ten months of reviews."""
    dice = Random(7)  # noqa: S311 - dice, not a secret
    site = add_site(_("City map"), page_url="https://maps.example.com/zabota/reviews", is_invited_to=True)
    branches = list(Branch.objects.filter(closed_for_good_at=None).order_by("id"))
    good = (_("Quick and kind. I shall come again."), _("Everything was explained to me, thank you!"))
    for number in range(26):
        stars = Decimal(dice.choice((5, 5, 5, 4, 4)))
        take_in_review(
            f"demo-{number}",
            site=site,
            author=dice.choice(AUTHORS),
            text=good[number % 2],
            url=f"https://maps.example.com/zabota/reviews/{number}",
            stars=stars,
            branch=branches[number % len(branches)],
            said_at=now - timedelta(days=11 * number + 2),
        )
    for number, text in enumerate(
        (_("Called three times, nobody answered."), _("The price at the till was another one."))
    ):
        take_in_review(
            f"demo-bad-{number}",
            site=site,
            author=AUTHORS[number],
            text=text,
            url=f"https://maps.example.com/zabota/reviews/bad-{number}",
            stars=Decimal(number + 1),
            branch=branches[number % len(branches)],
            said_at=now - timedelta(days=3 * number + 1),
        )
    take_in_review(
        "demo-none",
        site=site,
        author="Maria",
        text=_("So this is how it works here…"),
        said_at=now - timedelta(hours=5),
    )
    return site
