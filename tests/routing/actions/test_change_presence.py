from tests.routing.conftest import say
from zabota.routing.actions.change_presence import change_presence


def test_whoever_is_away_is_given_nothing_and_keeps_what_they_have(mail_inbox, trio, in_turn):
    first = say(mail_inbox, sender="petr@example.com").conversation
    first.refresh_from_db()
    for user in trio:
        change_presence(user, is_here=user == trio[2])
    talks = [say(mail_inbox, sender=f"client{number}@example.com").conversation for number in range(2)]
    for talk in talks:
        talk.refresh_from_db()
    assert [talk.assignee for talk in talks] == [trio[2], trio[2]]
    assert first.assignee in trio
