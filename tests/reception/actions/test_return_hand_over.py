from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.actions.return_hand_over import return_hand_over


def test_what_cannot_be_done_goes_back_with_the_reason_and_the_promise(vera, lena, oleg, nina, central):
    talk = note_visit(vera, said="Сломалась молния", branch=central, by=lena)
    by_when = timezone.now() + timedelta(days=1)
    made = hand_over(talk, by=lena, to_user=oleg, wants="Заменить", promised_by=by_when)
    accept_hand_over(made, by=oleg)
    with pytest.raises(Refused, match="few words"):
        return_hand_over(made, by=oleg, because=" ")
    with pytest.raises(Refused, match="Oleg"):
        return_hand_over(made, by=nina, because="x")
    return_hand_over(made, by=oleg, because="Нет такой молнии")
    return_hand_over(made, by=oleg, because="again")
    made.refresh_from_db()
    talk.refresh_from_db()
    assert (made.returned_because, made.is_open, talk.assignee) == ("Нет такой молнии", False, lena)
    assert made.promise.owner == lena
    assert hand_over(talk, by=lena, to_user=nina, wants="Заменить").is_waiting
