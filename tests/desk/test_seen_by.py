import pytest

from tests.desk.conftest import say
from zabota.desk.actions.assign import assign
from zabota.desk.models import Attachment, Conversation, Message, Note, SlaClock
from zabota.desk.queries import is_seen_by

STAFF = ["nina", "oleg", "pavel", "irina", "maria", "dan"]


@pytest.mark.parametrize("name", STAFF)
def test_the_rule_is_the_same_in_the_database_and_in_memory(name, request, asked, north, mail_inbox, pavel):
    user = request.getfixturevalue(name)
    given = say(mail_inbox).conversation
    assign(given, pavel, by=None)
    elsewhere = say(mail_inbox).conversation
    Conversation.objects.filter(id=elsewhere.id).update(branch=north, team=None)
    nowhere = say(mail_inbox).conversation
    Conversation.objects.filter(id=nowhere.id).update(branch=None, team=None)
    visible = set(Conversation.objects.visible_to(user))
    assert visible == {one for one in Conversation.objects.all() if is_seen_by(user, one)}
    assert (asked in visible) == (name != "pavel")


@pytest.mark.parametrize("noun", [Message, Note, Attachment, SlaClock])
def test_what_hangs_on_a_conversation_is_seen_with_it(noun, asked, limits, mail_inbox, nina, pavel):
    say(mail_inbox)
    assert set(noun.objects.visible_to(nina)) == set(noun.objects.all())
    assert not noun.objects.visible_to(pavel).exists()
