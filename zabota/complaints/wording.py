"""What a customer is told of a complaint, in the customer's language; the staff may change it first."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.parameters import value_of
from zabota.complaints.models import Complaint

LINK = "complaint"


def language_of(complaint: Complaint) -> str:
    """The language to speak with this customer in."""
    for one in (complaint.customer, complaint.conversation):
        if one is not None and one.language:
            return str(one.language)
    return str(value_of("company.language"))


def acknowledgement_for(complaint: Complaint) -> str:
    """Thanks, the number, and by when we answer."""
    with override(language_of(complaint)):
        facts = {
            "name": complaint.who if complaint.customer or complaint.from_name else "",
            "number": complaint,
            "day": day_of(complaint, "answer_due_at"),
        }
        greeting = _("Hello, %(name)s.") % facts if facts["name"] else _("Hello.")
        return f"{greeting}\n\n" + (
            _(
                "Thank you for telling us: it helps us not to repeat it. We have written it down as "
                "%(number)s and will answer by %(day)s."
            )
            % facts
        )


def link_line(complaint: Complaint) -> str:
    """The line with the customer's link, which is made only while it is sent."""
    with override(language_of(complaint)):
        return _("Where it stands, and what you think of it: %(link)s") % {"link": f"[[{LINK}]]"}


def day_of(complaint: Complaint, moment: str) -> str:
    """One of its moments as a date on the branch's own calendar."""
    zone = complaint.branch.zone_info if complaint.branch else None
    return date_format(timezone.localtime(getattr(complaint, moment), zone), "DATE_FORMAT")
