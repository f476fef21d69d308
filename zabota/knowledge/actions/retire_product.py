from django.utils import timezone

from zabota.knowledge.models import Product


def retire_product(product: Product, is_retired: bool = True) -> None:
    """Sell it no more, or again."""
    product.retired_at = (product.retired_at or timezone.now()) if is_retired else None
    product.save(update_fields=["retired_at"])
