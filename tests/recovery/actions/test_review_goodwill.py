from decimal import Decimal

import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.review_goodwill import review_goodwill
from zabota.recovery.models import Goodwill


@pytest.fixture
def given(case, nina, limits) -> Goodwill:
    return give_goodwill(case, "costs", "Такси", Decimal(80), by=nina)


def test_a_lead_looks_at_it_afterwards_and_nothing_is_taken_back(given, oleg):
    review_goodwill(given, "right", by=oleg)
    review_goodwill(given, "too_little", note="Ждала полтора часа", by=oleg)
    assert (given.review, given.reviewed_by, given.is_given) == ("too_little", oleg, True)
    assert not Goodwill.objects.unreviewed().exists()


def test_not_one_s_own_nor_without_words_nor_what_is_only_proposed(given, case, nina, oleg):
    wrong = [(nina, "right", "", given), (oleg, "too_much", " ", given), (oleg, "fine", "", given)]
    wrong.append((oleg, "right", "", give_goodwill(case, "gift", "Много", Decimal(900), by=nina)))
    for by, view, note, gift in wrong:
        with pytest.raises(Refused):
            review_goodwill(gift, view, note=note, by=by)
