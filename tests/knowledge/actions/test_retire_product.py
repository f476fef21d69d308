from zabota.knowledge.actions.retire_product import retire_product
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.models import Product


def test_what_is_sold_no_more_is_not_offered(db):
    kept = save_product(None, texts={"ru": {"name": "Чайник"}})
    retire_product(kept)
    assert not Product.objects.in_use().exists()
    retire_product(kept, False)
    assert Product.objects.in_use().get() == kept
