import pytest

from tests.cast import hire
from tests.desk.conftest import MONDAY, say
from zabota.channels.models import Inbox
from zabota.company.models import Team, User
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.models import Customer
from zabota.desk.actions.assign import assign
from zabota.desk.actions.confide import confide
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Circle, Conversation


def seen(user: User) -> set[Conversation]:
    return set(Conversation.objects.visible_to(User.objects.get(id=user.id)))


def test_only_those_who_were_named_see_it_the_assignee_and_whoever_confided_it(
    asked, nina, oleg, irina, maria, dan, pavel
):
    assign(asked, oleg, by=nina)
    confide(asked, by=nina, users=[pavel])
    assert {person for person in (nina, oleg, irina, maria, dan, pavel) if asked in seen(person)} == {
        nina,
        oleg,
        pavel,
    }


def test_a_team_that_is_named_sees_it_and_who_joins_it_later(asked, nina, oleg, irina):
    lawyers = Team.objects.create(name="Юристы")
    confide(asked, by=nina, teams=[lawyers])
    assert asked not in seen(irina)
    lawyers.members.add(irina)
    assert asked in seen(irina) and asked not in seen(oleg)


def test_it_stands_in_the_talk_and_in_the_audit(asked, nina, irina):
    circle = confide(asked, by=nina, users=[irina])
    told = EventRecord.objects.get(name="ConversationConfided")
    assert (told.by_id, told.values["named"]) == (nina.id, ["Irina"])
    assert told.values["circle"] is None, "those who lose it hear that it is gone"
    kept = circle.events.get()
    assert (kept.pgh_label, kept.users) == ("insert", [irina.id])


def test_what_is_said_from_then_on_is_told_to_the_circle_alone(asked, nina, irina, mail_inbox):
    confide(asked, by=nina, users=[irina])
    asked.refresh_from_db()
    resolve(asked, by=nina, outcome="done")
    told = EventRecord.objects.get(name="ConversationResolved")
    assert told.values["circle"] == [sorted([nina.id, irina.id]), []]


def test_twice_is_refused_and_so_is_who_may_not(asked, nina, maria, pavel):
    for stranger in (maria, pavel):
        with pytest.raises(Refused):
            confide(asked, by=stranger)
    confide(asked, by=nina)
    with pytest.raises(Refused):
        confide(asked, by=nina)


def test_somebody_who_works_with_no_conversations_cannot_be_named(asked, nina):
    with pytest.raises(Refused):
        confide(asked, by=nina, users=[hire("Ion", "hr_trainer")])
    assert not Circle.objects.exists()


def test_what_goes_on_from_it_is_as_confidential(asked, nina, oleg, irina, mail_inbox):
    confide(asked, by=nina, users=[irina])
    asked.refresh_from_db()
    resolve(asked, by=nina, outcome="done", at=MONDAY)
    later = say(mail_inbox, at=MONDAY.replace(month=9), conversation_ids=(asked.id,)).conversation
    assert later.follows == asked and later in seen(irina) and later not in seen(oleg)
    assert Circle.objects.get(conversation=later).users == [irina.id]


def test_who_does_not_know_of_it_writes_a_call_down_in_a_talk_of_its_own(
    alice: Customer, nina, oleg, central
):
    line = Inbox.objects.create(name="Line", kind="call", key="line", branch=central)
    first = keep_contact(inbox=line, customer=alice, said="Это между нами", by=nina)
    confide(first, by=nina)
    second = keep_contact(inbox=line, customer=alice, said="Где заказ?", by=oleg)
    third = keep_contact(inbox=line, customer=alice, said="И ещё", by=nina)
    assert second != first and third in (first, second)
    assert first not in seen(oleg)
