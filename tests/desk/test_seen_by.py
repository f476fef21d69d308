import pytest

from tests.desk.conftest import say
from zabota.company.models import Team, User
from zabota.desk.actions.assign import assign
from zabota.desk.actions.confide import confide
from zabota.desk.models import Attachment, Conversation, Message, Note, SlaClock
from zabota.desk.queries import is_seen_by

STAFF = ["nina", "oleg", "pavel", "irina", "maria", "dan"]


@pytest.mark.parametrize("name", STAFF)
def test_the_rule_is_the_same_in_the_database_and_in_memory(
    name, request, asked, north, mail_inbox, pavel, dan
):
    user = request.getfixturevalue(name)
    given = say(mail_inbox).conversation
    assign(given, pavel, by=None)
    elsewhere = say(mail_inbox).conversation
    Conversation.objects.filter(id=elsewhere.id).update(branch=north, team=None)
    nowhere = say(mail_inbox).conversation
    Conversation.objects.filter(id=nowhere.id).update(branch=None, team=None)
    for named in ([], [user], [pavel]):
        confide(say(mail_inbox).conversation, by=dan, users=named)
    team = Team.objects.create(name="Юристы")
    team.members.add(user)
    user = User.objects.get(id=user.id)
    confide(say(mail_inbox).conversation, by=dan, teams=[team])
    visible = set(Conversation.objects.visible_to(user))
    hidden = set(Conversation.objects.kept_from(user))
    assert hidden == {one for one in Conversation.objects.confidential() if one not in visible}
    assert len(hidden) == (0 if name == "dan" else 1 if name == "pavel" else 2)
    assert visible == {one for one in Conversation.objects.all() if is_seen_by(user, one)}
    assert (asked in visible) == (name != "pavel")


@pytest.mark.parametrize("noun", [Message, Note, Attachment, SlaClock])
def test_what_hangs_on_a_conversation_is_seen_with_it(noun, asked, limits, mail_inbox, nina, pavel):
    say(mail_inbox)
    assert set(noun.objects.visible_to(nina)) == set(noun.objects.all())
    assert not noun.objects.visible_to(pavel).exists()
