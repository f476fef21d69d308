import pytest

from zabota.core.errors import Refused
from zabota.reviews.actions.add_site import add_site
from zabota.reviews.models import ReviewSite


def test_a_site_has_one_name_and_addresses_that_can_be_opened(site):
    for wrong in (
        {"name": "Карта"},
        {"name": " "},
        {"name": "Форум", "feed_url": "file:///etc/passwd"},
        {"name": "Форум", "page_url": "javascript:alert(1)"},
        {"name": "Форум", "is_invited_to": True},
    ):
        with pytest.raises(Refused):
            add_site(**wrong)
    assert ReviewSite.objects.get() == site
