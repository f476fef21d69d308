import pytest

from zabota.core.errors import Refused
from zabota.orders.actions.save_area import save_area


def test_an_area_has_places(dan, nina):
    assert save_area(None, name="Город", places=" Chișinău \n\nBălți", by=dan).places == "Chișinău\nBălți"
    for name, places, by in (("Город", "x", dan), ("Край", " ", dan), ("Край", "x", nina)):
        with pytest.raises(Refused):
            save_area(None, name=name, places=places, by=by)
