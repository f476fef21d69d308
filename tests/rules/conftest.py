"""What the tests of rules share: a rule that is on, and the event with which a talk begins."""

import pytest

from tests.answers.conftest import HTMX, as_user, asked, asked_in_russian, desk, hours_reply  # noqa: F401
from tests.cast import hire
from zabota.company.models import User
from zabota.desk.events import ConversationEvent, told_of
from zabota.desk.models import Conversation
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.actions.switch_rule import switch_rule
from zabota.rules.conditions import Conditions
from zabota.rules.models import Rule

__all__ = ["HTMX"]


def rule_on(name: str, trigger: str, deeds, **asks) -> Rule:
    rule = save_rule(None, name=name, trigger=trigger, conditions=Conditions(**asks), deeds=deeds)
    switch_rule(rule, True, seen=rule.print)
    return rule


def told(kind: type[ConversationEvent], conversation: Conversation, **more) -> ConversationEvent:
    return kind(**told_of(conversation), **more)


@pytest.fixture
def sveta(central) -> User:
    """Service manager: makes rules."""
    return hire("Sveta", "service_manager", central)
