import pytest

from tests.desk.actions.test_confide import seen
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.confide import confide
from zabota.desk.actions.enter_confided import enter_confided


def test_an_administrator_gets_in_with_a_reason_that_the_talk_keeps(asked, nina, dan):
    confide(asked, by=nina)
    enter_confided(asked, by=dan, because="Нина уволилась, клиентка ждёт")
    assert asked in seen(dan)
    told = EventRecord.objects.get(name="CircleChanged")
    assert (told.by_id, told.values["because"]) == (dan.id, "Нина уволилась, клиентка ждёт")


@pytest.mark.parametrize(("name", "because"), [("dan", "  "), ("oleg", "Мне надо"), ("maria", "Мне надо")])
def test_not_without_a_reason_and_not_by_others(name, because, request, asked, nina):
    confide(asked, by=nina)
    user = request.getfixturevalue(name)
    with pytest.raises(Refused):
        enter_confided(asked, by=user, because=because)
    assert asked not in seen(user)
