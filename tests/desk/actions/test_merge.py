from datetime import timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.core.errors import Refused
from zabota.core.search import find
from zabota.desk.actions.merge import merge
from zabota.desk.actions.note import note
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation


@pytest.fixture
def twin(asked, mail_inbox):
    return say(mail_inbox, text="Ещё раз о чайнике", at=MONDAY + timedelta(hours=1)).conversation


def test_what_was_said_goes_over(asked, twin, nina):
    note(twin, by=nina, text="The same person")
    merge(asked, twin, by=nina)
    assert asked.messages.count() == 2 and asked.notes.count() == 1
    asked.refresh_from_db()
    assert (asked.message_count, asked.preview) == (2, "Ещё раз о чайнике")
    assert asked.last_message_at == MONDAY + timedelta(hours=1)
    assert asked.waiting_since == MONDAY
    assert list(Conversation.objects.open()) == [asked]


def test_it_is_found_under_the_one_that_stayed(asked, twin, nina):
    merge(asked, twin, by=nina)
    assert list(find("conversation", "чайник").values_list("object_id", flat=True)) == [asked.id]


def test_clocks_of_the_merged_one_stop(alice, mail_inbox, limits, nina):
    kept, merged = (say(mail_inbox).conversation for _ in range(2))
    merge(kept, merged, by=nina)
    assert not merged.clocks.unfinished().exists()
    assert kept.clocks.unfinished().count() == 2


def test_not_into_itself_and_not_twice(asked, twin, nina):
    with pytest.raises(Refused):
        merge(asked, asked, by=nina)
    merge(asked, twin, by=nina)
    with pytest.raises(Refused):
        merge(asked, twin, by=nina)
    with pytest.raises(Refused):
        reply(twin, by=nina, text="Hello")


def test_one_must_be_allowed_both(asked, twin, nina, north):
    Conversation.objects.filter(id=twin.id).update(branch=north, team=None)
    for kept, merged in ((asked, twin), (twin, asked)):
        with pytest.raises(Refused):
            merge(kept, merged, by=nina)
    assert asked.messages.count() == twin.messages.count() == 1
