from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.parameters import value_of
from zabota.desk.closing import ClosingLine, ClosingLineKind, closing_lines
from zabota.desk.models import Conversation
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Invitation, Survey, Way
from zabota.feedback.models.invitation import PURPOSE


@closing_lines.register
class AskInTheReply(ClosingLineKind):
    """The reply that brings the result also asks how it was (S3-150); the policy decides whether."""

    name = "ask_in_the_reply"

    def line(self, conversation: Conversation, language: str) -> ClosingLine | None:
        if not value_of("feedback.ask_in_the_reply", conversation.branch_id):
            return None
        survey = Survey.objects.after_resolution().first()
        if survey is None:
            return None
        invitation = invite(conversation, survey, way=Way.REPLY)
        return closing_line(invitation) if isinstance(invitation, Invitation) else None


def closing_line(invitation: Invitation) -> ClosingLine:
    """The question, with a placeholder: nobody on the staff ever sees the link that works."""
    with override(invitation.language):
        text = _("How was it? 30 seconds: [[survey]]")
    return ClosingLine(text, {"survey": [PURPOSE, invitation.id]})
