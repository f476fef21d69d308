from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.desk.models import Conversation
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.models import HandOver


@pytest.fixture
def talk(vera, lena, central):
    return note_visit(vera, said="Сломалась молния", branch=central, by=lena)


def test_a_team_s_first_takes_it_with_the_promise_and_the_second_hears_so(talk, lena, nina, oleg, desk_team):
    desk_team.members.add(oleg)
    by_when = timezone.now() + timedelta(days=2)
    made = hand_over(talk, by=lena, to_team=desk_team, wants="Заменить", promised_by=by_when)
    assert made.promise.owner == lena
    assert list(HandOver.objects.waiting_for(oleg)) == [made] == list(HandOver.objects.waiting_for(nina))
    accept_hand_over(made, by=nina)
    accept_hand_over(made, by=nina)
    made.refresh_from_db()
    assert made.receiver == nina and made.promise.owner == nina
    with pytest.raises(Refused, match="Nina"):
        accept_hand_over(made, by=oleg)


def test_one_of_another_branch_gets_it_with_all_that_was_said(talk, lena, pavel):
    made = hand_over(talk, by=lena, to_user=pavel, wants="Заменить")
    assert not Conversation.objects.visible_to(pavel).exists()
    accept_hand_over(made, by=pavel)
    assert Conversation.objects.visible_to(pavel).get().assignee == pavel


def test_only_the_receiver_accepts(talk, lena, oleg, nina):
    made = hand_over(talk, by=lena, to_user=oleg, wants="Заменить")
    with pytest.raises(Refused, match="Oleg"):
        accept_hand_over(made, by=nina)
