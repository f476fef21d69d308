import pytest

from zabota.asking.actions.ask_by_short_link import ask_by_short_link
from zabota.asking.handlers import note_short_links_sent
from zabota.asking.short import invitation_of, short_token
from zabota.channels.events import DispatchSent
from zabota.channels.links import fill_in
from zabota.channels.models import Dispatch
from zabota.desk.models import Conversation
from zabota.feedback.models import Invitation, Refusal


@pytest.fixture
def talk(alice, mail_inbox, central) -> Conversation:
    return Conversation.objects.create(
        customer=alice, inbox=mail_inbox, branch=central, address="alice@example.com", language="ru"
    )


def test_one_short_line_with_a_link_that_opens_the_survey(talk, survey, client):
    asked = ask_by_short_link(talk, survey)
    assert isinstance(asked, Invitation) and asked.way == "link"
    dispatch = Dispatch.objects.get()
    assert "[[survey]]" in dispatch.body and short_token(asked) not in dispatch.body
    link = fill_in("[[survey]]", dispatch.links)
    assert link.endswith(f"/a/{short_token(asked)}") and len(short_token(asked)) < 30
    followed = client.get(f"/a/{short_token(asked)}")
    assert followed.status_code == 302 and followed["Location"] == f"/survey/{asked.token}/"
    note_short_links_sent(DispatchSent(dispatch_id=dispatch.id, about=""))
    asked.refresh_from_db()
    assert asked.sent_at


def test_a_changed_or_foreign_short_link_opens_nothing(talk, survey, client):
    asked = ask_by_short_link(talk, survey)
    token = short_token(asked)
    for wrong in (token[:-1], f"{token[:-1]}!", "zz-" + token.partition("-")[2], asked.token, "-", "я-1"):
        assert invitation_of(wrong) is None
        assert client.get(f"/a/{wrong}").status_code == 404


def test_the_contact_policy_decides(talk, survey):
    assert isinstance(ask_by_short_link(talk, survey), Invitation)
    assert isinstance(ask_by_short_link(talk, survey), Refusal)
