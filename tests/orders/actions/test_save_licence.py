from datetime import date

import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.save_licence import save_licence
from zabota.orders.models import Licence

FACTS = {"number": "А-1", "issuer": "Палата", "valid_from": date(2026, 1, 1), "valid_until": date(2027, 1, 1)}


def test_a_licence_of_a_craftsman_names_him(washers, dan):
    kept = save_licence(None, **FACTS, works=[washers], holder_kind="craftsman", holder="Ион Ёж", by=dan)
    assert kept.holder == "Ион Ёж" and [*kept.works.all()] == [washers]
    assert kept.is_valid_on(date(2027, 1, 1)) and not kept.is_valid_on(date(2027, 1, 2))


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""},
        {"valid_until": date(2025, 1, 1)},
        {"holder_kind": "company"},
        {"number": "Л-77", "issuer": "Agenția Servicii Publice"},
    ],
)
def test_what_makes_no_sense_is_refused(washers, dan, wrong):
    with pytest.raises(Refused):
        save_licence(None, **{**FACTS, **wrong}, works=[], by=dan)
    assert Licence.objects.count() == 1
