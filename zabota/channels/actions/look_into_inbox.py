import logging

from django.db import transaction
from django.utils.translation import gettext_noop as _

from zabota.channels.actions.note_health import note_health
from zabota.channels.actions.note_trouble import note_trouble
from zabota.channels.actions.take_in import take_in
from zabota.channels.disk import why_paused
from zabota.channels.kind import Catch, TryLater
from zabota.channels.locks import LOOKING, only_one
from zabota.channels.models import Inbox
from zabota.channels.network import with_detail
from zabota.core.jobs import task

log = logging.getLogger(__name__)

BROKEN = _("Looking into this inbox ended in an error of the program.")


def look_into_inbox(inbox_id: int) -> int:
    """Take in what is new in one inbox; returns how many. One looker at a time; the others see nothing to do.

    What is wrong is kept on the inbox in words and never raised. The network is spoken to outside of
    transactions, and the other side is told to mark what we took only after the commit.
    """
    with only_one(LOOKING, inbox_id) as mine:
        inbox = Inbox.objects.switched_on().filter(id=inbox_id).first()
        if not mine or inbox is None or not inbox.channel.looks_into(inbox):
            return 0
        total = 0
        try:
            if pause := why_paused():
                raise TryLater(pause)
            for catch in inbox.channel.look(inbox):
                total += _commit(inbox, catch)
        except TryLater as reason:
            note_trouble(inbox, reason)
        except Exception as error:
            log.exception("Looking into inbox %s ended in an error", inbox_id)
            note_trouble(inbox, TryLater(with_detail(BROKEN, f"{type(error).__name__}: {error}")))
        else:
            note_health(inbox)
        return total


@transaction.atomic
def _commit(inbox: Inbox, catch: Catch) -> int:
    """Mails and the memory of having them, together or not at all."""
    taken = take_in(inbox, catch.raws)
    kept = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    if kept.state.get(inbox.kind) != catch.memory:
        kept.state = {**kept.state, inbox.kind: catch.memory}
        kept.save(update_fields=["state"])
    return len(taken)


@task(name="channels.look_into_inbox", retry=False)
def look_soon(inbox_id: int) -> None:
    """For the button “Look now”: a pause after trouble is not waited for."""
    look_into_inbox(inbox_id)
