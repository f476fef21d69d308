"""Mail of before: looked at, taken over, undone."""

import base64
import io
import random
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.channels.mail.strange import strange_mails
from tests.desk.conftest import say
from tests.imports.conftest import mail_taken_over, mail_undone, what_became
from tests.imports.mailbox_files import BEGIN, OURS, correspondence, mail, mailbox
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Dispatch
from zabota.core.models import EventRecord, StoredFile
from zabota.customers.models import Customer, Identity
from zabota.desk.actions.note import note
from zabota.desk.models import Attachment, Conversation, Message, SlaClock
from zabota.imports.actions.correct_mailbox import correct_mailbox
from zabota.imports.mailbox_preview import preview_of_mailbox
from zabota.imports.models import ImportedMail


def counts() -> tuple[int, ...]:
    nouns = (Conversation, Message, Attachment, Delivery, Customer, Identity, StoredFile)
    return tuple(noun.objects.count() for noun in nouns)


def test_the_preview_says_what_is_in_it_and_writes_nothing(laid, dan, alice):
    odd = mail(7, "alice@example.com", text="Ещё", days=4, has_id=False)
    gone = mail(8, "alice@example.com", days=5, more="X-Mozilla-Status: 0009")
    before = counts()
    of = laid(mailbox(*correspondence(), odd, gone, correspondence()[0]))
    seen = preview_of_mailbox(of, dan)
    assert (seen.total, seen.ours, seen.machines, seen.left_out, seen.wrong) == (9, 1, 1, 1, 0)
    assert (seen.people, seen.known, seen.here, seen.twice, seen.odd) == (5, 1, 0, 1, 1)
    assert (seen.first_at, seen.last_at) == (BEGIN, BEGIN + timedelta(days=4))
    assert seen.senders[0].address == "ion@example.md" and seen.senders[0].count == 3
    assert of.own_addresses == [OURS]
    assert counts() == (*before[:-1], before[-1] + 1), "but for the file itself"


def test_letters_threads_and_moments_are_as_they_were(laid, dan):
    of = mail_taken_over(laid(mailbox(*correspondence())), dan)
    assert what_became(of) == ["opened", "joined", "joined", "opened", "opened", "opened"]
    ion = Conversation.objects.get(address="ion@example.md")
    said = [
        (one.direction, one.author, one.text.replace("\r", "").strip()) for one in ion.messages.order_by("at")
    ]
    assert said == [
        ("in", "customer", "Где мой заказ?\nFrom вторника жду"),
        ("out", "user", "Он в пути"),
        ("in", "customer", "Спасибо!\n\nFrom now on всё ясно"),
    ]
    assert ion.subject == "Заказ" and ion.customer.name == "Ион" and ion.customer_name == "Ион"
    assert ion.opened_at == BEGIN and ion.resolved_at == ion.last_message_at == BEGIN + timedelta(days=0.2)
    assert ion.first_answered_at == BEGIN + timedelta(days=0.1)
    assert (ion.inbox, ion.branch, ion.team) == (of.inbox, of.branch, of.inbox.team)
    maria = Conversation.objects.get(address="maria@example.ro")
    assert maria.messages.get().text.strip() == "Bună ziua, unde sunteți?" and maria.subject == "Întrebare"
    stranger = Conversation.objects.get(address="stranger@example.net")
    assert stranger.message_count == 1, "who takes no part joins nothing"
    assert Message.objects.get(conversation__address="no-reply@shop.example").author == "automatic"
    for row in of.mails.exclude(message=None):
        assert bytes(row.message.delivery.raw).startswith(b"From: ")


def test_nobody_is_told_and_nothing_runs(laid, dan, limits, mail_inbox):
    mail_inbox.tells_when_closed = True
    mail_inbox.save()
    mail_taken_over(laid(mailbox(*correspondence())), dan)
    assert (
        not EventRecord.objects.exists() and not SlaClock.objects.exists() and not Dispatch.objects.exists()
    )
    assert not Conversation.objects.open().exists() and not Conversation.objects.unanswered().exists()
    assert read_deliveries() == 0 and Conversation.objects.count() == 4
    assert not StoredFile.objects.exists(), "the file has gone"
    assert not ImportedMail.objects.exclude(sender="", own_id="").exists()


def test_what_came_already_is_not_taken_again(laid, dan, mail_inbox):
    first, *others = correspondence()
    take_in(mail_inbox, [RawDelivery("imap:1:1", first)])
    read_deliveries()
    of = laid(mailbox(first, *others))
    assert preview_of_mailbox(of, dan).here == 1
    mail_taken_over(of, dan)
    assert what_became(of)[0] == "same" and Message.objects.filter(message_id="<1@old.example>").count() == 1
    again = mail_taken_over(laid(mailbox(first, *others)), dan)
    assert set(what_became(again)) == {"same"}


