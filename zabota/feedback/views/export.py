"""All marks in one file for analysis (S3-157)."""

from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.display.bands import LABELS
from zabota.core.export import Column, export
from zabota.core.request import StaffRequest
from zabota.feedback.models import Mark
from zabota.feedback.views.answers import chosen_filter, marks_in


def language_of(mark: Mark) -> str:
    return mark.response.invitation.language


COLUMNS = [
    Column(_("Answer"), lambda mark: mark.response_id),
    Column(_("Given at"), lambda mark: mark.at),
    Column(_("Customer"), lambda mark: str(mark.response.customer)),
    Column(_("Branch"), lambda mark: mark.branch.name if mark.branch else ""),
    Column(_("Employee"), lambda mark: mark.employee.name if mark.employee else ""),
    Column(_("Stage"), lambda mark: mark.touchpoint.get_stage_display()),
    Column(_("Touchpoint"), lambda mark: mark.touchpoint.name),
    Column(_("Mark"), lambda mark: mark.score),
    Column(_("Band"), lambda mark: str(LABELS[mark.band])),
    Column(_("Why"), lambda mark: mark.why),
    Column(_("Comment"), lambda mark: mark.response.comment),
    Column(_("Language"), language_of),
]


@require_safe
@needs("feedback.see")
def export_marks(request: StaffRequest) -> HttpResponseBase:
    """One row a mark, as filtered on the list; `format` is csv or xlsx."""
    rows = marks_in(request, chosen_filter(request)).order_by("id")
    joined = rows.select_related(
        "response__customer", "response__invitation", "branch", "employee", "touchpoint"
    )
    return export(request.GET.get("format", "csv"), "marks", COLUMNS, joined.iterator(chunk_size=2000))
