"""Who answers a customer for whom something is put right reads how to stay clear and calm."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.cast import hire
from zabota.desk.models import Conversation
from zabota.recovery.actions.close_case import close_case
from zabota.recovery.actions.set_script import set_script
from zabota.recovery.script import prompt_for


@pytest.fixture
def prompts(db):
    set_script("en", "Breathe out.", kind="tense")
    set_script("ru", "Выдохните.", kind="tense")


@pytest.fixture
def side(client, nina, talk):
    """side() is what comes beside Alice's talk on Nina's page."""

    def look(user=nina):
        client.force_login(user)
        return client.get(f"/conversations/{talk.id}/side/").content.decode()

    return look


def test_it_comes_while_a_case_is_open_and_goes_with_it(side, prompts, case, irina, talk, client):
    assert "Breathe out." in side()
    assert 'id="tense"' in client.get(f"/conversations/{talk.id}/").content.decode()
    close_case(case, "lost", by=irina, why="Переехала")
    assert "Breathe out." not in side()


def test_it_is_read_in_the_readers_language_or_the_companys(talk, nina, prompts, setting):
    with override("ru"):
        assert prompt_for(talk, nina) == ["Выдохните."]
    setting("company.language", "en")
    with override("ro"):
        assert prompt_for(talk, nina) == ["Breathe out."]


def test_who_does_not_answer_needs_none(talk, nina, central, prompts):
    assert prompt_for(talk, hire("Ion", "marketer", central)) == []
    other = Conversation.objects.create(
        customer=talk.customer, inbox=talk.inbox, opened_at=talk.opened_at, address="a@example.com"
    )
    talk.merged_into = other
    assert prompt_for(talk, nina) == []


def test_an_ordinary_talk_asks_the_database_nothing_for_it(side, talk, client, prompts):
    side()
    for page in ("", "side/"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/conversations/{talk.id}/{page}")
        assert not [query for query in asked.captured_queries if "callscript" in query["sql"]]


def test_the_words_are_set_on_the_page_of_settings(client, dan):
    client.force_login(dan)
    assert client.post("/recovery/settings/", {"part": "tense", "ro": "Respirați."}).status_code == 302
    assert 'id="tense_ro"' in client.get("/recovery/settings/").content.decode()
    assert "Respirați." in client.get("/recovery/settings/").content.decode()
