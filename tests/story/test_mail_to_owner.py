"""The main job, end to end: a mail comes in, an unhappy mark is put right, the owner sees all of it."""

import time

import imap_tools
import pytest

from tests.channels.dovecot import PASSWORD, USER, why_not
from tests.story import journey
from tests.story.conftest import letter, post
from zabota.channels.actions import look_into_inbox as look_module
from zabota.channels.actions.look_into_inbox import look_into_inbox
from zabota.channels.models import Delivery

ANSWER = "Заказ уже едет: курьер будет до 18:00."
VERA = "Вера Ёлкина <vera@example.com>"


@pytest.fixture
def company(server, sink, noon, limits, reason, survey, goodwill_limit, nina, irina, maria, desk_team):
    """Everybody is at work, and the doors are open."""


def from_the_answer_to_the_owners_page(talk, member, phone, sink, nina, irina, maria, reason) -> None:
    journey.nina_answers_and_resolves(member(nina), talk, reason, ANSWER)
    mail, survey_path = journey.the_reply_left_with_the_survey_in_it(sink, "vera@example.com", ANSWER)
    assert mail["In-Reply-To"] == "<vera-1@example.com>" and mail["From"].endswith("<help@zabota.example>")
    page = phone(locale="ru-RU")
    response = journey.vera_marks(
        page, survey_path, {"Регистратура": 10, "Результат": 3}, "Ждала полтора часа"
    )
    case = journey.a_case_is_open_and_due_in_two_hours(response, irina)
    journey.irina_puts_it_right(member(irina), case)
    journey.vera_says_it_is_put_right(page, sink, "vera@example.com", case)
    journey.the_owner_sees_it_all(member(maria), talk)


def test_a_mail_by_smtp_becomes_an_answer_a_survey_a_case_put_right_and_the_owners_figures(
    company, mail_inbox, desk_team, central, member, phone, sink, nina, irina, maria, reason, settings
):
    mail = letter(
        VERA, "Где мой заказ?", "Здравствуйте! Где заказ 77? Țară, ёж.", message_id="<vera-1@example.com>"
    )
    post(settings.SMTP_RECEIVER, mail)
    talk = journey.a_conversation_waits(desk_team, central, "vera@example.com")
    from_the_answer_to_the_owners_page(talk, member, phone, sink, nina, irina, maria, reason)


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "Dovecot is there")
def test_a_mail_fetched_from_a_real_dovecot_goes_the_same_way_and_is_seen_only_after_the_commit(
    company,
    dovecot,
    mail_inbox,
    desk_team,
    central,
    member,
    phone,
    sink,
    nina,
    irina,
    maria,
    reason,
    monkeypatch,
):
    mail = letter(VERA, "Где мой заказ?", "Здравствуйте! Где заказ 77?", message_id="<vera-1@example.com>")
    with imap_tools.MailBoxUnencrypted("127.0.0.1", dovecot.port).login_utf8(USER, PASSWORD) as box:
        box.append(mail.as_bytes(), "INBOX")
        seen_before, commit = [], look_module._commit

        def watched(*args):
            seen_before.append((seen_flags(box), Delivery.objects.count()))
            return commit(*args)

        monkeypatch.setattr(look_module, "_commit", watched)
        mail_inbox.settings = {
            "way_in": "imap",
            "imap_host": "127.0.0.1",
            "imap_port": dovecot.port,
            "imap_tls": "none",
            "imap_user": USER,
        }
        mail_inbox.secrets = {"imap_password": PASSWORD}
        mail_inbox.save()
        deadline = time.monotonic() + 30
        while not Delivery.objects.exists():  # the server looks by itself every minute
            assert time.monotonic() < deadline, "nobody fetched it"
            look_into_inbox(mail_inbox.id)
        assert seen_before[0] == ([False], 0), "it was marked as read before it was kept"
        while seen_flags(box) != [True]:
            assert time.monotonic() < deadline, "it was kept and not marked as read"
            time.sleep(0.1)
        assert Delivery.objects.count() == 1
    talk = journey.a_conversation_waits(desk_team, central, "vera@example.com")
    from_the_answer_to_the_owners_page(talk, member, phone, sink, nina, irina, maria, reason)


def seen_flags(box) -> list[bool]:
    box.folder.set("INBOX")
    return [imap_tools.MailMessageFlags.SEEN in mail.flags for mail in box.fetch(mark_seen=False)]
