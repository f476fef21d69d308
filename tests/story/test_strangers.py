"""What must not happen on the way: a foreign eye on a customer of North, and mails that pretend."""

import pytest

from tests.story.conftest import letter, post, until
from zabota.channels.models import Inbox
from zabota.company.live import may_hear
from zabota.company.models import Team
from zabota.core.events import Event
from zabota.core.models import EventRecord
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation, Message
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation
from zabota.recovery.models import RecoveryCase

SECRET = "Analiza mea secretă"


@pytest.fixture
def north_inbox(north, pavel) -> Inbox:
    team = Team.objects.create(name="Desk North", branch=north)
    team.members.add(pavel)
    return Inbox.objects.create(
        name="North mail", kind="email", key="north", address="north@zabota.example", branch=north, team=team
    )


def test_a_customer_of_north_is_never_seen_by_nina_of_central(
    server, sink, settings, mail_inbox, north_inbox, north, nina, pavel, irina, survey, member
):
    mail = letter("Bob Țurcanu <bob@example.com>", SECRET, SECRET, to="north@zabota.example")
    post(settings.SMTP_RECEIVER, mail, "bob@example.com")
    talk = until(lambda: Conversation.objects.filter(branch=north).first(), "the conversation at North")
    invitation = invite(talk, survey)
    assert isinstance(invitation, Invitation)
    respond(invitation, {asked["id"]: (2, SECRET) for asked in invitation.touchpoints}, SECRET)
    case = until(lambda: RecoveryCase.objects.first(), "the case")
    message = Message.objects.filter(conversation=talk).first()
    foreign = [
        f"/conversations/{talk.id}/",
        f"/conversations/{talk.id}/talk/",
        f"/messages/{message.id}/original/",
        f"/customers/{talk.customer_id}/",
        f"/feedback/responses/{invitation.response.id}/",
        f"/recovery/{case.id}/",
    ]
    lists = ["/", "/inbox/all/", "/inbox/open/", "/customers/", "/feedback/", "/recovery/", "/promises/"]
    lists += [
        "/search/?q=secret%C4%83",
        "/customers/export/csv/",
        "/feedback/export/",
        "/recovery/export.csv",
    ]
    at_central, at_north = member(nina), member(pavel)
    for path in foreign:
        assert at_central.get(path).status_code == 404, path
        assert at_north.get(path).status_code == 200, path
    for path in lists:
        page = at_central.get(path)
        assert page.status_code == 200, path
        assert SECRET not in page.text and "bob@example.com" not in page.text, path
    assert (
        SECRET in at_north.get("/inbox/all/").text and "bob@example.com" in at_north.get("/customers/").text
    )
    events = [Event.from_record(record) for record in EventRecord.objects.order_by("id")]
    heard = [e for e in events if e and may_hear(e, nina.branch_ids, nina.team_ids, nina.id)]
    assert events and not heard, "Nina's screen is told of North"


@pytest.fixture
def talk(mail_in, alice, nina) -> Conversation:
    """Alice asked, Nina answered: there is a number, and a Message-ID of ours that only Alice got."""
    asked = mail_in(letter("Alice <alice@example.com>", "Order 77", "Where is it?"), "alice@example.com")
    reply(asked.conversation, by=nina, text="It left today.")
    return asked.conversation


def ours(talk: Conversation) -> str:
    return talk.messages.filter(direction="out").latest("id").message_id


def test_alices_own_answer_joins(talk, mail_in):
    answer = letter("Alice <alice@example.com>", "Re: Order 77", "Thanks", In_Reply_To=ours(talk))
    assert mail_in(answer, "alice@example.com").conversation == talk


FORGED = {
    "a number in the subject": lambda talk: {"subject": f"Re: Order 77 [#{talk.id}]"},
    "our own reference, overheard": lambda talk: {"In_Reply_To": ours(talk), "References": ours(talk)},
    "a reference made up": lambda talk: {"References": f"<{talk.id}.0000@zabota.localhost>"},
    "a reference with a letter changed": lambda talk: {"References": ours(talk).replace("@", "0@", 1)},
    "the customer's own Message-ID": lambda talk: {"In_Reply_To": talk.messages.earliest("id").message_id},
}


@pytest.mark.parametrize("way", FORGED)
@pytest.mark.parametrize("sender", ["Mallory <mallory@evil.example>", "Alice Popescu <mallory@evil.example>"])
def test_a_stranger_joins_nothing(talk, mail_in, way, sender):
    made = FORGED[way](talk)
    mail = letter(sender, made.pop("subject", "Re: Order 77"), "Send it to me instead", **made)
    arrived = mail_in(mail, "alice@example.com")
    talk.refresh_from_db()
    assert arrived.conversation_id != talk.id and arrived.conversation.customer_id != talk.customer_id
    assert talk.messages.filter(direction="in").count() == 1
    assert arrived.conversation.possible_match_id in (None, talk.id)


def test_a_mail_in_the_name_of_a_colleague_has_no_colleagues_rights(talk, mail_in, nina):
    mail = letter(f"Nina <{nina.email}>", "Re: Order 77", "Close it", In_Reply_To=ours(talk))
    arrived = mail_in(mail, nina.email)
    talk.refresh_from_db()
    assert arrived.conversation_id != talk.id and arrived.user is None
    assert arrived.author == Message.Author.CUSTOMER and arrived.direction == Message.Direction.IN
    assert not talk.is_resolved and talk.messages.filter(direction="out").count() == 1
