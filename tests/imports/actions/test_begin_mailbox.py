import pytest

from tests.imports.mailbox_files import mail, mailbox
from zabota.channels.models import Inbox
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.models import MailboxImport

FILE = [mailbox(mail(1))]


def test_only_into_a_mail_inbox_and_a_branch_that_one_sees(oleg, pavel, mail_inbox, north, central):
    with pytest.raises(Refused):
        begin_mailbox(FILE, "a.mbox", inbox=mail_inbox, by=pavel)
    with pytest.raises(Refused):
        begin_mailbox(FILE, "a.mbox", inbox=mail_inbox, by=oleg, branch=north)
    chat = Inbox.objects.create(name="Chat", kind="chat", branch=central)
    with pytest.raises(Refused):
        begin_mailbox(FILE, "a.mbox", inbox=chat, by=oleg)
    assert begin_mailbox(FILE, "a.mbox", inbox=mail_inbox, by=oleg).branch == central


def test_an_inbox_of_the_whole_company_needs_a_branch_of_whoever_sees_one(oleg, desk_team, central):
    desk_team.members.add(oleg)
    inbox = Inbox.objects.create(name="All", kind="email", team=desk_team)
    with pytest.raises(Refused):
        begin_mailbox(FILE, "a.mbox", inbox=inbox, by=oleg)
    assert begin_mailbox(FILE, "a.mbox", inbox=inbox, by=oleg, branch=central).branch == central


def test_a_file_that_is_too_large_is_refused_and_gone(dan, mail_inbox, monkeypatch):
    monkeypatch.setattr("zabota.imports.actions.begin_mailbox.LARGEST_BYTES", 1_000_000)
    with pytest.raises(Refused, match="1 MB"):
        begin_mailbox([b"x" * 600_000] * 3, "a.mbox", inbox=mail_inbox, by=dan)
    assert not StoredFile.objects.exists() and not MailboxImport.objects.exists()
