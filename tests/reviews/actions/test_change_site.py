import pytest

from zabota.core.errors import Refused
from zabota.reviews.actions.change_site import change_site
from zabota.reviews.models import ReviewSite


def test_another_address_forgets_what_was_wrong_and_off_it_is_read_no_more(site):
    ReviewSite.objects.filter(pk=site.pk).update(problem="HTTP 500", mark='"1"')
    change_site(site, feed_url="https://maps.example.com/rss")
    assert (site.problem, site.mark, site.is_invited_to) == ("", "", True)
    with pytest.raises(Refused):
        change_site(site, page_url="")
    change_site(site, is_on=False)
    off = site.switched_off_at
    change_site(site, is_on=False)
    assert off is not None and site.switched_off_at == off
    change_site(site)
    assert site.is_on
