import pytest

from zabota.asking.actions.answer_receipt import answer_receipt
from zabota.asking.actions.leave_contact import leave_contact
from zabota.asking.actions.take_kiosk_answer import take_kiosk_answer
from zabota.core.errors import Refused
from zabota.feedback.models import Response
from zabota.recovery.models import RecoveryCase

KEY = "0c" * 16


@pytest.fixture
def unhappy(till, slip, cashier):
    """What somebody without a name said from a receipt."""
    return answer_receipt(till, slip(), {cashier.id: (2, "Нахамили")}, language="ru").invitation


def test_a_critic_without_a_name_who_wishes_to_be_called_becomes_a_case(unhappy, central):
    assert not RecoveryCase.objects.exists(), "there is nobody to put it right with"
    customer = leave_contact(unhappy, " +373 69 123 456 ", "Ștefan  Ёлкин")
    assert (str(customer), customer.language) == ("Ștefan Ёлкин", "ru")
    case = RecoveryCase.objects.get()
    assert (case.customer, case.branch, case.lowest) == (customer, central, 2)
    assert case.received_at == unhappy.response.at, "the clock runs since the mark"
    assert leave_contact(unhappy, "someone@example.com") is None, "the first one counts"
    assert Response.objects.get().customer == customer and RecoveryCase.objects.count() == 1


@pytest.mark.parametrize("contact", ["", "Ștefan", "12", "a@b", "@", "0" * 200])
def test_what_is_no_address_is_refused(unhappy, contact):
    with pytest.raises(Refused):
        leave_contact(unhappy, contact)
    assert Response.objects.get().customer is None


def test_an_anonymous_answer_stays_one(till, slip, cashier, survey):
    survey.is_anonymous = True
    survey.save()
    till.survey.refresh_from_db()
    invitation = answer_receipt(till, slip(), {cashier.id: (2, "")}).invitation
    with pytest.raises(Refused):
        leave_contact(invitation, "+37369123456")


@pytest.mark.parametrize(("contact", "kept", "troubled"), [("vera@example.com", 1, 0), ("не скажу", 0, 1)])
def test_a_kiosk_s_answer_counts_whatever_was_typed_as_a_contact(kiosk, cashier, contact, kept, troubled):
    said = {"language": "ro", "marks": {str(cashier.id): 3}, "contact": contact}
    row = take_kiosk_answer(kiosk, KEY, said)
    assert Response.objects.count() == 1 and RecoveryCase.objects.count() == kept
    assert bool(row.problem) == bool(troubled)
    take_kiosk_answer(kiosk, KEY, {**said, "contact": "other@example.com"})
    assert RecoveryCase.objects.count() == kept


def test_a_happy_customer_who_leaves_a_contact_has_no_case(kiosk, cashier):
    take_kiosk_answer(kiosk, KEY, {"marks": {str(cashier.id): 10}, "contact": "vera@example.com"})
    assert Response.objects.get().customer is not None and not RecoveryCase.objects.exists()
