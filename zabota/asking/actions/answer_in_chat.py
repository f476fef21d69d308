from django.db import transaction

from zabota.feedback.actions.respond import respond
from zabota.feedback.answers import Marks
from zabota.feedback.models import Invitation, Response, Way


@transaction.atomic
def answer_in_chat(invitation: Invitation, marks: Marks, comment: str = "", *, device: str = "") -> Response:
    """Keep marks that were given inside the chat window; the ask counts as one in the chat."""
    Invitation.objects.filter(id=invitation.id, response=None).update(way=Way.CHAT)
    return respond(invitation, marks, comment, device=device)
