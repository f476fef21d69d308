"""What happens here is told outside: signed, once it may be seen, again until it is taken."""

from dataclasses import fields
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.channels.provider import LOST, Reply
from tests.desk.conftest import say
from tests.webhooks.listener import is_genuine
from zabota.channels.models import Dispatch
from zabota.company.actions.set_parameter import set_parameter
from zabota.core.events import react
from zabota.core.models import EventRecord
from zabota.core.outside import happenings
from zabota.desk.actions.resolve import resolve
from zabota.webhooks.actions.renew_secret import renew_secret
from zabota.webhooks.actions.save_webhook import save_webhook
from zabota.webhooks.actions.tell import PATIENCE, tell
from zabota.webhooks.models import Telling, Webhook

WITNESS = "zabota.webhooks.handlers.tell_outside"


def hear() -> None:
    """What the workers do with the jobs that announcements queued; a second time, as a worker may."""
    for job in ProcrastinateJob.objects.filter(
        task_name="zabota:core.react", args__reaction=WITNESS
    ).order_by("id"):
        for _time in range(2):
            react(**job.args)


def wait_over() -> None:
    Telling.objects.update(next_try_at=None)
    Webhook.objects.update(paused_until=None)


def test_it_is_told_signed_with_facts_and_no_words(webhook, listener, asked):
    hear()
    assert tell(webhook.id) == 2 and tell(webhook.id) == 0
    opened = next(one for one in listener.asked if one.json["type"] == "conversation.opened")
    assert is_genuine(opened, webhook.secret) and not is_genuine(opened, "whsec_" + "QUJD" * 8)
    record = EventRecord.objects.get(name="ConversationOpened")
    assert opened.json["data"] == {
        "event_id": record.id,
        "subject": f"conversation-{asked.id}",
        "by_id": None,
        "conversation_id": asked.id,
        "branch_id": asked.branch_id,
        "team_id": asked.team_id,
    }
    everything = b"".join(one.body for one in listener.asked)
    assert b"Alice" not in everything and b"Where is my order" not in everything
    assert {one.headers["webhook-id"] for one in listener.asked} == set(
        Telling.objects.values_list("key", flat=True)
    )


def test_words_leave_only_where_that_was_chosen(webhook, listener, mail_inbox, dan):
    Webhook.objects.update(with_words=True)
    say(mail_inbox, sender="vera@example.com", sender_name="Вера Ёлкина", text="Где мой заказ, țară?")
    hear()
    tell(webhook.id)
    said = next(one.json for one in listener.asked if one.json["type"] == "conversation.message_received")
    assert said["data"]["words"]["text"] == "Где мой заказ, țară?"
    assert said["data"]["words"]["customer_name"] == "Вера Ёлкина"


def test_what_nobody_asked_for_costs_no_job(db, asked):
    assert not ProcrastinateJob.objects.filter(args__reaction=WITNESS).exists()


def test_events_of_a_foreign_branch_do_not_leave(webhook, listener, asked, pavel, north, dan, nina):
    """Pavel is of North: what is told through his eyes is not Central's."""
    narrow = save_webhook(
        None, name="North", url=webhook.url, happenings=webhook.happenings, by=dan, owner=pavel
    )
    of_branch = save_webhook(
        None, name="N", url=webhook.url, happenings=webhook.happenings, by=dan, branch=north
    )
    mine = save_webhook(None, name="C", url=webhook.url, happenings=webhook.happenings, by=dan, owner=nina)
    hear()
    assert not narrow.tellings.exists() and not of_branch.tellings.exists()
    assert mine.tellings.count() == webhook.tellings.count() == 2


def test_a_right_that_was_taken_away_holds_back_what_waits(webhook, listener, asked, dan):
    hear()
    dan.is_active = False
    dan.save()
    assert tell(webhook.id) == 0 and not listener.asked
    assert {one.state for one in Telling.objects.all()} == {"given_up"}


def test_it_is_told_again_with_growing_pauses_under_the_same_key(webhook, listener, asked):
    hear()
    Telling.objects.filter(happening="conversation.message_received").delete()
    listener.next = [Reply(500, said="нет"), LOST, Reply(302, headers={"Location": listener.url + "/inside"})]
    pauses = []
    for _try in range(3):
        before = timezone.now()
        tell(webhook.id)
        telling = Telling.objects.get()
        pauses.append((telling.next_try_at - before).total_seconds())
        wait_over()
    assert pauses == sorted(pauses) and pauses[0] >= 5 and pauses[2] >= 300
    assert telling.status == 302 and "redirect" in telling.answer
    assert [one.path for one in listener.asked] == ["/hook"] * 3, "the redirect was followed"
    assert tell(webhook.id) == 1
    assert len({one.headers["webhook-id"] for one in listener.asked}) == 1
    webhook.refresh_from_db()
    assert webhook.failures == 0 and webhook.failing_since is None


