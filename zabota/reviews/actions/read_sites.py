from zabota.core.jobs import queue_all
from zabota.reviews.actions.read_site import read_site
from zabota.reviews.models import ReviewSite


def read_sites() -> int:
    """Queue the reading of every site that has a feed, each a job of its own; how many those are."""
    due = ReviewSite.objects.switched_on().exclude(feed_url="").values_list("id", flat=True)
    queue_all((read_site, {"site_id": site_id}) for site_id in due)
    return len(due)
