from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.consents import moments, stricter
from zabota.customers.events import CustomersMerged
from zabota.customers.models import (
    Consent,
    Customer,
    CustomerMerge,
    Expectation,
    Findable,
    Identity,
    Promise,
    Wish,
)

FILLED = ("name", "language", "customer_class", "company_id", "household_id", "manager_id")
MOVED = (Identity, Expectation, Wish, Promise)


@transaction.atomic
def merge(kept: Customer, merged: Customer, *, by: User | None) -> CustomerMerge:
    """Make two cards of one person one: `kept` stays, `merged` points to it and is shown no more.

    Everything goes over, and what went is noted for `unmerge`. Empty fields are filled, notes stand one below
    the other; of two answers about privacy or a consent the stricter holds. A card merged before is Refused.
    """
    kept, merged = _locked(kept, merged)
    row = CustomerMerge.objects.create(kept=kept, merged=merged, by=by)
    row.moved = {
        "fields": _take_fields(kept, merged),
        "branches": _take_branches(kept, merged),
        "consents": _take_consents(kept, merged),
    }
    row.save(update_fields=["moved"])
    merged.merged_into = kept
    merged.version += 1
    merged.save(update_fields=["merged_into", "version"])
    told = CustomersMerged(
        customer_id=kept.id, merged_id=merged.id, merge_id=row.id, by_id=by.id if by else None
    )
    for noun in MOVED:
        move_rows(told, noun)
    Findable.objects.filter(customer=merged).delete()
    index_customer(kept)
    announce(told)
    row.refresh_from_db()
    return row


def _locked(kept: Customer, merged: Customer) -> tuple[Customer, Customer]:
    """Both as they stand now, in the order of their numbers: two merges at once do not lock each other up."""
    if kept.id == merged.id:
        raise Refused(_("A card cannot be merged with itself."))
    found = Customer.objects.select_for_update().filter(id__in=[kept.id, merged.id]).order_by("id")
    rows = {row.id: row for row in found}
    if any(row.merged_into_id for row in rows.values()):
        raise Refused(_("One of these cards was merged already. Open the card that stayed."))
    return rows[kept.id], rows[merged.id]


def _take_fields(kept: Customer, merged: Customer) -> dict[str, list[Any]]:
    """Fill what the card that stays does not know; field -> [before, after]."""
    after = {field: getattr(merged, field) for field in FILLED if not getattr(kept, field)}
    after["privacy"] = _stricter_privacy(kept.privacy, merged.privacy)
    after["is_corporate"] = kept.is_corporate or merged.is_corporate
    after["note"] = "\n\n".join(note for note in (kept.note, merged.note) if note)
    changed = {f: [getattr(kept, f), new] for f, new in after.items() if getattr(kept, f) != new}
    for field, (_before, new) in changed.items():
        setattr(kept, field, new)
    kept.version += 1
    kept.save()
    return changed


def _stricter_privacy(one: str, other: str) -> str:
    strictness: list[str] = [Customer.Privacy.UNASKED, Customer.Privacy.PERSONAL, Customer.Privacy.PRIVATE]
    return max(one, other, key=strictness.index)


def _take_branches(kept: Customer, merged: Customer) -> list[int]:
    known = set(kept.branches.values_list("id", flat=True))
    news = sorted(set(merged.branches.values_list("id", flat=True)) - known)
    kept.branches.add(*news)
    return news


def _take_consents(kept: Customer, merged: Customer) -> list[dict[str, Any]]:
    """A consent asked on one card goes over; asked on both, the stricter answer holds."""
    noted: list[dict[str, Any]] = []
    mine = {consent.purpose: consent for consent in kept.consents.all()}
    for theirs in merged.consents.all():
        own = mine.get(theirs.purpose)
        if own is None:
            Consent.objects.filter(id=theirs.id).update(customer=kept)
            noted.append({"moved": theirs.id})
        elif stricter(own, theirs) is theirs:
            noted.append({"changed": own.id, "before": moments(own), "after": moments(theirs)})
            Consent.objects.filter(id=own.id).update(**moments(theirs))
    return noted
