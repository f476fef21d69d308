import pytest

from zabota.channels.actions.switch_inbox import switch_inbox
from zabota.channels.models import Inbox
from zabota.core.errors import Refused


def test_an_inbox_is_switched_off_and_on(dan, mail_inbox):
    switch_inbox(mail_inbox, on=False, by=dan)
    assert not Inbox.objects.switched_on().exists()
    switch_inbox(mail_inbox, on=False, by=dan)
    switch_inbox(mail_inbox, on=True, by=dan)
    assert Inbox.objects.switched_on().get() == mail_inbox


def test_it_cannot_come_back_where_another_has_its_address(dan, mail_inbox):
    switch_inbox(mail_inbox, on=False, by=dan)
    Inbox.objects.create(name="Heir", kind="email", address=mail_inbox.address)
    with pytest.raises(Refused):
        switch_inbox(mail_inbox, on=True, by=dan)
