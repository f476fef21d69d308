import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.save_work import save_work


def test_a_kind_of_work_has_a_name_of_its_own(washers, dan, nina):
    assert save_work(washers, name="Стиральные машины", needs_licence=False, by=dan).needs_licence is False
    for name, by in (("Стиральные машины", dan), ("", dan), ("Плиты", nina)):
        with pytest.raises(Refused):
            save_work(None, name=name, needs_licence=True, by=by)
