import pytest
from django.db import connection

from zabota.channels.actions.connect_inbox import connect_inbox
from zabota.channels.models import Inbox
from zabota.core.errors import Refused


def test_an_inbox_works_at_once_and_its_password_is_stored_encrypted(dan, central):
    inbox = connect_inbox(
        "email",
        by=dan,
        name="Поддержка",
        address="help@zabota.example",
        branch=central,
        settings={"imap_host": "imap.example"},
        secrets={"imap_password": "тайна-sesame"},
    )
    assert Inbox.objects.switched_on().get() == inbox
    assert Inbox.objects.get().secrets == {"imap_password": "тайна-sesame"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrets FROM channels_inbox")
        assert b"sesame" not in bytes(cursor.fetchone()[0])


def test_a_key_nobody_can_guess_is_given(dan):
    keys = {connect_inbox("email", by=dan, name=str(n), settings={}, secrets={}).key for n in range(3)}
    assert len(keys) == 3 and all(len(key) >= 24 for key in keys)


def test_an_address_belongs_to_one_inbox(dan, mail_inbox):
    with pytest.raises(Refused):
        connect_inbox("email", by=dan, name="Twin", address="HELP@zabota.example", settings={}, secrets={})


def test_a_kind_that_nobody_knows_is_refused(dan):
    with pytest.raises(Refused):
        connect_inbox("pigeon", by=dan, name="Pigeons", settings={}, secrets={})