def test_a_slow_address_is_waited_for_only_so_long(webhook, listener, asked, monkeypatch):
    monkeypatch.setattr("zabota.webhooks.actions.tell.TIMEOUT_SECONDS", 0.2)
    listener.pause_seconds = 0.6
    hear()
    assert tell(webhook.id) == 0
    assert Telling.objects.filter(attempts=1, told_at=None, next_try_at__isnull=False).exists()
    listener.pause_seconds = 0


def test_an_address_that_fails_is_left_alone_and_pauses_that_are_asked_for_are_kept(
    webhook, listener, mail_inbox
):
    for number in range(5):
        say(mail_inbox, sender=f"{number}@example.com")
    hear()
    listener.next = [Reply(503, headers={"Retry-After": "4000"}) for _number in range(9)]
    tell(webhook.id)
    assert len(listener.asked) == 3, "after three failures in a row the rest waits"
    webhook.refresh_from_db()
    assert webhook.paused_until > timezone.now() + timedelta(seconds=3900)
    assert tell(webhook.id) == 0 and len(listener.asked) == 3


def test_gone_means_gone(webhook, listener, asked, dan):
    hear()
    listener.next = [Reply(410)]
    tell(webhook.id)
    webhook.refresh_from_db()
    assert webhook.switched_off_because == "gone" and len(listener.asked) == 1
    mail = Dispatch.objects.get(about=f"webhook-{webhook.id}")
    assert mail.to == dan.email and "Склад" in mail.subject


def test_after_three_days_it_is_given_up_and_the_owner_is_told(webhook, listener, asked, dan):
    hear()
    longer = PATIENCE + timedelta(hours=1)
    Telling.objects.update(patient_from=timezone.now() - longer)
    Webhook.objects.update(failing_since=timezone.now() - longer)
    listener.next = [Reply(500)]
    tell(webhook.id)
    webhook.refresh_from_db()
    assert webhook.switched_off_because == "silent"
    assert Telling.objects.given_up().count() == 1
    assert Dispatch.objects.filter(to=dan.email, about=f"webhook-{webhook.id}").count() == 1


def test_our_own_network_is_not_called(webhook, listener, asked):
    set_parameter("channels.allowed_hosts", "")
    Webhook.objects.update(url=webhook.url.replace("http://", "https://"))
    hear()
    tell(webhook.id)
    assert not listener.asked and "private network" in Telling.objects.first().answer


def test_both_secrets_sign_for_a_day(webhook, listener, asked, dan):
    from_before = webhook.secret
    from_now = renew_secret(webhook, by=dan).secret
    hear()
    tell(webhook.id)
    assert is_genuine(listener.asked[0], from_before) and is_genuine(listener.asked[0], from_now)


def test_every_happening_has_facts_that_can_be_told(db):
    assert len(happenings) > 30
    for one in happenings:
        assert one.key in one.kind.__dataclass_fields__, one.name
        assert set(one.free_words) <= one.kind.__dataclass_fields__.keys(), one.name
        assert str(one.label)


def test_no_fact_is_what_somebody_wrote(db):
    """Every field that leaves unasked is a number, a moment, or one of these words of ours."""
    ours = {
        "until",
        "outcome",
        "limit",
        "clock",
        "ending",
        "view",
        "why",
        "because",
        "purpose",
        "about",
        "tone",
    }
    for one in happenings:
        for field in fields(one.kind):
            name, is_text = field.name, "str" in str(field.type)
            assert not is_text or name in ours or name in one.free_words, f"{one.name}: {name}"


def test_resolving_is_told_with_who_did_it(webhook, listener, asked, nina, delivery_reason):
    resolve(asked, by=nina, reason=delivery_reason, outcome="done")
    hear()
    tell(webhook.id)
    resolved = [one.json for one in listener.asked if one.json["type"] == "conversation.resolved"]
    assert [one["data"]["by_id"] for one in resolved] == [nina.id]
