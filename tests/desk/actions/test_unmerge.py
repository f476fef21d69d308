from datetime import timedelta

import pytest

from tests.desk.conftest import MONDAY, say
from zabota.core.errors import Refused
from zabota.desk.actions.merge import merge
from zabota.desk.actions.unmerge import unmerge
from zabota.desk.models import Conversation

FIELDS = (
    "message_count",
    "preview",
    "last_message_at",
    "waiting_since",
    "first_answered_at",
    "due_at",
    "resolved_at",
)


def shown(conversation):
    row = Conversation.objects.get(id=conversation.id)
    return {field: getattr(row, field) for field in FIELDS}


def test_both_are_as_they_were(alice, mail_inbox, nina, limits):
    kept = say(mail_inbox, text="Первое").conversation
    merged = say(mail_inbox, text="Al doilea", at=MONDAY + timedelta(hours=1)).conversation
    before = shown(kept), shown(merged)
    done = merge(kept, merged, by=nina)
    unmerge(done, by=nina)
    assert (shown(kept), shown(merged)) == before
    assert merged.messages.get().text == "Al doilea"


def test_what_was_said_since_stays_with_the_kept_one(alice, mail_inbox, nina):
    kept, merged = (say(mail_inbox).conversation for _ in range(2))
    done = merge(kept, merged, by=nina)
    say(mail_inbox, text="Since then", conversation_ids=(merged.id,))
    unmerge(done, by=nina)
    assert [message.text for message in kept.messages.all()] == ["Where is my order?", "Since then"]


def test_a_chain_is_undone_from_its_end(alice, mail_inbox, nina):
    one, two, three = (say(mail_inbox).conversation for _ in range(3))
    first = merge(two, one, by=nina)
    second = merge(three, two, by=nina)
    with pytest.raises(Refused):
        unmerge(first, by=nina)
    unmerge(second, by=nina)
    unmerge(first, by=nina)
    assert [c.messages.count() for c in (one, two, three)] == [1, 1, 1]


def test_undoing_twice_changes_nothing(alice, mail_inbox, nina):
    kept, merged = (say(mail_inbox).conversation for _ in range(2))
    done = merge(kept, merged, by=nina)
    unmerge(done, by=nina)
    unmerge(done, by=nina)
    assert kept.messages.count() == 1


def test_a_stranger_to_the_branch_cannot_undo(alice, mail_inbox, nina, pavel):
    kept, merged = (say(mail_inbox).conversation for _ in range(2))
    done = merge(kept, merged, by=nina)
    with pytest.raises(Refused):
        unmerge(done, by=pavel)
