"""Who writes just now: told in passing to the other side, and to nobody else."""

import psycopg
import pytest
from procrastinate.contrib.django.utils import connector_params

from tests.cast import hire
from tests.channels.chat.test_talk import URL, bearer, chat_inbox, the_talk, token
from tests.channels.web import forget_paces
from zabota.channels.events import AnswerBegun
from zabota.channels.kinds.chat import admit
from zabota.channels.views.chat.talk import writing_of_visitor
from zabota.channels.visitors import digest_of, live_ticket
from zabota.company.live import may_hear
from zabota.core.live.passing import CHANNEL, event_of
from zabota.core.live.stream import frame
from zabota.core.models import EventRecord
from zabota.desk.actions.confide import confide
from zabota.desk.events import CustomerWrites
from zabota.desk.views.attending import writing_of_user

__all__ = ["chat_inbox", "the_talk", "token"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told():
    """told() are the events that were told in passing since the last time."""
    forget_paces(writing_of_visitor, writing_of_user)
    with psycopg.connect(**connector_params(), autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        yield lambda: [event_of(one.payload) for one in listening.notifies(timeout=0.1)]


def type_something(client, token):
    return client.post(f"{URL}/writing/", headers=bearer(token))


def test_a_visitor_who_writes_is_seen_by_those_who_see_the_talk(client, token, the_talk, told, nina, north):
    kept = EventRecord.objects.count()
    assert type_something(client, token).status_code == 204
    [event] = told()
    assert isinstance(event, CustomerWrites) and event.topics == (f"writing-{the_talk.id}",)
    assert may_hear(event, frozenset({the_talk.branch_id}), frozenset(), nina.id)
    assert not may_hear(event, frozenset({north.id}), frozenset(), nina.id)
    assert EventRecord.objects.count() == kept
    assert b"id:" not in frame(None, event, event.topics)


def test_of_a_confidential_talk_only_its_circle_hears(client, token, the_talk, told, nina, oleg):
    confide(the_talk, by=nina)
    type_something(client, token)
    [event] = told()
    branches = frozenset({the_talk.branch_id})
    assert may_hear(event, branches, frozenset(), nina.id)
    assert not may_hear(event, branches, frozenset(), oleg.id, sees_all=True)


def test_who_has_said_nothing_yet_or_types_without_end_tells_nothing(client, token, the_talk, told):
    stranger = client.get(f"{URL}/session/").json()["token"]
    assert type_something(client, stranger).status_code == 204
    assert type_something(client, "none").status_code == 401
    answers = [type_something(client, token).status_code for _ in range(25)]
    assert answers[0] == 204 and answers[-1] == 429
    assert len(told()) == answers.count(204)


def test_an_answer_that_is_written_is_shown_to_its_visitor_alone(client, rf, token, the_talk, told, nina):
    other = client.get(f"{URL}/session/").json()["token"]
    client.force_login(nina)
    assert client.post(f"/conversations/{the_talk.id}/writing/").status_code == 204
    [event] = told()
    assert isinstance(event, AnswerBegun) and event.aloud == {"who": "Nina"}

    def heard(visitor):
        ticket = live_ticket(digest_of("site-chat", visitor))
        return admit(rf.get("/chat/live", {"ticket": ticket}))(event)

    assert heard(token) == ("writing",) and heard(other) == ()
    assert event.topics == ()  # nothing for the screens of the staff


def test_nobody_tells_a_visitor_of_a_talk_that_is_not_theirs(client, the_talk, told, north):
    client.force_login(hire("Vlad", "desk_specialist", north))
    assert client.post(f"/conversations/{the_talk.id}/writing/").status_code == 404
    assert told() == []
