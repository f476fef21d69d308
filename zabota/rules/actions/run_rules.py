from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zabota.answers.actions.do_deeds import do_deeds
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.desk.events import ConversationEvent
from zabota.desk.models import Conversation, Message
from zabota.rules.chain import follow
from zabota.rules.kept import rules_in_force
from zabota.rules.models import Rule, RuleRun
from zabota.rules.moments import text_at
from zabota.rules.triggers import trigger_of

A_DAY = timedelta(days=1)
_announced: ContextVar[list[ConversationEvent] | None] = ContextVar("announced by rules", default=None)


@transaction.atomic
def run_rules(event: ConversationEvent, *, key: str, at: datetime | None = None) -> int:
    """Every rule that fits this event acts, and those that fit what they did; how many acted or tried.

    `key` names the event: done again, each rule has acted already. See `chain.py` for why it ends.
    """
    moment = at or timezone.now()

    def act(rule: Rule, told: ConversationEvent, depth: int) -> list[ConversationEvent]:
        with _listening() as announced:
            _act(rule, told, key, depth, moment)
        return announced

    return follow(event, lambda told: _fitting(told, key, moment), act, lambda rule: rule.pk)


def is_in_chain() -> bool:
    """Whether what is announced now is the doing of a rule."""
    return _announced.get() is not None


def overhear(event: ConversationEvent) -> None:
    """Keep what the deeds of a rule announce, for the next level of the chain."""
    heard = _announced.get()
    if heard is not None:
        heard.append(event)


@contextmanager
def _listening() -> Iterator[list[ConversationEvent]]:
    heard: list[ConversationEvent] = []
    token = _announced.set(heard)
    try:
        yield heard
    finally:
        _announced.reset(token)


def _fitting(event: ConversationEvent, key: str, at: datetime) -> list[Rule]:
    """The rules for this event, in their order, that did not act on it before and are not braked."""
    trigger = trigger_of(event)
    rules = rules_in_force().get(trigger.name, []) if trigger else []
    number = event.conversation_id
    return [rule for rule in rules if _fits(rule, event) and not _has_acted(rule, number, key, at)]


def _fits(rule: Rule, event: ConversationEvent) -> bool:
    asks = rule.asks
    chosen = asks.narrowed(Conversation.objects.filter(id=event.conversation_id, merged_into=None))
    conversation = chosen.first()
    if conversation is None:
        return False
    message_id = getattr(event, "message_id", None)
    message = Message.objects.filter(id=message_id).first() if message_id else None
    return not asks.phrases or asks.are_said_in(text_at(rule.trigger, conversation, message))


def _has_acted(rule: Rule, conversation_id: int, key: str, at: datetime) -> bool:
    runs = RuleRun.objects.filter(rule=rule)
    if runs.filter(key=key).exists():
        return True
    lately = runs.filter(conversation=conversation_id, at__gt=at - A_DAY)
    return lately.count() >= value_of("rules.most_in_a_day")


def _act(rule: Rule, event: ConversationEvent, key: str, depth: int, at: datetime) -> None:
    """What it did is written down; so is why it could not, and then nothing was done."""
    conversation = Conversation.objects.select_related("inbox", "customer", "branch").get(
        id=event.conversation_id
    )
    did: list[str] = []
    problem = ""
    try:
        with transaction.atomic():
            did = do_deeds(conversation, rule.does, by=None, key=f"{rule.pk}:{key}", at=at)
    except Refused as refused:
        problem = str(refused)[:300]
    RuleRun.objects.create(
        rule=rule, conversation=conversation, key=key, depth=depth, did=did, problem=problem, at=at
    )
