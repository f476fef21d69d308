import pytest

from tests.imports.conftest import mail_taken_over, taken_over
from tests.imports.mailbox_files import mail, mailbox
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.imports.actions.drop_import import drop_import
from zabota.imports.models import CustomerImport, ImportedMail, MailboxImport


def test_a_file_of_customers_that_was_looked_at_is_forgotten(brought, dan):
    drop_import(brought(), by=dan)
    assert not CustomerImport.objects.exists() and not StoredFile.objects.exists()


def test_a_file_of_mails_that_was_looked_at_is_forgotten(laid, dan):
    drop_import(laid(mailbox(mail(1))), by=dan)
    for noun in (MailboxImport, ImportedMail, StoredFile):
        assert not noun.objects.exists()


def test_not_what_was_taken_over(brought, laid, dan):
    with pytest.raises(Refused):
        drop_import(taken_over(brought(), dan), by=dan)
    with pytest.raises(Refused):
        drop_import(mail_taken_over(laid(mailbox(mail(1))), dan), by=dan)