def test_the_sent_folder_may_come_after_the_inbox(laid, dan):
    asked, answered, thanked, *_others = correspondence()
    mail_taken_over(laid(mailbox(asked, thanked)), dan)
    sent = mail_taken_over(laid(mailbox(answered), "Sent.mbox"), dan)
    talk = Conversation.objects.get()
    assert [one.direction for one in talk.messages.order_by("at")] == ["in", "out", "in"]
    assert talk.first_answered_at == BEGIN + timedelta(days=0.1) and talk.preview.startswith("Спасибо")
    mail_undone(sent, dan)
    talk.refresh_from_db()
    assert talk.message_count == 2 and talk.first_answered_at is None
    assert talk.is_resolved and talk.unanswered_since is None


def test_an_answer_after_a_year_is_a_conversation_of_its_own(laid, dan):
    mail_taken_over(laid(mailbox(mail(1), mail(2, answers=1, days=400))), dan)
    later = Conversation.objects.get(follows__isnull=False)
    assert later.follows.opened_at == BEGIN


def test_files_and_pictures_come_along_and_go_again(laid, dan):
    raw = (
        b"From: ion@example.md\nTo: help@zabota.example\nDate: Mon, 4 Mar 2019 09:30:00 +0000\n"
        b"Message-ID: <f@old>\n"
        b"Content-Type: multipart/mixed; boundary=x\nMIME-Version: 1.0\n\n--x\nContent-Type: text/html\n\n"
        b"<p>Hi<script>alert(1)</script></p>\n--x\nContent-Type: application/pdf; name=a.pdf\n"
        b"Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(b"%PDF-1.4 hello")
        + b"--x--\n"
    )
    before = counts()
    of = mail_taken_over(laid(mailbox(raw)), dan)
    kept = Attachment.objects.get().file
    assert kept.path.read_bytes() == b"%PDF-1.4 hello" and kept.filename == "a.pdf"
    mail_undone(of, dan)
    assert counts() == before


def test_what_machines_sent_may_be_left_out(laid, dan):
    of = laid(mailbox(*correspondence()))
    correct_mailbox(of, own_addresses=["@zabota.example"], leaves_machines=True, by=dan)
    of.refresh_from_db()
    mail_taken_over(of, dan)
    assert what_became(of)[4] == "machine" and what_became(of)[1] == "joined"


def test_mail_among_ourselves_is_nobodys(laid, dan):
    of = mail_taken_over(laid(mailbox(mail(1, OURS, OURS))), dan)
    assert what_became(of) == ["ours"] and not Conversation.objects.exists()


def test_it_is_undone_but_for_what_somebody_worked_with(laid, dan, nina, mail_inbox):
    before = counts()
    of = mail_taken_over(laid(mailbox(*correspondence())), dan)
    talk = Conversation.objects.get(address="maria@example.ro")
    note(talk, by=nina, text="Перезвонить")
    mail_undone(of, dan)
    assert what_became(of) == ["undone", "undone", "undone", "left", "undone", "undone"]
    assert Conversation.objects.get() == talk and Customer.objects.get() == talk.customer
    note_gone = talk.notes.get()
    note_gone.delete()
    assert counts()[0] == before[0] + 1
    assert mail_undone(of, dan).undone_at == of.undone_at


def test_a_new_mail_that_answers_an_old_one_keeps_both(laid, dan, mail_inbox):
    of = mail_taken_over(laid(mailbox(mail(1))), dan)
    new = say(mail_inbox, sender="ion@example.md", answers=("<1@old.example>",)).conversation
    assert new.possible_match == Conversation.objects.get(address="ion@example.md", brought_at__isnull=False)
    mail_undone(of, dan)
    assert what_became(of) == ["left"]


def test_a_card_that_was_there_is_served_by_the_branch_until_it_is_undone(laid, dan, bob, central, north):
    of = mail_taken_over(laid(mailbox(mail(1, "bob@example.com"))), dan)
    assert Conversation.objects.get().customer == bob and set(bob.branches.all()) == {central, north}
    version = bob.version
    mail_undone(of, dan)
    bob.refresh_from_db()
    assert set(bob.branches.all()) == {north} and bob.version == version


def test_a_card_of_a_foreign_branch_stays_foreign(laid, oleg, bob, north):
    oleg.roles.get().permissions.append("imports.run")
    of = laid(mailbox(mail(1, "bob@example.com")), by=oleg)
    seen = preview_of_mailbox(of, oleg)
    assert seen.known == 0 and seen.senders[0].customer is None
    mail_taken_over(of, oleg)
    assert set(bob.branches.all()) == {north}


