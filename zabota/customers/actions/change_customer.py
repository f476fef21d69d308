from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.events import CustomerChanged
from zabota.customers.identities import one_line
from zabota.customers.models import Company, Customer, Household
from zabota.customers.refusals import ChangedMeanwhile, refuse_remarks

CHANGEABLE = {
    "name",
    "language",
    "customer_class",
    "is_corporate",
    "company",
    "household",
    "manager",
    "note",
}
REMARKS = ("household", "note")


@transaction.atomic
def change_customer(customer: Customer, *, by: User | None, version: int, **changes: Any) -> Customer:
    """Change fields of the card as it was read at `version`; company and household are given by name.

    Raises ChangedMeanwhile for the second of two writers, Refused for remarks that privacy forbids.
    """
    if unknown := changes.keys() - CHANGEABLE:
        raise TypeError(f"Not changed by this action: {sorted(unknown)}")
    kept = (
        Customer.objects.select_for_update(of=["self"])
        .select_related("company", "household")
        .get(id=customer.id)
    )
    if kept.merged_into_id:
        raise Refused(_("This card was merged into another. Change that one."))
    news = {field: new for field, new in _worked_out(changes).items() if getattr(kept, field) != new}
    if kept.version != version and news:
        raise ChangedMeanwhile(kept)
    if any(news.get(field) for field in REMARKS):
        refuse_remarks(kept)
    if news:
        for field, new in news.items():
            setattr(kept, field, new)
        kept.version += 1
        kept.save(update_fields=[*news, "version"])
        index_customer(kept)
        announce(CustomerChanged(customer_id=kept.id, by_id=by.id if by else None))
    return kept


def _worked_out(changes: dict[str, Any]) -> dict[str, Any]:
    """The changes as the model holds them."""
    done = dict(changes)
    if "name" in done:
        done["name"] = one_line(done["name"])[:160]
    if "note" in done:
        done["note"] = done["note"].replace("\r\n", "\n").strip()
    for field, noun in (("company", Company), ("household", Household)):
        if field in done:
            done[field] = _named(noun, done[field])
    return done


def _named(noun: type[Company] | type[Household], name: str) -> Company | Household | None:
    name = one_line(name)[:160]
    if not name:
        return None
    return noun.objects.filter(name__iexact=name).first() or noun.objects.create(name=name)
