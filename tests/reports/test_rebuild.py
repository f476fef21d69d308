"""What is kept as it happens is what history tells: whatever was done, a rebuild changes nothing."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.conftest import MONDAY, answer, deliver, mail, settle
from zabota.company.models import Team
from zabota.core.errors import Refused
from zabota.desk.actions.merge import merge
from zabota.desk.actions.receive import receive
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.transfer import transfer
from zabota.desk.models import Conversation
from zabota.reports.actions.count_up import count_up
from zabota.reports.actions.rebuild_facts import rebuild_facts
from zabota.reports.actions.ripen import ripen
from zabota.reports.models import AnswerFact, ContactFact, DaySum

PEOPLE = ("alice@example.com", "vera@example.com", "nou.client@example.com")


def live(dice: Random, inbox, staff, reason, other: Team) -> None:
    """A few days at the desk, as the dice fall; what an action refuses does not happen."""
    at = MONDAY
    for _step in range(25):
        at += timedelta(minutes=dice.choice([3, 17, 60, 700, 3000]))
        open_ones = list(Conversation.objects.present().order_by("id"))
        way = dice.random()
        try:
            if way < 0.35 or not open_ones:
                said = mail(
                    sender=dice.choice(PEOPLE), text="Где мой заказ?", is_automatic=dice.random() < 0.1
                )
                receive(said, deliver(inbox), at=at)
                continue
            one = dice.choice(open_ones)
            if way < 0.55:
                answer(one, dice.choice(staff), at)
            elif way < 0.75:
                settle(one, dice.choice(staff), at, reason)
            elif way < 0.82:
                reopen(one, by=None, because=dice.choice(["customer", "reply"]), at=at)
            elif way < 0.88:
                transfer(one, by=None, team=other, at=at)
            elif way < 0.94:
                receive(
                    mail(sender=one.address, conversation_ids=(one.id,), sender_is_proven=True),
                    deliver(inbox),
                    at=at,
                )
            else:
                merge(one, dice.choice(open_ones), by=None, at=at)
        except Refused:
            continue
        if dice.random() < 0.3:
            count_up(at=at)


def kept() -> tuple[list, list, list]:
    facts = [model_to_dict(fact) for fact in ContactFact.objects.order_by("conversation")]
    answers = list(AnswerFact.objects.order_by("at", "contact").values("at", "contact", "person", "seconds"))
    sums = DaySum.objects.order_by("on", "branch", "dimension", "measure", "value")
    return facts, answers, [model_to_dict(one, exclude=["id"]) for one in sums]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_facts_and_sums_are_what_a_rebuild_makes(
    seed, alice, vera, mail_inbox, nina, oleg, delivery_reason, limits, north
):
    later = MONDAY + timedelta(days=60)
    with transaction.atomic():
        other = Team.objects.create(name="Echipa Nord", branch=north)
        live(Random(seed), mail_inbox, [nina, oleg], delivery_reason, other)
        count_up(at=later)
        ripen(at=later)
        count_up(at=later)
        told = kept()
        rebuild_facts(at=later)
        found = kept()
        transaction.set_rollback(True)
    assert told[0]
    assert found == told


@pytest.mark.django_db
def test_a_rebuild_of_nothing_is_nothing():
    assert rebuild_facts() == 0
