from zabota.reviews.actions.add_site import add_site
from zabota.reviews.actions.change_site import change_site
from zabota.reviews.actions.read_sites import read_sites


def test_every_site_with_a_feed_that_is_in_use_is_read(site):
    off = add_site("Форум", feed_url="https://forum.example.com/rss")
    add_site("Каталог", feed_url="https://catalogue.example.com/rss")
    change_site(off, is_on=False)
    assert read_sites() == 1
