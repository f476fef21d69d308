from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.kind import NeverAccepted, NoWayOut, TryLater
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import ask
from zabota.core.jobs import task
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.feeds import Item, NotAFeed, read_feed
from zabota.reviews.models import ReviewSite

NO_FEED = _("What stands at this address is no feed of reviews (RSS, Atom or JSON).")
AWAY = _("The review site answers with an error.")
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/json, text/xml;q=0.9"
UNCHANGED = 304


@task(name="reviews.read_site", retry=False)
def read_site(site_id: int) -> int:
    """Read a site's feed through the guarded door and keep what is new; how many reviews that were.

    The same feed again adds nothing. What goes wrong is kept with the site until a reading succeeds.
    """
    site = ReviewSite.objects.switched_on().exclude(feed_url="").filter(id=site_id).first()
    if site is None:
        return 0
    try:
        items, mark = fetched(site)
    except (TryLater, NeverAccepted, NoWayOut) as error:
        ReviewSite.objects.filter(id=site.id).update(problem=str(error), read_at=timezone.now())
        return 0
    known = set(site.reviews.filter(key__in=[item.key for item in items]).values_list("key", flat=True))
    new = {item.key: item for item in items if item.key not in known}
    for item in sorted(new.values(), key=lambda item: item.said_at or timezone.now()):
        take_in_review(
            item.key,
            site=site,
            author=item.author,
            text=item.text,
            url=item.url,
            stars=item.stars,
            said_at=item.said_at,
        )
    ReviewSite.objects.filter(id=site.id).update(problem="", read_at=timezone.now(), mark=mark[:200])
    return len(new)


def fetched(site: ReviewSite) -> tuple[list[Item], str]:
    """What stands there and the server's mark of it; nothing when it has not changed."""
    headers = {"Accept": ACCEPT, **({"If-None-Match": site.mark} if site.mark else {})}
    answer = ask("GET", site.feed_url, headers=headers, redirects=3, harmless=True)
    if answer.status == UNCHANGED:
        return [], site.mark
    if not answer.is_good:
        raise TryLater(with_detail(AWAY, f"HTTP {answer.status}"))
    try:
        return read_feed(answer.body), answer.headers.get("ETag", "")
    except NotAFeed as error:
        raise NeverAccepted(with_detail(NO_FEED, str(error))) from error
