from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.actions.change_inbox import change_inbox
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.models import Dispatch, Inbox
from zabota.core.errors import Refused


def test_a_secret_left_empty_stays_as_it_is(dan, mail_inbox):
    Inbox.objects.update(secrets=None)
    change_inbox(mail_inbox, by=dan, settings={}, secrets={"imap_password": "first", "smtp_password": "x"})
    change_inbox(mail_inbox, by=dan, settings={}, secrets={"imap_password": "", "smtp_password": "y"})
    mail_inbox.refresh_from_db()
    assert mail_inbox.secrets == {"imap_password": "first", "smtp_password": "y"}


def test_a_changed_inbox_is_tried_at_once(dan, mail_inbox):
    dispatch = queue_dispatch(inbox=mail_inbox, to="vera@example.com", body="x")
    Dispatch.objects.update(next_try_at=timezone.now() + timedelta(hours=1))
    state = {"failures": 3, "rest_until": "2999-01-01T00:00:00+00:00", "email": {"last_uid": 4}}
    Inbox.objects.update(state=state)
    change_inbox(mail_inbox, by=dan, name="Новое имя", settings={"imap_port": 143}, secrets={})
    mail_inbox.refresh_from_db()
    dispatch.refresh_from_db()
    assert mail_inbox.name == "Новое имя"
    assert mail_inbox.state == {"email": {"last_uid": 4}}
    assert dispatch.next_try_at is None


def test_an_address_of_another_inbox_is_refused(dan, mail_inbox, plane_inbox):
    Inbox.objects.filter(id=plane_inbox.id).update(kind="email")
    with pytest.raises(Refused):
        change_inbox(mail_inbox, by=dan, address="plane@zabota.example", settings={}, secrets={})
