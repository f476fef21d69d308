"""Signs that a customer stays: each app adds its own, e.g. a purchase. Nobody is saved by our own word."""

from typing import Any

from django.db.models import QuerySet

from zabota.core.registry import Registry


class SignOfLife:
    """Subclass in `<app>/kinds/` and register. `rows` are rows of customers with `customer_id` and a moment.

    `moment` names that moment's column; `label` stands in the definition on the page.
    """

    name = ""
    label: Any = ""
    moment = "at"

    def rows(self) -> QuerySet:
        raise NotImplementedError


signs_of_life: Registry[SignOfLife] = Registry("signs of life")
