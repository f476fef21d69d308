"""What a visitor had on the screen is marked, and nothing else."""

from datetime import timedelta

from django.utils import timezone

from tests.channels.web import web_inbox
from zabota.channels.actions.note_seen import note_seen
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.chat_log import SEEN


def test_only_what_was_sent_to_this_visitor_until_then_is_seen(central, desk_team):
    inbox = web_inbox("chat", central, desk_team)
    first, later, others = (
        queue_dispatch(inbox=inbox, to=to, body="Bună") for to in ("visitor", "visitor", "another")
    )
    for dispatch in (first, others):
        send_dispatch(dispatch.id)
    assert note_seen(inbox, "visitor", timezone.now() + timedelta(seconds=1)) == 1
    assert note_seen(inbox, "visitor", timezone.now() + timedelta(seconds=1)) == 0
    send_dispatch(later.id)
    assert note_seen(inbox, "visitor", timezone.now() - timedelta(hours=1)) == 0
    for dispatch in (first, later, others):
        dispatch.refresh_from_db()
    assert [dispatch.external_id for dispatch in (first, later, others)] == [SEEN, "", ""]