def test_one_mail_alone_and_a_zip_of_them(laid, dan):
    packed = io.BytesIO()
    first, second, third, *others = correspondence()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mail/1.eml", first)
        archive.writestr("mail/cur/1552.M1:2,S", second)
        archive.writestr("Inbox", mailbox(third, *others))
        archive.writestr("readme.txt", "nothing of interest")
        archive.writestr("logo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)
    of = mail_taken_over(laid(packed.getvalue(), "все.zip"), dan)
    assert what_became(of) == ["opened", "joined", "joined", "opened", "opened", "opened"]
    alone = laid(mail(77, "one@example.com"), "one.eml")
    assert alone.mails.count() == 1 and mail_taken_over(alone, dan).finished_at


def a_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.mbox", mailbox(mail(1)) + b"x" * 3_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content", [b"hello\n", b"PK\x03\x04 broken", b"\x00\x01\x02", b"%PDF-1.4\n1 0 obj", b"name;mail\n"]
)
def test_what_is_no_mail_is_refused_in_words(laid, client, dan, content):
    of = laid(content, "x.mbox")
    assert of.trouble and not of.mails.exists()
    client.force_login(dan)
    assert "notice-danger" in client.get(f"/settings/mailboxes/{of.pk}/").content.decode()


def test_a_zip_that_would_fill_the_disk_is_refused(laid, monkeypatch):
    monkeypatch.setattr("zabota.imports.actions.look_at_mailbox.MOST_UNPACKED_BYTES", 1_000_000)
    of = laid(a_bomb(), "bomb.zip")
    assert "too large" in of.trouble and StoredFile.objects.count() == 1


def test_three_hundred_strange_mails_are_taken_over_or_told(laid, dan):
    """None is lost: each has a message with its raw mail, or a reason."""
    strange = [raw for raw in strange_mails(300) if raw.strip()]
    of = mail_taken_over(laid(mailbox(*correspondence(), *strange)), dan)
    rows = of.mails.all()
    assert of.finished_at and not rows.filter(outcome="").exists()
    for row in rows:
        assert row.outcome in {"same", "ours", "wrong"} or row.message_id, row
    assert Conversation.objects.filter(address="ion@example.md").get().message_count == 3


def test_two_thousand_mails_there_and_back(laid, dan):
    dice = random.Random(7)
    mails, open_ones = [], []
    for number in range(1, 2001):
        before = dice.choice(open_ones) if open_ones and dice.random() < 0.5 else None
        sender = f"k{before[1] if before else number}@example.md"
        mails.append(
            mail(number, sender, text=f"Письмо {number}", answers=before and before[0], days=number / 500)
        )
        open_ones.append((number, before[1] if before else number))
    dice.shuffle(mails)
    before_all = counts()
    of = mail_taken_over(laid(mailbox(*mails)), dan)
    threads = {root for _number, root in open_ones}
    assert Message.objects.count() == 2000 and Conversation.objects.count() == len(threads)
    assert Customer.objects.count() == len(threads)
    mail_undone(of, dan)
    assert counts() == before_all


def test_moments_that_cannot_be_true_are_not_believed(laid, dan):
    far = mail(1, days=365 * 80)
    none = mail(2).replace(b"Date:", b"X-Date:")
    of = laid(mailbox(far) + mailbox(none))
    mail_taken_over(of, dan)
    assert Message.objects.get(message_id="<1@old.example>").at <= timezone.now()
    assert Message.objects.get(message_id="<2@old.example>").at == BEGIN, "as its envelope says"


def test_no_figure_counts_what_was_over_before(laid, dan, central):
    from zabota.desk.counting import conversations_of
    from zabota.insight.kpi import Scope
    from zabota.reports.reading import facts_of

    mail_taken_over(laid(mailbox(*correspondence())), dan)
    assert not conversations_of(Scope(user=dan)).exists()
    assert facts_of(list(Conversation.objects.values_list("id", flat=True))) == ([], [])


def test_the_pages(client, dan, nina, laid, mail_inbox):
    of = laid(mailbox(*correspondence()))
    url = f"/settings/mailboxes/{of.pk}/"
    client.force_login(nina)
    assert client.get(url).status_code == client.get("/settings/mailboxes/").status_code == 403
    client.force_login(dan)
    assert "почта.mbox" in client.get("/settings/mailboxes/").content.decode()
    page = client.get(url).content.decode()
    assert "ion@example.md" in page and "Take over" in page
    client.post(f"{url}own-addresses/", {"own_addresses": "help@zabota.example, ion@example.md"})
    of.refresh_from_db()
    assert of.own_addresses == [OURS, "ion@example.md"]
    client.post(f"{url}own-addresses/", {"own_addresses": "nonsense"})
    of.refresh_from_db()
    assert "nonsense" not in of.own_addresses
    client.post(f"{url}own-addresses/", {"own_addresses": OURS})
    assert client.get(f"{url}start/").status_code == 405
    client.post(f"{url}start/")
    of.refresh_from_db()
    assert "0 of 6" in client.get(url).content.decode()
    assert client.get(url, headers={"HX-Request": "true"}).content
    mail_taken_over(of, dan)
    assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Заказ" in client.get(f"{url}?outcome=opened").content.decode()
    talk = Conversation.objects.get(address="ion@example.md")
    assert "Он в пути" in client.get(f"/conversations/{talk.pk}/").content.decode()
    client.post(f"{url}undoing/")
    of.refresh_from_db()
    assert of.undo_asked_at and of.is_under_way
