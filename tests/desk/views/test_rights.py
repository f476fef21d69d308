"""Every page of a conversation answers 404 to whoever may not see it, and 403 to whoever only reads."""

import pytest

from tests.desk.conftest import deliver, mail
from tests.desk.views.conftest import HTMX
from zabota.company.models import Role
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.merge import merge
from zabota.desk.actions.note import note
from zabota.desk.actions.receive import receive
from zabota.desk.models import Attachment

READING = ["", "talk/", "side/", "clocks/"]
ASKING = ["assignment/", "transfer/", "snooze/", "resolution/", "merge/"]
DOING = [
    "reply/",
    "note/",
    "draft/",
    "assignment/",
    "transfer/",
    "snooze/",
    "waking/",
    "resolution/",
    "reopening/",
    "merge/",
    "match/",
]


@pytest.fixture
def furnished(alice, mail_inbox, nina):
    """A talk with formatted text, a file, a note's file."""
    file = store_file(b"%PDF-1.4", "договор.pdf", "application/pdf")
    message = receive(mail(html="<p>Hi</p>", file_ids=[file.id]), deliver(mail_inbox))
    kept = note(
        message.conversation, by=nina, text="Ask her", files=[store_file(b"x", "x.txt", "text/plain")]
    )
    return message, kept


def pages_of(message):
    files = Attachment.objects.filter(conversation=message.conversation).order_by("id")
    of_message = [f"/messages/{message.id}/{page}/" for page in ("formatted", "html", "whole", "original")]
    return [*of_message, *(f"/attachments/{one.id}/" for one in files)]


def test_who_sees_the_conversation_sees_all_that_hangs_on_it(desk, furnished):
    message, _note = furnished
    for path in [
        *(f"/conversations/{message.conversation_id}/{page}" for page in READING + ASKING),
        *pages_of(message),
    ]:
        assert desk.get(path).status_code == 200, path


def test_a_stranger_to_the_branch_finds_nothing(as_user, pavel, furnished):
    message, _note = furnished
    pages = [f"/conversations/{message.conversation_id}/{page}" for page in READING + ASKING]
    for path in [*pages, *pages_of(message)]:
        assert as_user(pavel).get(path).status_code == 404, path


@pytest.mark.parametrize("page", DOING)
def test_a_stranger_to_the_branch_changes_nothing(as_user, pavel, asked, page):
    before = asked.version
    answer = as_user(pavel).post(f"/conversations/{asked.id}/{page}", {"text": "x", "to": "me"}, **HTMX)
    assert answer.status_code == 404
    asked.refresh_from_db()
    assert (asked.version, asked.assignee, asked.notes.count()) == (before, None, 0)


@pytest.mark.parametrize("page", DOING)
def test_who_only_reads_changes_nothing(as_user, maria, asked, page):
    Role.objects.filter(key="director").update(sees_all_branches=True)
    client = as_user(maria)
    assert client.get(f"/conversations/{asked.id}/").status_code == 200
    assert client.post(f"/conversations/{asked.id}/{page}", {"text": "x", "to": "me"}).status_code == 403


def test_merging_needs_both_conversations_to_be_ones_own(as_user, irina, pavel, asked, mail_inbox):
    other = receive(mail(sender="vera@example.com"), deliver(mail_inbox)).conversation
    done = merge(asked, other, by=irina)
    assert as_user(pavel).post(f"/conversation-merges/{done.id}/undoing/").status_code == 404
    assert as_user(irina).get(f"/conversation-merges/{done.id}/undoing/").status_code == 200


def test_a_change_of_state_is_never_a_get(desk, asked):
    for page in ("reply/", "note/", "draft/", "waking/", "reopening/", "match/", "attendance/"):
        assert desk.get(f"/conversations/{asked.id}/{page}").status_code == 405, page


def test_nobody_who_is_not_signed_in_comes_in(client, asked):
    for path in ("/inbox/", f"/conversations/{asked.id}/", "/inbox/counts/"):
        assert client.get(path).status_code == 302, path
