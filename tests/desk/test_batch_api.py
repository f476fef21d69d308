"""Many conversations begun in one call."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.desk.conftest import limits  # noqa: F401
from tests.desk.test_api import Program
from zabota.core.models import EventRecord
from zabota.core.search import find
from zabota.customers.models import Customer, Findable
from zabota.desk.models import Conversation, Message


@pytest.fixture
def program(client, nina):
    return Program(client, nina)


def said(email="", text="Не пришёл заказ", **more):
    customer = {key: more.pop(key) for key in ("phone", "name", "language") if key in more}
    return {"customer": {"email": email} | customer, "text": text} | more


PETRU = said("petru@example.com", "Nu merge ceasul", name="Petru Rareș", subject="Ceas", language="ro")
VERA = said("vera@example.com", name="Вера", phone="+373 79 111 222", language="ru")
BY_PHONE = said(phone="+373 79 333 444", text="Call me back")


def batch(program, inbox, *lines):
    return program.call("POST", "/batches", {"inbox": inbox.id, "conversations": [*lines]})


def made() -> list[tuple]:
    events = EventRecord.objects.order_by("id")
    return [
        (
            one.subject,
            one.customer_name,
            one.language,
            one.address,
            one.preview,
            one.waiting_since is not None and one.due_at is not None,
            sorted(one.customer.identities.values_list("kind", "value")),
            sorted(one.clocks.values_list("limit", flat=True)),
            {event.name for event in events.filter(subject=f"conversation-{one.id}")},
        )
        for one in Conversation.objects.order_by("id").select_related("customer")
    ]


def test_they_become_the_same_as_when_each_is_begun_by_itself(program, mail_inbox, limits):  # noqa: F811
    lines = [PETRU, VERA, BY_PHONE, PETRU]
    status, begun = batch(program, mail_inbox, *lines)
    together = made()
    assert status == 201 and len(together) == 4
    assert [(one["id"], one["customer_id"]) for one in begun] == [
        *Conversation.objects.order_by("id").values_list("id", "customer_id")
    ]
    assert Customer.objects.count() == 3, "who wrote twice is one customer"

    for line in lines:
        assert program.call("POST", body={"inbox": mail_inbox.id} | line)[0] == 201
    assert made() == together * 2


def test_each_is_found_and_acknowledged_unless_it_is_not_to_be(program, mail_inbox, limits):  # noqa: F811
    batch(program, mail_inbox, PETRU, VERA | {"acknowledge": False})
    assert find("conversation", "ceasul").count() == 1
    first = Message.objects.get(conversation__subject="Ceas")
    jobs = ProcrastinateJob.objects.filter(task_name="zabota:desk.acknowledge")
    assert [job.args for job in jobs] == [{"message_id": first.id}]


def test_what_a_later_one_tells_of_a_new_customer_is_kept(program, mail_inbox):
    lines = [said("vera@example.com"), said("vera@example.com", name="Вера", language="ru"), PETRU]
    status, begun = batch(program, mail_inbox, *lines)
    assert status == 201 and begun[0]["customer_id"] == begun[1]["customer_id"]
    vera = Customer.objects.get(id=begun[0]["customer_id"])
    assert (vera.name, vera.language, vera.version) == ("Вера", "ru", 2)
    assert Customer.objects.count() == 2 and Conversation.objects.count() == 3


@pytest.mark.parametrize("alone", [True, False])
def test_a_known_customer_is_found_by_an_address_that_is_new(program, mail_inbox, alone):
    lines = [said("vera@example.com"), said("vera@example.com", phone="+373 79 111 222")]
    if alone:
        for line in lines:
            assert program.call("POST", body={"inbox": mail_inbox.id} | line)[0] == 201
    else:
        assert batch(program, mail_inbox, *lines)[0] == 201
    assert "79111222" in Findable.objects.get().text


def test_a_hundred_take_few_statements(program, mail_inbox, django_assert_max_num_queries):
    batch(program, mail_inbox, PETRU)
    lines = [said(f"n{number}@example.com") for number in range(100)]
    with django_assert_max_num_queries(25):
        assert batch(program, mail_inbox, *lines)[0] == 201
    assert Conversation.objects.count() == 101


@pytest.mark.parametrize(
    "wrong, words",
    [
        (said(), "conversation 2"),
        (said("ok@example.com", text=""), "at least 1 character"),
        (said("ok@example.com", text="   "), "empty"),
        (said("ok@example.com", colour="red"), "Extra inputs"),
    ],
)
def test_one_that_cannot_be_leaves_all_undone(program, mail_inbox, wrong, words):
    status, answer = batch(program, mail_inbox, PETRU, wrong)
    assert status == 422 and words in str(answer)
    assert not Conversation.objects.exists() and not Customer.objects.exists()


@pytest.mark.parametrize("number", [0, 101])
def test_none_and_too_many_are_refused(program, mail_inbox, number):
    assert batch(program, mail_inbox, *[PETRU] * number)[0] == 422
    assert not Conversation.objects.exists()


def test_an_inbox_that_one_does_not_see_is_not_there(client, mail_inbox, pavel):
    assert batch(Program(client, pavel), mail_inbox, PETRU)[0] == 404
    assert not Conversation.objects.exists()


def test_a_token_that_may_only_read_begins_nothing(client, nina, mail_inbox):
    assert batch(Program(client, nina, ["desk.see"]), mail_inbox, PETRU)[0] == 403
    assert not Conversation.objects.exists()


def test_the_same_key_again_begins_nothing_anew(program, mail_inbox):
    body = {"inbox": mail_inbox.id, "conversations": [PETRU, VERA]}
    first = program.call("POST", "/batches", body, **{"Idempotency-Key": "night-1"})
    assert program.call("POST", "/batches", body, **{"Idempotency-Key": "night-1"}) == first
    assert first[0] == 201 and Conversation.objects.count() == 2
