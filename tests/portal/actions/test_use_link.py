from datetime import timedelta

from django.utils import timezone

from zabota.portal.actions.send_link import send_link
from zabota.portal.actions.use_link import use_link


def test_a_link_works_once_and_proves_the_address(vera, mail_inbox):
    link = send_link("vera@example.com")
    assert vera.identities.get().verified_at is None
    assert use_link(link)
    assert not use_link(link)
    assert vera.identities.get().verified_at is not None


def test_an_old_link_opens_nothing(vera, mail_inbox, time_machine):
    link = send_link("vera@example.com")
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert not use_link(link)
