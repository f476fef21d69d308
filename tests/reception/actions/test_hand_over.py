from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.desk.actions.resolve import resolve
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.models import HandOver


@pytest.fixture
def talk(vera, lena, central):
    return note_visit(vera, said="Сломалась молния", branch=central, by=lena)


def test_who_does_it_what_is_wanted_and_by_when_go_along(talk, lena, oleg, pavel):
    by_when = timezone.now() + timedelta(days=2)
    made = hand_over(talk, by=lena, to_user=oleg, wants="Заменить молнию", promised_by=by_when)
    assert made.is_waiting and made.receiver == oleg
    assert (made.promise.owner, made.promise.due_at) == (oleg, by_when)
    assert made.promise.about == f"conversation-{talk.id}"
    talk.refresh_from_db()
    assert talk.assignee == lena, "until it is accepted it is with the giver"
    assert talk.notes.get().mentions.get().user == oleg
    assert list(HandOver.objects.visible_to(lena)) == [made]
    assert not HandOver.objects.visible_to(pavel).exists()


def test_nothing_is_handed_over_when_the_same_person_does_it(talk, lena):
    assert hand_over(talk, by=lena, to_user=lena, wants="") is None
    assert not HandOver.objects.exists() and not talk.notes.exists()


def test_one_hand_over_at_a_time_but_who_accepted_it_passes_it_on(talk, lena, oleg, nina):
    first = hand_over(talk, by=lena, to_user=oleg, wants="Молния")
    with pytest.raises(Refused, match="Oleg"):
        hand_over(talk, by=lena, to_user=nina, wants="Молния")
    accept_hand_over(first, by=oleg)
    second = hand_over(talk, by=oleg, to_user=nina, wants="Молния, серая")
    first.refresh_from_db()
    assert first.done_at and second.is_waiting
    assert list(HandOver.objects.visible_to(lena).open()) == [second], "the branch sees it to the end"


def test_what_cannot_be_handed_over_is_refused_in_words(talk, lena, oleg, maria, desk_team, pavel):
    with pytest.raises(Refused, match="nothing may be lost"):
        hand_over(talk, by=lena, to_user=oleg, wants=" ")
    with pytest.raises(Refused, match="Maria"):
        hand_over(talk, by=lena, to_user=maria, wants="x")
    with pytest.raises(Refused, match="one colleague or one team"):
        hand_over(talk, by=lena, to_user=oleg, to_team=desk_team, wants="x")
    with pytest.raises(Refused, match="not yours"):
        hand_over(talk, by=pavel, to_user=oleg, wants="x")
    resolve(talk, by=lena, outcome="done")
    with pytest.raises(Refused, match="resolved"):
        hand_over(talk, by=lena, to_user=oleg, wants="x")
    assert not HandOver.objects.exists()
