"""What reading does when others announce."""

from zabota.core.events import on
from zabota.feedback.events import CustomerInvited, InvitationRevoked, ResponseChanged, ResponseGiven
from zabota.feedback.models import Invitation, Response
from zabota.reading.actions.index_answer import index_answer
from zabota.reading.actions.recount import recount
from zabota.reading.counting import ASKS
from zabota.reading.days import day_of


@on(ResponseGiven, ResponseChanged)
def count_it(event: ResponseGiven | ResponseChanged) -> None:
    """In a job of its own: whoever answers does not wait for sums."""
    asked = ("branch_id", "at", "invitation__branch_id", "invitation__created_at")
    found = Response.objects.values_list(*asked).filter(id=event.response_id).first()
    if found:
        branch_id, at, asked_branch_id, asked_at = found
        for branch, day in sorted({(branch_id, day_of(at)), (asked_branch_id, day_of(asked_at))}, key=str):
            recount(branch, day)


@on(ResponseGiven, ResponseChanged)
def make_it_findable(event: ResponseGiven | ResponseChanged) -> None:
    response = Response.objects.filter(id=event.response_id).first()
    if response:
        index_answer(response)


@on(CustomerInvited, InvitationRevoked)
def count_the_ask(event: CustomerInvited | InvitationRevoked) -> None:
    found = Invitation.objects.values_list("branch_id", "created_at").filter(id=event.invitation_id).first()
    if found:
        branch_id, at = found
        recount(branch_id, day_of(at), (ASKS,))
