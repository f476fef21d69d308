from decimal import Decimal

import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.recovery.actions.agree_goodwill import agree_goodwill
from zabota.recovery.actions.decline_goodwill import decline_goodwill
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.models import Goodwill


@pytest.fixture
def proposed(case, nina, limits) -> Goodwill:
    """Nina proposes more than her 100."""
    return give_goodwill(case, "gift", "Абонемент", Decimal(300), by=nina)


def test_who_proposed_it_learns_why_and_it_is_neither_given_nor_proposed_any_more(proposed, oleg, nina):
    for _again in range(2):
        decline_goodwill(proposed, by=oleg, why="Хватит и кофе")
    assert proposed.is_declined and not proposed.is_given
    assert not Goodwill.objects.proposed().exists() and not Goodwill.objects.given().exists()
    told = EventRecord.objects.get(name="GoodwillDeclined")
    assert nina.id in told.values["user_ids"]
    with pytest.raises(Refused):
        agree_goodwill(proposed, by=oleg)


def test_not_without_a_reason_nor_by_who_proposed_nor_what_was_given(proposed, oleg, nina):
    for by, why in ((oleg, " "), (nina, "Сама")):
        with pytest.raises(Refused):
            decline_goodwill(proposed, by=by, why=why)
    agree_goodwill(proposed, by=oleg)
    with pytest.raises(Refused):
        decline_goodwill(proposed, by=oleg, why="Поздно")
