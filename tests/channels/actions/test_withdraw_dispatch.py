from django.utils import timezone

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.withdraw_dispatch import withdraw_dispatch


def test_only_what_has_not_left_the_house_is_taken_out_of_the_outbox(mail_inbox):
    waiting = queue_dispatch(inbox=mail_inbox, to="vera@example.com", body="Ждём вас завтра")
    leaving = queue_dispatch(inbox=mail_inbox, to="vera@example.com", body="Ждём вас завтра")
    leaving.sending_at = timezone.now()
    leaving.save()
    assert withdraw_dispatch(waiting, because="It is no longer true.")
    assert not withdraw_dispatch(waiting, because="It is no longer true.")
    assert not withdraw_dispatch(leaving, because="It is no longer true.")
    waiting.refresh_from_db()
    assert waiting.failed_at and waiting.problem == "It is no longer true."
