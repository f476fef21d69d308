"""All marks in one file for analysis (S3-157)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zabota.core.access import needs


@require_safe
@needs("feedback.see")
def export_marks(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError
