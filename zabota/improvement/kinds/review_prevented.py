from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.complaints.models import Complaint
from zabota.complaints.obstacles import Debt, debts
from zabota.improvement.models import CauseLink, CorrectiveAction


@debts.register
class RelapsePrevented(Debt):
    """A negative public review is closed when its cause is known and somebody answers for a measure against
    it (S2-32, S3-115). One where we are not to blame, and a suggestion, owe nothing.
    """

    name = "relapse_prevented"

    def sentence(self, complaint: Complaint) -> str:
        if not is_negative_review(complaint) or not value_of(
            "improvement.review_needs_action", complaint.branch_id
        ):
            return ""
        causes = CauseLink.objects.of_thing("complaint", complaint.id).values("cause")
        if not causes:
            return _("This review needs a cause first: link it under “Why it happened”.")
        if not CorrectiveAction.objects.standing().filter(cause__in=causes).exists():
            return _(
                "Its cause needs a corrective action with an owner, so that others do not meet the same."
            )
        return ""


def is_negative_review(complaint: Complaint) -> bool:
    return (
        complaint.is_public
        and complaint.kind != Complaint.Kind.SUGGESTION
        and complaint.decision != Complaint.Decision.DECLINED
    )
