import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.add_reason import add_reason
from zabota.desk.actions.retire_reason import retire_reason
from zabota.desk.models import ContactReason


def in_use() -> set[str]:
    return set(ContactReason.objects.filter(retired_at=None).values_list("name", flat=True))


def test_a_retired_reason_goes_with_its_parts_and_can_come_back(db, dan):
    delivery = add_reason("Доставка", by=dan)
    add_reason("Întârziere", by=dan, parent=delivery)
    add_reason("Price", by=dan)
    retire_reason(delivery, by=dan)
    retire_reason(delivery, by=dan)
    assert in_use() == {"Price"}
    add_reason("Доставка", by=dan)
    assert in_use() == {"Price", "Доставка"}


def test_only_who_manages_the_desk_retires_one(db, dan, nina):
    with pytest.raises(Refused):
        retire_reason(add_reason("Price", by=dan), by=nina)
    assert in_use() == {"Price"}
