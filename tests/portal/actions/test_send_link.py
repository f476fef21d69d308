from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.portal.actions.send_link import MOST_IN_AN_HOUR, send_link
from zabota.portal.models import PortalLink


def test_a_known_address_gets_a_link_that_the_outbox_does_not_show(vera, mail_inbox):
    send_link("Vera@Example.com")
    letter = Dispatch.objects.get()
    assert letter.to == "vera@example.com" and "[[portal]]" in letter.body
    assert PortalLink.objects.get().nonce not in letter.body
    assert "Zabota" in letter.subject and letter.is_automatic


def test_an_unknown_address_gets_nothing_and_leaves_no_trace(mail_inbox):
    assert send_link("stranger@example.com") is None
    assert not Dispatch.objects.exists() and not PortalLink.objects.exists()


def test_nobody_can_flood_a_customer_with_links(vera, mail_inbox):
    for _again in range(MOST_IN_AN_HOUR + 3):
        send_link("vera@example.com")
    assert PortalLink.objects.count() == MOST_IN_AN_HOUR


def test_one_asking_sends_one_link_though_its_job_runs_twice(vera, mail_inbox):
    asked_at = timezone.now()
    assert send_link("vera@example.com", asked_at=asked_at)
    assert send_link("vera@example.com", asked_at=asked_at) is None
    assert Dispatch.objects.count() == PortalLink.objects.count() == 1
    assert send_link("vera@example.com", asked_at=timezone.now()), "asked again later, it is sent again"
