import pytest

from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.actions.tell_customer import can_be_written_to, tell_customer
from zabota.core.errors import Refused


def of_the_book(**more):
    return register_complaint(kind="complaint", source="book", text="Очередь", by=None, **more)


def test_one_from_the_book_is_told_in_a_new_conversation(mail_inbox, vera, central, irina):
    complaint = of_the_book(customer=vera, branch=central)
    assert can_be_written_to(complaint)
    talk = tell_customer(complaint, "Мы разбираемся.", by=irina)
    assert talk.customer == vera and complaint.conversation == talk
    said = talk.messages.get()
    assert said.text.startswith("Мы разбираемся.") and "[[complaint]]" in said.text


def test_who_left_no_address_cannot_be_written_to(mail_inbox, central, irina):
    complaint = of_the_book(branch=central, from_name="Ион")
    assert not can_be_written_to(complaint)
    with pytest.raises(Refused):
        tell_customer(complaint, "Привет", by=irina)
