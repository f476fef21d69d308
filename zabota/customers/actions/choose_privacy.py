from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.actions.keep_consent import keep_consent
from zabota.customers.events import PrivacyChosen
from zabota.customers.models import Consent, Customer, CustomerMerge, Expectation, Wish


@transaction.atomic
def choose_privacy(customer: Customer, privacy: str, *, source: str, by: User | None = None) -> None:
    """The customer chose between privacy and personal service, and is obeyed at once.

    Privacy erases wishes, expectations, household and note (the card's history never held the note) and
    refuses new ones. Either choice is kept as a consent with its moment and source.
    """
    if privacy not in (Customer.Privacy.PRIVATE, Customer.Privacy.PERSONAL):
        raise Refused(_("Choose privacy or personal service."))
    kept = Customer.objects.select_for_update().get(id=customer.id)
    is_personal = privacy == Customer.Privacy.PERSONAL
    keep_consent(kept, Consent.Purpose.PERSONAL, is_given=is_personal, source=source, by=by)
    customer.privacy = privacy
    if kept.privacy == privacy:
        return
    kept.privacy = privacy
    kept.version += 1
    if not is_personal:
        _erase_remarks(kept)
    kept.save(update_fields=["privacy", "version", "note", "household"])
    customer.note, customer.household, customer.version = kept.note, kept.household, kept.version
    announce(PrivacyChosen(customer_id=kept.id, privacy=privacy, by_id=by.id if by else None))


def _erase_remarks(customer: Customer) -> None:
    """For good: what was merged into this card keeps none either."""
    everywhere = [customer.id, *customer.merged_from.values_list("id", flat=True)]
    for noun in (Wish, Expectation):
        noun.objects.filter(customer_id__in=everywhere).delete()
    Customer.objects.filter(id__in=everywhere).update(note="", household=None)
    customer.note, customer.household = "", None
    for merge in CustomerMerge.objects.filter(kept_id__in=everywhere):
        for field in ("note", "household_id"):
            merge.moved.get("fields", {}).pop(field, None)
        merge.save(update_fields=["moved"])
