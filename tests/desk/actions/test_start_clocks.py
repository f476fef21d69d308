from datetime import timedelta

from tests.desk.conftest import MONDAY, say
from zabota.desk.actions.start_clocks import start_clocks
from zabota.desk.clocks import policies
from zabota.desk.models import SlaPolicy, SlaTarget


def test_the_first_policy_that_fits_gives_the_limits(alice, mail_inbox, limits):
    strict = SlaPolicy.objects.create(name="VIP", order=1, customer_classes=["vip"], in_business_hours=False)
    SlaTarget.objects.create(policy=strict, limit="first_response", seconds=600)
    policies.forget()
    usual = say(mail_inbox).conversation
    alice.customer_class = "vip"
    alice.save()
    special = say(mail_inbox).conversation
    assert usual.due_at == MONDAY + timedelta(hours=1)
    assert special.due_at == MONDAY + timedelta(minutes=10)
    assert special.clocks.get().in_business_time is False


def test_what_runs_already_goes_on(alice, mail_inbox, limits):
    conversation = say(mail_inbox).conversation
    start_clocks(conversation, "first_response", at=MONDAY + timedelta(hours=1))
    assert conversation.clocks.get(limit="first_response").started_at == MONDAY


def test_without_a_policy_there_is_no_clock(asked):
    assert start_clocks(asked, "first_response") == []
