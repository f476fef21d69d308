import pytest

from tests.desk.conftest import say
from zabota.core.errors import Refused
from zabota.desk.actions.confirm_match import confirm_match
from zabota.desk.models import Conversation


@pytest.fixture
def stranger(asked, mail_inbox):
    return say(mail_inbox, sender="alice.home@example.com", possible_number=asked.id).conversation


def test_a_person_says_that_it_belongs(asked, stranger, nina):
    assert confirm_match(stranger, by=nina, belongs=True) == asked
    assert asked.messages.count() == 2


def test_a_person_says_that_it_does_not(asked, stranger, nina):
    confirm_match(stranger, by=nina, belongs=False)
    stranger.refresh_from_db()
    assert stranger.possible_match is None and asked.messages.count() == 1


def test_it_is_decided_once(stranger, nina):
    confirm_match(stranger, by=nina, belongs=False)
    with pytest.raises(Refused):
        confirm_match(stranger, by=nina, belongs=True)


def test_nobody_joins_what_they_may_not_see(asked, stranger, nina, north):
    Conversation.objects.filter(id=asked.id).update(branch=north, team=None)
    with pytest.raises(Refused):
        confirm_match(stranger, by=nina, belongs=True)
