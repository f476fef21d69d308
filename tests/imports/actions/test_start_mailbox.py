import pytest

from tests.imports.mailbox_files import mail, mailbox
from zabota.core.errors import Refused
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.actions.start_mailbox import start_mailbox


def test_once_and_only_after_it_was_looked_at(laid, dan, mail_inbox):
    of = begin_mailbox([mailbox(mail(1))], "a.mbox", inbox=mail_inbox, by=dan)
    with pytest.raises(Refused):
        start_mailbox(of, by=dan)
    with pytest.raises(Refused):
        start_mailbox(laid(b"no mail at all"), by=dan)
    looked_at = laid(mailbox(mail(1)))
    for _time in range(2):
        start_mailbox(looked_at, by=dan)
    looked_at.refresh_from_db()
    assert looked_at.started_at and looked_at.is_under_way
