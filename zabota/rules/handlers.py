"""What rules do when the desk announces: outside of a chain begin one, inside listen."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from zabota.core.events import on
from zabota.core.models import EventRecord
from zabota.desk.events import ConversationEvent
from zabota.rules.actions.run_rules import is_in_chain, overhear, run_rules
from zabota.rules.kept import rules_in_force
from zabota.rules.triggers import TRIGGERS, trigger_of

EVENTS = tuple(trigger.event for trigger in TRIGGERS)


def begins_a_chain(event: ConversationEvent) -> bool:
    """Some rule listens to it, and no rule did it."""
    trigger = trigger_of(event)
    return trigger is not None and not is_in_chain() and trigger.name in rules_in_force()


@on(*EVENTS, when=begins_a_chain)
def begin_a_chain(event: ConversationEvent) -> None:
    """As a job of its own; the record of the event names it, so that a job that runs twice acts once."""
    values = json.loads(json.dumps(event.values(), cls=DjangoJSONEncoder))
    told = EventRecord.objects.filter(subject=event.subject, name=type(event).__name__, values=values)
    record_id = told.order_by("-id").values_list("id", flat=True).first()
    run_rules(event, key=f"event-{record_id}")


@on(*EVENTS, at_once=True, when=lambda event: is_in_chain())
def listen_in_a_chain(event: ConversationEvent) -> None:
    overhear(event)
