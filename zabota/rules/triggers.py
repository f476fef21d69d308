"""When a rule may act: the events of the desk that rules listen to."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.desk.events import (
    ClockBreached,
    ConversationAssigned,
    ConversationEvent,
    ConversationOpened,
    ConversationResolved,
    ConversationTransferred,
    MessageReceived,
    ReplySent,
)


@dataclass(frozen=True)
class Trigger:
    name: str
    label: Any
    event: type[ConversationEvent]


TRIGGERS = (
    Trigger("opened", _("a conversation begins"), ConversationOpened),
    Trigger("received", _("a customer writes"), MessageReceived),
    Trigger("replied", _("one of us answers"), ReplySent),
    Trigger("assigned", _("it is given to somebody"), ConversationAssigned),
    Trigger("transferred", _("it is handed over to a team or branch"), ConversationTransferred),
    Trigger("breached", _("a limit is missed"), ClockBreached),
    Trigger("resolved", _("it is resolved"), ConversationResolved),
)
BY_NAME = {trigger.name: trigger for trigger in TRIGGERS}
BY_EVENT = {trigger.event: trigger for trigger in TRIGGERS}


def trigger_choices() -> list[tuple[str, Any]]:
    return [(trigger.name, trigger.label) for trigger in TRIGGERS]


def trigger_of(event: ConversationEvent) -> Trigger | None:
    """None for what a machine sent: that must set off nothing."""
    if getattr(event, "is_automatic", False):
        return None
    return BY_EVENT.get(type(event))
