from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from zabota.channels.models import Delivery
from zabota.desk.actions.confide import confide
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.models import Message
from zabota.privacy.actions.keep_accesses import keep_accesses, keep_waiting
from zabota.privacy.looking import accesses_for
from zabota.privacy.models import Access
from zabota.privacy.watched import WATCHED, Seen, waiting


@pytest.fixture
def talk(alice, mail_inbox, nina):
    made = open_conversation(
        inbox=mail_inbox, customer=alice, text="Пришлите справку, пожалуйста", by=nina, from_customer=True
    )
    delivery = Delivery.objects.create(inbox=mail_inbox, key="k", raw=b"Subject: x", read_at=timezone.now())
    Message.objects.filter(conversation=made).update(delivery=delivery)
    return made


def opened(user, *addresses: str) -> list[int]:
    client = Client()
    client.force_login(user)
    return [client.get(address).status_code for address in addresses]


def test_what_was_shown_is_kept_with_its_customer_and_nothing_is_written_meanwhile(
    talk, alice, nina, pavel, django_assert_num_queries
):
    message = talk.messages.get()
    addresses = (
        f"/customers/{alice.id}/",
        f"/conversations/{talk.id}/",
        f"/messages/{message.id}/original/",
    )
    assert opened(nina, *addresses, "/customers/export/csv/", "/inbox/") == [200] * 5
    assert opened(pavel, *addresses) == [404] * 3
    assert not Access.objects.exists() and len(waiting) == 4
    with django_assert_num_queries(4):  # one question a noun, one INSERT
        assert keep_waiting() == 4
    rows = Access.objects.order_by("id")
    assert [row.kind for row in rows] == ["card", "talk", "original", "export"]
    assert {row.by_id for row in rows} == {nina.id}
    assert [row.customer_id for row in rows] == [alice.id] * 3 + [None]
    assert [row.conversation_id for row in rows] == [None, talk.id, talk.id, None]


def test_opened_again_in_a_short_time_is_one_row(talk, nina, oleg):
    now = timezone.now().replace(minute=1)
    later = now + timedelta(minutes=20)
    seen = [Seen(nina.id, WATCHED["desk:conversation"], talk.id, "", moment) for moment in (now, now, later)]
    keep_accesses(seen)
    keep_accesses([*seen, Seen(oleg.id, WATCHED["desk:conversation"], talk.id, "", now)])
    assert sorted(Access.objects.values_list("by", flat=True)) == sorted([nina.id, nina.id, oleg.id])


def test_the_log_is_the_keeper_s_and_narrowed_by_person_customer_and_day(talk, alice, nina, oleg, dan):
    opened(nina, f"/conversations/{talk.id}/")
    opened(oleg, f"/customers/{alice.id}/")
    keep_waiting()
    Access.objects.filter(by=oleg).update(at=timezone.now() - timedelta(days=2))
    confide(talk, by=nina)
    today = timezone.localdate()
    for asked, names in (
        ({}, ["Oleg", "Nina"]),
        ({"by": nina}, ["Nina"]),
        ({"customer": alice.id}, ["Oleg", "Nina"]),
        ({"on": today}, ["Nina"]),
        ({"kind": "card"}, ["Oleg"]),
        ({"customer": 10**9}, []),
    ):
        assert [row.by.name for row in accesses_for(dan, asked).order_by("-id")] == names, asked
    assert not accesses_for(nina, {}).exists()
    client = Client()
    client.force_login(dan)
    page = client.get("/privacy/accesses/", {"customer": alice.id}).content.decode()
    assert "Nina" in page and f"#{talk.id}" in page and "справку" not in page
    assert "Nina" in client.get(f"/customers/{alice.id}/").content.decode()
    assert client.get("/privacy/accesses/", {"on": "вчера"}).status_code == 200


def test_while_the_database_is_away_they_wait_on_in_their_order(talk, nina, alice, monkeypatch):
    opened(nina, f"/customers/{alice.id}/", f"/conversations/{talk.id}/")
    noticed = list(waiting)
    assert len(noticed) == 2

    def away(_seen):
        raise OperationalError("the server closed the connection")

    with monkeypatch.context() as broken, pytest.raises(OperationalError):
        broken.setattr("zabota.privacy.actions.keep_accesses.keep_accesses", away)
        keep_waiting()
    assert list(waiting) == noticed
    assert keep_waiting() == 2 and Access.objects.count() == 2
