from zabota.core.backup.lists import after_restore
from zabota.customers.models import Customer
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.remove_traces import remove_traces
from zabota.privacy.erased_list import listed, mark_of
from zabota.privacy.models import Erasure


@after_restore
def erase_again() -> int:
    """Whoever was erased stays erased when an older copy comes back; how many were erased again."""
    erased = 0
    for number, mark in listed():
        customer = Customer.objects.filter(id=number, erased_at=None).first()
        if customer is not None and mark_of(customer) == mark:
            remove_traces(erase_person(customer, Erasure.Because.RESTORED))
            erased += 1
    return erased
