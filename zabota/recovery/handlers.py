from django.urls import reverse

from zabota.channels.links import link_maker
from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.desk.events import MessageReceived
from zabota.desk.models import Message
from zabota.feedback.events import ResponseGiven
from zabota.feedback.models import Response
from zabota.recovery.actions.hear_customer import hear_customer
from zabota.recovery.actions.open_case import open_case
from zabota.recovery.models import RecoveryCase
from zabota.recovery.models.case import PURPOSE


@on(ResponseGiven, at_once=True)
def open_the_case(event: ResponseGiven) -> None:
    """At once, so that the page that thanks can already promise when somebody calls."""
    open_case(Response.objects.select_related("branch", "invitation").get(id=event.response_id))


@on(MessageReceived)
def hear_the_customer(event: MessageReceived) -> None:
    """An answer in the case's conversation is contact too."""
    hear_customer(Message.objects.get(id=event.message_id))


@on(CustomersMerged, at_once=True)
def take_the_cases_along(event: CustomersMerged) -> None:
    move_rows(event, RecoveryCase)


@on(CustomersUnmerged, at_once=True)
def give_the_cases_back(event: CustomersUnmerged) -> None:
    return_rows(event, RecoveryCase)


@link_maker(PURPOSE)
def confirmation_url(case_id: int) -> str:
    """Where the customer says whether it is put right."""
    case = RecoveryCase.objects.filter(id=case_id).first()
    if case is None:
        raise LookupError(f"No recovery case {case_id}")
    return reverse("recovery:word", args=[case.token])
