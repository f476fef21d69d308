import pytest

from tests.recovery.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.recovery.actions.write_to_customer import write_to_customer
from zabota.recovery.models import RecoveryCase


def test_it_goes_out_in_the_case_s_conversation_and_is_no_contact_yet(case, irina):
    write_to_customer(case, "Мы хотим всё исправить", by=irina, at=TUESDAY)
    assert case.conversation.messages.get().text == "Мы хотим всё исправить"
    assert Dispatch.objects.get().to == "alice@example.com"
    case.refresh_from_db()
    assert case.contacted_at is None
    assert case.steps.get(kind="message").text == "Мы хотим всё исправить"


def test_the_same_press_twice_sends_once(case, irina):
    for _press in range(2):
        write_to_customer(case, "Мы хотим всё исправить", by=irina, request_key="k1", at=TUESDAY)
    assert Dispatch.objects.count() == case.steps.count() == 1


def test_without_a_conversation_one_is_opened_through_an_inbox_that_reaches_the_customer(
    case, irina, mail_inbox
):
    RecoveryCase.objects.update(conversation=None)
    case.conversation = None
    for _press in range(2):
        write_to_customer(case, "Мы хотим всё исправить", by=irina, request_key="k1", at=TUESDAY)
    case.refresh_from_db()
    assert case.conversation.inbox == mail_inbox
    assert Dispatch.objects.get().about == f"message-{case.conversation.messages.get().id}"


def test_who_has_no_address_is_to_be_called(case, irina):
    RecoveryCase.objects.update(conversation=None)
    case.customer.identities.all().delete()
    with pytest.raises(Refused, match="Call"):
        write_to_customer(case, "Мы хотим всё исправить", by=irina)
