from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.core.jobs import task
from zabota.desk.actions.acknowledge import subject_of
from zabota.desk.actions.say_automatically import say_automatically
from zabota.desk.guards import hold
from zabota.desk.models import Conversation, Message
from zabota.desk.wording import fields_of, fill, language_of
from zabota.workload.models import Peak

A_DAY = timedelta(days=1)


@task(name="workload.answer_in_peak")
def answer_in_peak_later(conversation_id: int) -> None:
    conversation = Conversation.objects.filter(id=conversation_id).first()
    if conversation is not None:
        answer_in_peak(conversation)


@transaction.atomic
def answer_in_peak(conversation: Conversation, *, at: datetime | None = None) -> Message | None:
    """Tell a new customer once, while the team's hot moment lasts, how long it may take; None if it may not.

    An automatic message: it meets no clock, ends no waiting and counts as nobody's answer. Never to a
    machine, and never more to one customer in a day than the brake of automatic messages allows.
    """
    conversation = hold(conversation)
    at = at or timezone.now()
    key = f"peak:{conversation.id}"
    if not may_be_told(conversation, at) or Message.objects.filter(request_key=key).exists():
        return None
    asked = conversation.messages.filter(author=Message.Author.CUSTOMER).order_by("id").first()
    text = fill(
        value_of(f"workload.peak_answer_{language_of(conversation)}", conversation.branch_id),
        fields_of(conversation),
    )
    if asked is None or not text.strip():
        return None
    return say_automatically(conversation, text, key=key, to=asked, subject=subject_of(conversation), at=at)


def may_be_told(conversation: Conversation, at: datetime) -> bool:
    """Wanted, in a hot moment, still waiting, and reachable."""
    inbox = conversation.inbox
    return (
        bool(value_of("workload.answer_in_peak", conversation.branch_id))
        and conversation.waiting_since is not None
        and conversation.first_answered_at is None
        and inbox.switched_off_at is None
        and inbox.channel.reaches(conversation.address)
        and Peak.objects.lasting().filter(team=conversation.team_id).exists()
        and not is_braked(conversation, at)
    )


def is_braked(conversation: Conversation, at: datetime) -> bool:
    ours = Message.objects.filter(direction=Message.Direction.OUT, author=Message.Author.AUTOMATIC)
    today = ours.filter(conversation__customer=conversation.customer_id, at__gt=at - A_DAY).count()
    return today >= value_of("desk.most_automatic_per_customer")
