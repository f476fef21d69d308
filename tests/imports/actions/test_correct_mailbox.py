import pytest

from tests.imports.conftest import mail_taken_over
from tests.imports.mailbox_files import mail, mailbox
from zabota.core.errors import Refused
from zabota.imports.actions.correct_mailbox import correct_mailbox


def test_addresses_are_kept_in_one_form(laid, dan):
    of = laid(mailbox(mail(1)))
    kept = correct_mailbox(
        of, own_addresses=[" Help@Zabota.example ", "", "@zabota.example"], leaves_machines=True, by=dan
    )
    assert kept.own_addresses == ["@zabota.example", "help@zabota.example"] and kept.leaves_machines


@pytest.mark.parametrize("wrong", [["nobody"], ["a b@c.d"], [f"{n}@x.example" for n in range(201)]])
def test_what_is_no_address_is_refused(laid, dan, wrong):
    with pytest.raises(Refused):
        correct_mailbox(laid(mailbox(mail(1))), own_addresses=wrong, leaves_machines=False, by=dan)


def test_not_once_it_began(laid, dan):
    of = mail_taken_over(laid(mailbox(mail(1))), dan)
    with pytest.raises(Refused):
        correct_mailbox(of, own_addresses=[], leaves_machines=False, by=dan)
