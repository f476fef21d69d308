from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.stakes.models import Leaving


@on(CustomersMerged, at_once=True)
def take_leavings_along(event: CustomersMerged) -> None:
    move_rows(event, Leaving)


@on(CustomersUnmerged, at_once=True)
def give_leavings_back(event: CustomersUnmerged) -> None:
    return_rows(event, Leaving)
