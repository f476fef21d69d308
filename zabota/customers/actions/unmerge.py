from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.actions.merge import MOVED
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.consents import moments
from zabota.customers.events import CustomersUnmerged
from zabota.customers.models import Consent, Customer, CustomerMerge


@transaction.atomic
def unmerge(merge: CustomerMerge, *, by: User | None) -> None:
    """Undo a merge: what had gone over goes back, what came since stays. Again changes nothing.

    A field changed since the merge keeps its new value. Raises Refused while the card that stayed is itself
    merged into another: that merge is undone first.
    """
    row = CustomerMerge.objects.select_for_update().get(id=merge.id)
    if row.undone_at:
        return
    found = Customer.objects.select_for_update().filter(id__in=[row.kept_id, row.merged_id]).order_by("id")
    cards = {card.id: card for card in found}
    kept, merged = cards[row.kept_id], cards[row.merged_id]
    if kept.merged_into_id:
        raise Refused(_("This card was merged into another since. Undo that merge first."))
    merged.merged_into = None
    merged.version += 1
    merged.save(update_fields=["merged_into", "version"])
    _give_fields_back(kept, row)
    _give_consents_back(kept, merged, row)
    told = CustomersUnmerged(
        customer_id=kept.id, merged_id=merged.id, merge_id=row.id, by_id=by.id if by else None
    )
    for noun in MOVED:
        return_rows(told, noun)
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    index_customer(kept)
    index_customer(merged)
    announce(told)
    merge.undone_at = row.undone_at


def _give_fields_back(kept: Customer, row: CustomerMerge) -> None:
    for field, (before, after) in row.moved.get("fields", {}).items():
        if getattr(kept, field) == after:
            setattr(kept, field, before)
    kept.version += 1
    kept.save()
    kept.branches.remove(*row.moved.get("branches", []))


def _give_consents_back(kept: Customer, merged: Customer, row: CustomerMerge) -> None:
    for noted in row.moved.get("consents", []):
        if "moved" in noted:
            Consent.objects.filter(id=noted["moved"], customer=kept).update(customer=merged)
            continue
        consent = Consent.objects.filter(id=noted["changed"]).first()
        if consent and moments(consent) == noted["after"]:
            Consent.objects.filter(id=consent.id).update(**noted["before"])
