from decimal import Decimal

import pytest

from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.knowledge.actions.save_product import save_product


def test_a_card_holds_price_places_and_facts_in_each_language(central, north):
    texts = {"ru": {"name": "Чайник", "suits": "На семью"}, "ro": {"name": "Ceainic"}, "en": {"name": " "}}
    kept = save_product(None, code="CH-17", price=Decimal("899.00"), branches=[central], texts=texts)
    assert kept.currency == "MDL" and list(kept.branches.all()) == [central]
    assert dict(kept.texts.values_list("language", "suits")) == {"ru": "На семью", "ro": ""}
    save_product(kept, texts={"ro": {"name": "Ceainic"}}, branches=[north])
    assert kept.texts.get().language == "ro" and list(kept.branches.all()) == [north]


def test_it_needs_a_name_and_an_honest_picture(db):
    with pytest.raises(Refused):
        save_product(None, texts={"ru": {"name": ""}})
    with pytest.raises(Refused):
        save_product(
            None, texts={"ru": {"name": "x"}}, picture=store_file(b"<svg/>", "x.svg", "image/svg+xml")
        )
    with pytest.raises(Refused):
        save_product(None, texts={"ru": {"name": "x"}}, price=Decimal("-1"))
