from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.core.outside import several
from zabota.feedback import events
from zabota.feedback.models import Response


def words_of_response(event: Any) -> dict[str, Any]:
    said = Response.objects.filter(id=event.response_id).values_list("comment", flat=True).first()
    return {"comment": said or ""}


several(
    (
        ("response.given", events.ResponseGiven, _("A customer answered a survey")),
        ("response.changed", events.ResponseChanged, _("A customer corrected an answer")),
    ),
    "feedback.see",
    Response,
    "response_id",
    words=words_of_response,
)
