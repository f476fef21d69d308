"""Mails that are read together become the same as when each is read by itself."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.desk.conftest import limits  # noqa: F401
from zabota.channels.actions import read_deliveries as reading
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.core.models import EventRecord
from zabota.core.search import find
from zabota.customers import foreseen
from zabota.customers.models import Customer, Identity
from zabota.desk.actions.acknowledge import acknowledge_all_later
from zabota.desk.models import Conversation, Message, SlaClock

MAILS = [
    ("Вера <vera@example.com>", "Чайник", "<1@example.com>", ""),
    ("Ștefan <stefan@example.com>", "Comanda", "<2@example.com>", ""),
    ("Ștefan <STEFAN@example.com>", "Re: Comanda", "<3@example.com>", "<2@example.com>"),
    ("Nobody <nobody@example.com>", "Hello", "<4@example.com>", ""),
]


def hand_in(inbox, mails=MAILS) -> None:
    take_in(inbox, [RawDelivery(key=mail[2], raw=written(*mail)) for mail in mails])


def written(sender: str, subject: str, message_id: str, answers: str) -> bytes:
    head = f"From: {sender}\nSubject: {subject}\nMessage-ID: {message_id}\nIn-Reply-To: {answers}\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\nText of {subject}".encode()


def made() -> list[tuple]:
    return [
        (
            one.subject,
            one.customer_name,
            one.customer.language,
            {*one.customer.identities.values_list("value", flat=True)},
            {*one.customer.branches.values_list("name", flat=True)},
            [message.text for message in one.messages.all()],
            one.possible_match and one.possible_match.subject,
            [clock.limit for clock in one.clocks.all()],
            one.due_at is not None,
            one.message_count,
        )
        for one in Conversation.objects.order_by("id")
    ]


def test_together_or_alone_the_same_is_made(vera, mail_inbox, limits, monkeypatch):  # noqa: F811
    hand_in(mail_inbox)
    assert read_deliveries() == len(MAILS)
    together = made()
    names = [*EventRecord.objects.order_by("id").values_list("name", flat=True)]
    for noun in (Message, SlaClock, Conversation, EventRecord):
        noun.objects.all().delete()
    Customer.objects.exclude(id=vera.id).delete()
    mail_inbox.deliveries.all().delete()
    monkeypatch.setattr(reading, "BATCH", 1)
    hand_in(mail_inbox)
    read_deliveries()
    assert made() == together
    assert sorted(names) == sorted(EventRecord.objects.values_list("name", flat=True))
    assert [line[6] for line in together] == [None, None, "Comanda", None]


def test_a_stranger_who_writes_twice_in_a_batch_is_one_customer(mail_inbox):
    hand_in(mail_inbox)
    read_deliveries()
    stefan = Identity.objects.get(value="stefan@example.com").customer
    assert stefan.conversations.count() == 2
    assert Customer.objects.found_by("stefan").get() == stefan
    assert find("conversation", "comanda").count() == 2


def test_when_somebody_was_faster_the_mails_are_read_one_by_one(alice, mail_inbox, monkeypatch):
    """The first question of the batch does not know Вера's card: it was made just after."""
    real, asked = foreseen.ask, []

    def too_early(keys, branch):
        asked.append(keys)
        return {} if len(asked) == 1 else real(keys, branch)

    vera = Customer.objects.create(name="Вера Ёлкина")
    Identity.objects.create(customer=vera, kind="email", value="vera@example.com", shown="vera@example.com")
    monkeypatch.setattr(foreseen, "ask", too_early)
    hand_in(mail_inbox)
    assert read_deliveries() == len(MAILS)
    assert Conversation.objects.count() == len(MAILS)
    assert vera.conversations.get().subject == "Чайник"
    assert set(mail_inbox.deliveries.values_list("outcome", flat=True)) == {"message"}


def test_one_job_acknowledges_a_batch_and_done_again_sends_nothing(mail_inbox):
    hand_in(mail_inbox, MAILS[:2])
    read_deliveries()
    job = ProcrastinateJob.objects.get(task_name__contains="acknowledge")
    for _ in range(2):
        acknowledge_all_later(**job.args)
        assert Message.objects.filter(direction="out").count() == 2


@pytest.mark.parametrize("broken", range(len(MAILS)))
def test_one_that_cannot_be_filed_does_not_take_the_others_along(mail_inbox, monkeypatch, broken):
    real = reading.announce

    def refuse(event, **more):
        if getattr(event.carried, "message_id", "") == MAILS[broken][2]:
            raise ValueError("poison")
        return real(event, **more)

    monkeypatch.setattr(reading, "announce", refuse)
    hand_in(mail_inbox)
    assert read_deliveries() == len(MAILS)
    assert Message.objects.count() == len(MAILS)
    assert mail_inbox.deliveries.filter(outcome="unreadable").get().key == MAILS[broken][2]
