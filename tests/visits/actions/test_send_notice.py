from datetime import timedelta

from tests.visits.conftest import hire
from zabota.channels.models import Inbox
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.kpis.conversations_resolved import ConversationsResolved
from zabota.desk.models import Conversation
from zabota.insight.kpi import Period, Scope
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.send_notice import send_notice


def test_a_reminder_goes_through_the_outbox_of_the_desk_once_and_counts_as_nobodys_work(booked, nina):
    reminder = booked.notices.get(kind="reminder")
    said = send_notice(reminder).message
    assert "13:00: Осмотр зубов" in said.text and "Вы придёте?" in said.text
    assert said.dispatch.to == "vera@example.com" and said.dispatch.links == {
        "appointment": ["appointment", booked.id]
    }
    assert send_notice(reminder).message == said and Conversation.objects.count() == 1
    talk = said.conversation
    assert talk.is_resolved and talk.waiting_since is None and talk.first_answered_at is None
    day = Period(said.at - timedelta(days=1), said.at + timedelta(days=1))
    assert ConversationsResolved().value(day, Scope(nina)).n == 0


def test_it_goes_by_the_channel_the_customer_prefers(booked, card_with_phone, central):
    sms = Inbox.objects.create(
        name="SMS", kind="sms", branch=central, settings={"send_url": "https://x.example"}
    )
    booked.inbox = sms
    booked.save()
    said = send_notice(booked.notices.get(kind="reminder")).message
    assert said.conversation.inbox == sms and said.dispatch.to.endswith("60000001")


def test_a_talk_that_goes_on_is_gone_on_in(booked, vera, lena, mail_inbox):
    talk = open_conversation(inbox=mail_inbox, customer=vera, text="Здравствуйте", by=lena, subject="Осмотр")
    booked.conversation = talk
    booked.save()
    said = send_notice(booked.notices.get(kind="reminder")).message
    talk.refresh_from_db()
    assert said.conversation == talk and not talk.is_resolved and talk.assignee == lena


def test_who_wants_no_reminders_gets_none_but_hears_of_what_is_called_off(booked, vera):
    withdraw_consent(vera, "reminders", source="portal")
    kept = send_notice(booked.notices.get(kind="reminder"))
    assert kept.why_not == "no_consent" and not Conversation.objects.exists()


def test_without_an_address_nothing_is_said_and_it_is_seen_why(booked, vera):
    vera.identities.all().delete()
    assert send_notice(booked.notices.get(kind="reminder")).why_not == "no_way"


def test_it_is_never_said_late(booked):
    late = send_notice(booked.notices.get(kind="soon"), at=booked.starts_at + timedelta(seconds=1))
    assert late.why_not == "late" and late.message is None


def test_who_does_not_confirm_is_called_by_whoever_receives_them_before_it_begins(booked, nina):
    notice = send_notice(booked.notices.get(kind="unconfirmed"))
    assert notice.task.owner == nina and notice.task.due_at == booked.starts_at
    assert "Вера Ёлкина" in notice.task.text
    confirm_appointment(booked, by=None)
    notice.task.refresh_from_db()
    assert notice.task.done_at and notice.task.done_by is None


def test_of_one_that_is_confirmed_nobody_hears(booked):
    confirm_appointment(booked, by=None)
    assert booked.notices.get(kind="unconfirmed").why_not == "answered"


def test_without_a_host_somebody_of_the_branch_is_called(booked, central):
    booked.host = booked.booked_by = None
    booked.save()
    hire("Ana", "front_office", central)
    assert send_notice(booked.notices.get(kind="unconfirmed")).task.owner.branch_ids == {central.id}
