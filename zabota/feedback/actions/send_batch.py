from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.reach import reach_of
from zabota.feedback.actions.invite import invite
from zabota.feedback.events import WaveChanged
from zabota.feedback.letters import letter, links_of
from zabota.feedback.models import Invitation, Refusal, Wave
from zabota.feedback.waves import audience, is_full


@transaction.atomic
def send_batch(wave: Wave, *, at: datetime | None = None) -> int:
    """Ask the next customers of a running wave; how many were looked at. 0: paused, ended, full, or all done.

    One transaction: what was reserved is in the outbox, and a batch that failed begins again where it began.
    Another worker at the same wave finds it locked and goes on to the next.
    """
    at = at or timezone.now()
    running = Wave.objects.running().select_for_update(of=("self",), skip_locked=True)
    kept = running.select_related("survey").filter(id=wave.id).first()
    if kept is None or is_full(kept):
        return 0
    batch = list(audience(kept).filter(id__gt=kept.reached_id)[: kept.batch_size])
    if not batch:
        return 0
    for customer in batch:
        ask_in_wave(customer, kept, at)
    kept.reached_id = wave.reached_id = batch[-1].id
    kept.save(update_fields=["reached_id"])
    announce(WaveChanged(wave_id=kept.id))
    return len(batch)


def ask_in_wave(customer: Customer, wave: Wave, at: datetime) -> Invitation | Refusal:
    branch = wave.branches.filter(customers=customer).first() or customer.branches.first()
    asked = invite(customer, wave.survey, branch=branch, at=at, wave=wave)
    if isinstance(asked, Invitation):
        put_in_outbox(asked, customer)
    return asked


def put_in_outbox(invitation: Invitation, customer: Customer) -> None:
    """In the customer's language, with the question itself in the mail where there is only one."""
    reach = reach_of(customer, invitation.branch)
    if reach is None:
        return
    with override(invitation.language):
        queue_dispatch(
            inbox=reach.inbox,
            to=reach.address,
            to_name=customer.name,
            about=f"invitation-{invitation.id}",
            subject=invitation.survey.greeting_in(invitation.language) or _("How was it?"),
            body=letter(invitation),
            links=links_of(invitation),
            is_automatic=True,
        )
