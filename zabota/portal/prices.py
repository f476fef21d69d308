"""The price list as a customer reads it: what is told of a product to everybody, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.knowledge.models import FACTS, Product
from zabota.knowledge.queries import best_text


@dataclass(frozen=True)
class PriceLine:
    """`facts` are those that go into a reply, too; `places` is empty where it is to be had everywhere."""

    language: str
    name: str
    price: Decimal
    currency: str
    facts: list[str]
    places: list[str]


def prices_are_open() -> bool:
    return bool(value_of("knowledge.prices_are_open"))


def has_prices() -> bool:
    """Whether there is a price list to lead to."""
    return prices_are_open() and Product.objects.on_price_list().exists()


def price_lines(products: Iterable[Product], *languages: str) -> list[PriceLine]:
    """Of products on the price list, with `texts` and `branches` at hand; in the first language there is."""
    everywhere = set(Branch.objects.filter(closed_for_good_at=None).values_list("name", flat=True))
    return [line for product in products if (line := _line(product, everywhere, languages))]


def _line(product: Product, everywhere: set[str], languages: Iterable[str]) -> PriceLine | None:
    text = best_text(product.texts.all(), *languages)
    if text is None or product.price is None:
        return None
    places = [branch.name for branch in product.branches.all() if branch.name in everywhere]
    return PriceLine(
        language=text.language,
        name=text.name,
        price=product.price,
        currency=product.currency,
        facts=[value for fact in FACTS if (value := getattr(text, fact))],
        places=[] if set(places) == everywhere else places,
    )
