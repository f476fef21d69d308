import pytest

from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.note import note
from zabota.desk.models import Mention


def test_a_note_is_kept_and_never_sent(asked, nina):
    note(asked, by=nina, text="Звонила мама клиентки")
    assert asked.notes.get().user == nina
    assert not Dispatch.objects.exists()
    asked.refresh_from_db()
    assert asked.message_count == 1 and asked.waiting_since is not None


@pytest.mark.parametrize("text", ["@Oleg, look", "look @oleg", "ask @OLEG.", "@Oleg and @Oleg"])
def test_a_colleague_is_called_in_by_name(asked, nina, oleg, text):
    made = note(asked, by=nina, text=text)
    assert Mention.objects.get().user == oleg
    assert EventRecord.objects.get(name="UserMentioned").values["user_ids"] == [oleg.id]
    assert made.mentions.count() == 1


def test_an_address_calls_nobody(asked, nina, oleg):
    note(asked, by=nina, text="write to x@oleg.example")
    assert not Mention.objects.exists()


def test_who_may_not_see_it_cannot_be_called_in(asked, nina, pavel):
    note(asked, by=nina, text="@Pavel", mentions=[pavel])
    assert not Mention.objects.exists()


def test_an_empty_note_is_refused(asked, nina):
    with pytest.raises(Refused):
        note(asked, by=nina, text=" ")


def test_a_stranger_to_the_branch_cannot_note(asked, pavel):
    with pytest.raises(Refused):
        note(asked, by=pavel, text="Hello")
