from tests.desk.actions.test_confide import seen
from zabota.core.models import EventRecord
from zabota.desk.actions.confide import confide
from zabota.desk.actions.let_in import let_in
from zabota.desk.models import Circle


def test_whoever_gets_it_to_work_on_sees_it_from_then_on(asked, nina, oleg, irina):
    confide(asked, by=nina, users=[irina])
    let_in(asked, by=nina, user=oleg)
    let_in(asked, by=nina, user=oleg)
    assert asked in seen(oleg) & seen(irina)
    assert EventRecord.objects.get(name="CircleChanged").values["named"] == ["Oleg"]


def test_an_ordinary_one_needs_no_letting_in(asked, nina, oleg):
    let_in(asked, by=nina, user=oleg)
    assert not Circle.objects.exists()
