from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.core.search import lexemes, remember
from zabota.knowledge.models import FACTS, Product, ProductText

SEARCHED = "product"


@transaction.atomic
def save_product(
    product: Product | None,
    *,
    texts: Mapping[str, Mapping[str, str]],
    code: str = "",
    price: Decimal | None = None,
    branches: Iterable[Branch] = (),
    picture: StoredFile | None = None,
) -> Product:
    """Write a product's card: language -> name and facts. Without a picture the one there stays."""
    ours = dict(settings.LANGUAGES)
    written = {name: text for name, text in texts.items() if name in ours and text.get("name", "").strip()}
    if not written:
        raise Refused(_("A product needs a name in at least one language."))
    if price is not None and price < 0:
        raise Refused(_("A price is not below zero."))
    if picture is not None and not picture.is_picture:
        raise Refused(_("This file is not a picture that can be shown."))
    product = product or Product()
    product.code, product.price, product.currency = code.strip(), price, value_of("company.currency")
    product.picture = picture or product.picture
    product.save()
    product.branches.set(branches)
    product.texts.exclude(language__in=written).delete()
    for language, text in written.items():
        facts = {fact: text.get(fact, "").strip() for fact in FACTS}
        named = {"name": text["name"].strip(), **facts}
        ProductText.objects.update_or_create(product=product, language=language, defaults=named)
    words = lexemes(
        " ".join([product.code, *(value for text in written.values() for value in text.values())])
    )
    remember(SEARCHED, product.id, sorted(words), timezone.now())
    return product
