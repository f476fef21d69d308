"""What happens at the desk is shown on the device of whom it concerns, and to nobody else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.channels.provider import Reply
from tests.push.browser import Browser, claims_of
from tests.push.conftest import send_all
from zabota.company.actions.deactivate_user import deactivate_user
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.events import ConversationAssigned, MessageReceived, UserMentioned, told_of
from zabota.desk.lookers import look
from zabota.desk.models import Conversation, Mention
from zabota.push import handlers
from zabota.push.models import Device, Push


def given(talk, user, by) -> None:
    assign(talk, user, by=by)
    handlers.tell_who_was_given_it(ConversationAssigned(**told_of(talk, by), assignee_id=user.id))


def test_a_conversation_that_was_given_to_me_is_shown_encrypted_and_without_words(
    notified, service, firefox, asked, nina, oleg
):
    notified(nina)
    given(asked, nina, oleg)
    send_all()
    seen = service.seen_by(firefox)
    assert len(seen) == 1 and f"#{asked.id}" in seen[0]["text"]
    assert seen[0]["place"] == f"/conversations/{asked.id}/"
    assert "Alice" not in str(seen) and asked.subject not in str(seen) and asked.preview not in str(seen)
    one = service.asked[0]
    assert b"conversations" not in one.body
    assert one.headers["content-encoding"] == "aes128gcm" and int(one.headers["ttl"]) > 0
    assert len(one.headers["topic"]) <= 32 and one.headers["urgency"] == "normal"
    assert claims_of(one)["aud"] == service.url


def test_in_the_language_of_whom_it_is_for(notified, service, firefox, asked, nina, oleg):
    nina.language = "ru"
    nina.save()
    notified(nina)
    given(asked, nina, oleg)
    send_all()
    assert service.seen_by(firefox)[0]["text"] == f"Вам передан разговор №{asked.id}"


def test_a_mention_and_a_reply_of_my_customer(notified, service, firefox, asked, nina, oleg, mail_inbox):
    notified(oleg)
    written = note(asked, by=nina, text="@Oleg?")
    assert Mention.objects.get().user == oleg
    event = UserMentioned(**told_of(asked, nina), note_id=written.id, mentioned_id=oleg.id)
    handlers.tell_who_is_called_in(event)
    handlers.tell_who_is_called_in(event)
    assign(asked, oleg, by=nina)
    handlers.tell_whose_customer_wrote(MessageReceived(**told_of(asked), message_id=77))
    send_all()
    assert [one["tag"].split("-")[0] for one in service.seen_by(firefox)] == ["mentioned", "answered"]
    assert service.asked[0].headers["urgency"] == "high"


def test_what_i_do_myself_is_not_news(notified, asked, nina):
    notified(nina)
    mine = ConversationAssigned(**told_of(asked, nina), assignee_id=nina.id)
    from zabota.core.events import _is_needed

    assert not _is_needed(mine, handlers.tell_who_was_given_it)


def test_name_and_words_only_where_company_and_user_chose_them(
    notified, service, firefox, asked, nina, oleg, setting
):
    device = notified(nina)
    Device.objects.filter(id=device.id).update(shows_words=True)
    given(asked, nina, oleg)
    send_all()
    setting("push.words_allowed", True)
    assign(asked, oleg, by=oleg)
    given(asked, nina, oleg)
    send_all()
    first, second = service.seen_by(firefox)
    assert "Alice" not in str(first) and "Alice" in second["text"]


def test_a_confidential_one_shows_no_words_ever(notified, service, firefox, asked, nina, oleg, setting):
    setting("push.words_allowed", True)
    device = notified(nina)
    Device.objects.filter(id=device.id).update(shows_words=True)
    Conversation.objects.filter(id=asked.id).update(confided_to=[nina.id])
    given(asked, nina, nina)
    send_all()
    assert "Alice" not in str(service.seen_by(firefox))


def test_who_may_not_see_it_any_more_is_told_nothing(notified, service, asked, nina, oleg):
    notified(oleg)
    handlers.tell_who_is_called_in(UserMentioned(**told_of(asked, nina), note_id=1, mentioned_id=oleg.id))
    oleg.branches.clear()
    send_all()
    assert not service.asked and Push.objects.get().outcome == "dropped"


def test_not_while_i_look_at_it(notified, service, asked, nina, oleg):
    notified(nina)
    look(nina, asked.id, writes=False)
    given(asked, nina, oleg)
    send_all()
    assert not service.asked


def test_not_while_my_branch_is_closed(notified, service, asked, nina, oleg, setting, monkeypatch):
    notified(nina)
    setting("push.only_in_hours", True)
    monkeypatch.setattr("zabota.push.quiet.is_open", lambda schedule, at: False)
    given(asked, nina, oleg)
    send_all()
    assert not service.asked
    monkeypatch.setattr("zabota.push.quiet.is_open", lambda schedule, at: True)
    assign(asked, oleg, by=oleg)
    given(asked, nina, oleg)
    send_all()
    assert len(service.asked) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(notified, service, asked, nina, oleg, status):
    notified(nina)
    service.next = [Reply(status)]
    given(asked, nina, oleg)
    send_all()
    assert not Device.objects.exists() and not Push.objects.exists()


def test_who_asks_for_a_pause_gets_it(notified, service, asked, nina, oleg):
    device = notified(nina)
    service.next = [Reply(429, headers={"Retry-After": "120"})]
    given(asked, nina, oleg)
    send_all()
    device.refresh_from_db()
    assert 100 < (device.paused_until - timezone.now()).total_seconds() < 125 and device.trouble
    send_all()
    assert len(service.asked) == 1, "not before"
    Device.objects.update(paused_until=timezone.now() - timedelta(seconds=1))
    send_all()
    assert len(service.asked) == 2 and Push.objects.get().outcome == "sent"


def test_a_service_that_is_broken_is_tried_a_few_times(notified, service, asked, nina, oleg):
    notified(nina)
    service.next = [Reply(500)] * 9
    given(asked, nina, oleg)
    for _time in range(9):
        send_all()
    assert len(service.asked) == 5 and Push.objects.get().outcome == "refused"


def test_old_news_is_none(notified, service, asked, nina, oleg):
    notified(nina)
    given(asked, nina, oleg)
    Push.objects.update(created_at=timezone.now() - timedelta(hours=2))
    send_all()
    assert not service.asked


def test_signing_out_ends_it(notified, service, asked, nina, oleg):
    notified(nina)
    Session.objects.all().delete()
    given(asked, nina, oleg)
    send_all()
    assert not service.asked and not Device.objects.exists()


def test_who_works_here_no_more_is_told_nothing(notified, service, asked, nina, oleg):
    notified(nina)
    given(asked, nina, oleg)
    deactivate_user(nina)
    send_all()
    assert not service.asked and not Device.objects.exists()


def test_each_device_reads_its_own(notified, service, asked, nina, oleg):
    one, other = Browser(), Browser(secret=b"t" * 16)
    notified(nina, "one", one)
    notified(nina, "two", other)
    given(asked, nina, oleg)
    send_all()
    assert {asked.path for asked in service.asked} == {"/push/one", "/push/two"}
    assert one.read(next(a.body for a in service.asked if a.path == "/push/one"))
    assert other.read(next(a.body for a in service.asked if a.path == "/push/two"))


def test_an_address_inside_the_house_is_never_called(notified, service, asked, nina, oleg, setting):
    notified(nina)
    setting("channels.allowed_hosts", "")
    given(asked, nina, oleg)
    send_all()
    assert not service.asked
