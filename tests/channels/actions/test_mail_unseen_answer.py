"""Who left the site gets the answer by mail too: once, and only if it was not seen."""

import pytest
from django.utils import timezone

from tests.channels.web import web_inbox
from zabota.channels.actions.mail_unseen_answer import mail_unseen_answer
from zabota.channels.actions.note_seen import note_seen
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Dispatch


@pytest.fixture
def chat_inbox(central, desk_team, mail_inbox):
    return web_inbox("chat", central, desk_team)


@pytest.fixture
def unseen(chat_inbox) -> Dispatch:
    facts = {"visitor": "visitor", "email": "vera@example.com", "files": []}
    take_in(chat_inbox, [RawDelivery(key="chat:visitor:one-one-one", raw=b"{}", facts=facts)])
    sent = queue_dispatch(inbox=chat_inbox, to="visitor", body="Замок готов.", subject="Замок")
    send_dispatch(sent.id)
    return sent


def test_an_unseen_answer_goes_by_mail_once(unseen, mail_inbox):
    mail = mail_unseen_answer(unseen.id)
    assert (mail.inbox, mail.to, mail.body) == (mail_inbox, "vera@example.com", "Замок готов.")
    assert unseen.message_id in mail.references
    assert mail_unseen_answer(unseen.id) is None


def test_what_was_seen_stays_in_the_chat(unseen, chat_inbox):
    note_seen(chat_inbox, "visitor", timezone.now())
    assert mail_unseen_answer(unseen.id) is None


def test_no_mail_without_an_address_a_wish_or_a_way(unseen, chat_inbox, mail_inbox):
    stranger = queue_dispatch(inbox=chat_inbox, to="stranger", body="Salut")
    assert mail_unseen_answer(stranger.id) is None
    mail_inbox.switched_off_at = timezone.now()
    mail_inbox.save()
    assert mail_unseen_answer(unseen.id) is None
    mail_inbox.switched_off_at = None
    mail_inbox.save()
    chat_inbox.settings = {"mail_when_gone": False}
    chat_inbox.save()
    assert mail_unseen_answer(unseen.id) is None
