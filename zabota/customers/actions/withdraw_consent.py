from django.db import transaction

from zabota.company.models import User
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.keep_consent import keep_consent
from zabota.customers.models import Consent, Customer


@transaction.atomic
def withdraw_consent(customer: Customer, purpose: str, *, source: str, by: User | None = None) -> None:
    """The customer said no to one purpose; no to personal service is the choice of privacy."""
    if purpose == Consent.Purpose.PERSONAL:
        choose_privacy(customer, Customer.Privacy.PRIVATE, source=source, by=by)
    else:
        keep_consent(customer, purpose, is_given=False, source=source, by=by)
