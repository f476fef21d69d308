from django.db import transaction

from zabota.company.models import User
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.keep_consent import keep_consent
from zabota.customers.models import Consent, Customer


@transaction.atomic
def give_consent(customer: Customer, purpose: str, *, source: str, by: User | None = None) -> None:
    """The customer said yes to one purpose; yes to personal service is also the choice of it."""
    if purpose == Consent.Purpose.PERSONAL:
        choose_privacy(customer, Customer.Privacy.PERSONAL, source=source, by=by)
    else:
        keep_consent(customer, purpose, is_given=True, source=source, by=by)
