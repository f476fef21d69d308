import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.list_part import list_part


def test_parts_are_listed_with_their_numbers(order, nina):
    assert list_part(order, "customer", name="Шланг", serial="А-1", by=nina).is_open
    assert not list_part(order, "ours", name="Фильтр", by=nina).is_open


def test_a_part_has_a_name_and_an_origin(order, nina, pavel):
    for origin, name, by in (("", "x", nina), ("ours", " ", nina), ("ours", "x", pavel)):
        with pytest.raises(Refused):
            list_part(order, origin, name=name, by=by)
