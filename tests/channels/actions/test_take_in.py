from tests.channels.conftest import paper
from zabota.channels.actions.take_in import take_in
from zabota.channels.models import Delivery, Inbox


def test_a_delivery_is_kept_exactly_as_it_came(plane_inbox):
    [delivery] = take_in(plane_inbox, [paper("1", "vera@example.com|Ёж și țânțar\x00", peer="10.0.0.1")])
    kept = Delivery.objects.get(id=delivery.id)
    assert bytes(kept.raw) == "vera@example.com|Ёж și țânțar\x00".encode()
    assert kept.facts == {"peer": "10.0.0.1"}
    assert kept.read_at is None and kept.attempts == 0


def test_the_same_key_again_changes_nothing(plane_inbox):
    take_in(plane_inbox, [paper("1", "first|text")])
    assert take_in(plane_inbox, [paper("1", "second|text"), paper("2")]) == [Delivery.objects.get(key="2")]
    assert bytes(Delivery.objects.get(key="1").raw) == b"first|text"


def test_a_key_twice_in_one_batch_is_kept_once(plane_inbox):
    assert len(take_in(plane_inbox, [paper("1"), paper("1")])) == 1
    assert Delivery.objects.count() == 1


def test_two_inboxes_do_not_share_keys(plane_inbox, mail_inbox):
    take_in(plane_inbox, [paper("1")])
    assert len(take_in(mail_inbox, [paper("1")])) == 1


def test_nothing_is_taken_in_from_nothing(plane_inbox):
    assert take_in(plane_inbox, []) == []


def test_taking_in_is_one_statement(plane_inbox, django_assert_num_queries):
    inbox = Inbox.objects.get(id=plane_inbox.id)
    with django_assert_num_queries(1):
        take_in(inbox, [paper(str(n)) for n in range(10)])
