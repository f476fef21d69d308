"""What is old is emptied at night, in portions; a dry run says before what it will be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Delivery
from zabota.core.models import StoredFile
from zabota.desk.models import Conversation, Message, Note
from zabota.feedback.models import Response
from zabota.privacy.actions import let_age as module
from zabota.privacy.actions.let_age import let_age, let_all_age
from zabota.privacy.actions.set_retention import set_retention
from zabota.privacy.aging import dry_run
from zabota.reception.models import Call


@pytest.fixture
def long_ago(world):
    """Everything at both branches was over three years ago, but for one conversation."""
    then = timezone.now() - timedelta(days=3 * 365)
    Conversation.objects.update(resolved_at=then, last_message_at=then)
    Delivery.objects.update(created_at=then)
    Response.objects.update(at=then)
    Call.objects.update(ended_at=then)
    return world


def test_the_dry_run_counts_shows_and_changes_nothing(long_ago, keeper):
    rule = set_retention("conversations", 12, by=keeper)
    run = dry_run(rule, rule.by)
    assert run.count == Conversation.objects.count() and len(run.examples) == 5
    assert Message.objects.filter(text=long_ago.own.secret).exists()


def test_conversations_are_emptied_with_all_that_hangs_on_them_and_once(long_ago, keeper, home):
    rule = set_retention("conversations", 12, by=keeper)
    foreseen = dry_run(rule, rule.by).count
    files = StoredFile.objects.count()
    assert let_age(rule) == foreseen == rule.emptied_last
    assert not Message.objects.exclude(text="").exists() and not Note.objects.exists()
    assert not Conversation.objects.exclude(subject="").exists() and StoredFile.objects.count() <= files
    assert Conversation.objects.count() == foreseen, "the rows stay for the figures"
    assert dry_run(rule, rule.by).count == 0 and let_age(rule) == 0


def test_a_branch_of_its_own_rule_is_left_out_of_the_rule_for_all(long_ago, keeper):
    set_retention("answers", 600, branch=long_ago.own.branch, by=keeper)
    set_retention("answers", 12, by=keeper)
    assert let_all_age() == 1
    assert Response.objects.get(id=long_ago.own.response.id).comment == long_ago.own.secret
    assert Response.objects.get(id=long_ago.foreign.response.id).comment == ""


def test_a_night_has_its_bounds(long_ago, keeper, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 2)
    rule = set_retention("conversations", 12, by=keeper)
    assert let_age(rule, most=3) == 3
    assert dry_run(rule, rule.by).count == Conversation.objects.count() - 3


def test_of_calls_only_the_recording_goes(long_ago, keeper):
    let_age(set_retention("recordings", 12, by=keeper))
    call = Call.objects.get(id=long_ago.own.call.id)
    assert call.recording is None and call.number == "069123456"


def test_of_deliveries_the_raw_message_goes_and_doubles_are_still_known(long_ago, keeper):
    let_age(set_retention("deliveries", 12, by=keeper))
    delivery = Delivery.objects.get(id=long_ago.own.delivery.id)
    assert bytes(delivery.raw) == b"" and delivery.key == "key-Central"
