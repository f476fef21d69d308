import re

import pytest
from django.urls import reverse

from zabota.core.links import make_token
from zabota.customers.models import Customer
from zabota.desk.actions.open_conversation import open_conversation
from zabota.portal.actions.send_link import send_link
from zabota.portal.models import PortalLink
from zabota.portal.models.portal_link import PURPOSE


def without_nonce(text: str) -> str:
    return re.sub(r'nonce="[^"]+"|"X-CSRFToken": "[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def token_of(link: PortalLink) -> str:
    return make_token(PURPOSE, link.id, link.nonce)


@pytest.fixture
def visit(client, vera, mail_inbox):
    """Вера came in by her link."""
    link = send_link("vera@example.com")
    client.post(reverse("portal:entrance", args=[token_of(link)]))
    return client


def talk_of(customer, inbox, by, subject):
    return open_conversation(customer=customer, inbox=inbox, subject=subject, text="Да", by=by)


def test_the_answer_is_the_same_for_known_and_unknown_addresses(client, vera, mail_inbox):
    known = client.post(reverse("portal:sign_in"), {"address": "vera@example.com"})
    unknown = client.post(reverse("portal:sign_in"), {"address": "noone@example.com"})
    assert known.status_code == unknown.status_code == 200
    assert without_nonce(known.text).replace("vera@", "noone@") == without_nonce(unknown.text)


def test_looking_at_the_link_spends_nothing(client, vera, mail_inbox):
    link = send_link("vera@example.com")
    url = reverse("portal:entrance", args=[token_of(link)])
    for _scanner in range(3):
        assert client.get(url).status_code == 200
    assert client.post(url).headers["Location"] == reverse("portal:home")
    assert client.post(url).status_code == 410


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1] + ("0" if t[-1] != "0" else "1"), lambda t: "1" + t, lambda t: "x"]
)
def test_a_tampered_link_opens_nothing(client, vera, mail_inbox, spoil):
    link = send_link("vera@example.com")
    assert client.post(reverse("portal:entrance", args=[spoil(token_of(link))])).status_code == 410


def test_a_customer_sees_their_own_conversations_and_no_others(visit, vera, alice, mail_inbox, nina):
    own, foreign = talk_of(vera, mail_inbox, nina, "Моё"), talk_of(alice, mail_inbox, nina, "Alice's")
    page = visit.get(reverse("portal:home"))
    assert "Моё" in page.text and "Alice" not in page.text
    assert visit.get(reverse("portal:conversation", args=[own.id])).status_code == 200
    assert visit.get(reverse("portal:conversation", args=[foreign.id])).status_code == 404


def test_without_a_visit_every_page_of_mine_asks_for_the_link(client, db):
    for name, args in (("home", []), ("conversation", [1])):
        assert client.get(reverse(f"portal:{name}", args=args)).headers["Location"] == reverse(
            "portal:sign_in"
        )


def test_a_customer_is_not_a_user(visit):
    assert visit.get(reverse("insight:my_day")).status_code == 302
    assert visit.get(reverse("company:settings")).status_code == 302


def test_leaving_ends_the_visit(visit):
    visit.post(reverse("portal:departure"))
    assert visit.get(reverse("portal:home")).status_code == 302


def test_a_choice_of_privacy_is_obeyed_from_then_on(visit, vera):
    answer = visit.post(reverse("portal:privacy"), {"privacy": "private", "surveys": "", "news": ""})
    assert answer.status_code == 302
    customer = Customer.objects.get(id=vera.id)
    assert customer.privacy == "private"
    assert {c.purpose for c in customer.consents.all() if c.is_in_force} == set()


def test_everyone_may_read_what_is_kept_and_why(client, db):
    assert client.get(reverse("portal:privacy")).status_code == 200


def test_help_is_found_in_words_without_diacritics(client, db):
    assert client.get(reverse("portal:help"), {"q": "intarziere"}).status_code == 200
