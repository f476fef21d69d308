from django.db.models import QuerySet
from django.urls import reverse

from zabota.channels.links import link_maker
from zabota.company.models import User
from zabota.core.discretion import hides
from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.desk.events import MessageReceived
from zabota.desk.models import Message
from zabota.desk.queries import unless_confided
from zabota.feedback.events import ResponderKnown, ResponseChanged, ResponseGiven
from zabota.feedback.models import Response
from zabota.insight.statistics.bands import PASSIVE_FROM, PROMOTER_FROM
from zabota.recovery.actions.ask_what_lacks import ask_what_lacks
from zabota.recovery.actions.hear_customer import hear_customer
from zabota.recovery.actions.hear_lack import hear_lack
from zabota.recovery.actions.open_case import open_case
from zabota.recovery.models import Candour, Goodwill, RecoveryCase
from zabota.recovery.models.case import PURPOSE

CRITICS = range(1, PASSIVE_FROM)
PASSIVES = range(PASSIVE_FROM, PROMOTER_FROM)


@hides("recovery.RecoveryCase")
def confidential_cases(user: User) -> QuerySet:
    """After a conversation that is kept from the user."""
    return RecoveryCase.objects.filter(~unless_confided(user)).values("id")


@hides("recovery.Goodwill")
def confidential_goodwill(user: User) -> QuerySet:
    return Goodwill.objects.filter(case__in=confidential_cases(user)).values("id")


@on(ResponseGiven, when=lambda event: event.customer_id is not None and event.lowest in CRITICS)
def open_the_case(event: ResponseGiven) -> None:
    """A job, queued with the answer: the page that thanks knows what the clocks will say without the case."""
    open_for(event.response_id)


@on(ResponseChanged, ResponderKnown, at_once=True)
def open_it_after_all(event: ResponseChanged | ResponderKnown) -> None:
    """A promoter turned critic, or a critic without a name wishes to be called back."""
    open_for(event.response_id)


def open_for(response_id: int) -> None:
    rows = Response.objects.select_related("branch", "invitation").filter(id=response_id)
    for response in rows:
        open_case(response)


@on(ResponseGiven, when=lambda event: event.lowest in PASSIVES)
def ask_the_passive(event: ResponseGiven) -> None:
    """A job: the page that thanks does not wait for it."""
    rows = Response.objects.select_related("customer", "branch", "invitation__conversation__inbox")
    response = rows.filter(id=event.response_id).first()
    if response is not None:
        ask_what_lacks(response)


@on(MessageReceived, when=lambda event: not event.is_first)
def hear_the_customer(event: MessageReceived) -> None:
    """An answer in the case's conversation is contact too."""
    message = Message.objects.select_related("conversation").get(id=event.message_id)
    hear_customer(message)
    hear_lack(message)


@on(CustomersMerged, at_once=True)
def take_the_cases_along(event: CustomersMerged) -> None:
    """A weight stays with the card it was set on: the card that stays has its own."""
    move_rows(event, RecoveryCase)
    move_rows(event, Candour)


@on(CustomersUnmerged, at_once=True)
def give_the_cases_back(event: CustomersUnmerged) -> None:
    return_rows(event, RecoveryCase)
    return_rows(event, Candour)


@link_maker(PURPOSE)
def confirmation_url(case_id: int) -> str:
    """Where the customer says whether it is put right."""
    case = RecoveryCase.objects.filter(id=case_id).first()
    if case is None:
        raise LookupError(f"No recovery case {case_id}")
    return reverse("recovery:word", args=[case.token])
