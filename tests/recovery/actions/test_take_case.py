from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import hire
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.recovery.actions.take_case import take_case
from zabota.recovery.models import RecoveryCase


def test_an_unowned_case_becomes_mine(case, oleg):
    RecoveryCase.objects.update(owner=None)
    take_case(case, by=oleg)
    case.refresh_from_db()
    assert case.owner == oleg


def test_a_case_that_somebody_has_is_not_taken_away(case, oleg):
    with pytest.raises(Refused, match="Irina"):
        take_case(case, by=oleg)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_at_once_one_has_it_and_the_other_is_told(case, irina, central):
    RecoveryCase.objects.update(owner=None)
    people = [irina.id, hire("Ștefan", "customer_relations", central).id]
    together = Barrier(2)

    def work(user_id: int) -> str:
        try:
            user = User.objects.get(id=user_id)
            together.wait(10)
            take_case(RecoveryCase.objects.get(id=case.id), by=user)
            return "taken"
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(work, people))
    case.refresh_from_db()
    assert ends.count("taken") == 1
    assert str(case.owner) in next(end for end in ends if end != "taken")
