from dataclasses import astuple
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.anonymity import is_open_to_correction
from zabota.feedback.answers import Marks, Sayings, answer_rows, mark_rows, refuse_wrong, said_before
from zabota.feedback.events import ResponseChanged
from zabota.feedback.models import Answer, EarlierVersion, Mark, Response


@transaction.atomic
def correct_response(
    response: Response,
    marks: Marks,
    comment: str = "",
    *,
    answers: Sayings | None = None,
    at: datetime | None = None,
) -> Response:
    """What the customer says now takes the place of what was said; the version before is kept.

    The answer stays in the period in which it was given. The same words again change nothing. Refused when
    the link ran out or was withdrawn, and for anonymous answers: nobody can find them again.
    """
    at, answers = at or timezone.now(), answers or {}
    response = (
        Response.objects.select_for_update(of=("self",)).select_related("invitation").get(id=response.id)
    )
    if not is_open_to_correction(response, at):
        raise Refused(_("This answer can no longer be changed."))
    refuse_wrong(response.invitation, marks, answers, comment)
    before = as_said(*said_before(response), response.comment)
    if as_said(marks, answers, comment.strip()) == before:
        return response
    EarlierVersion.objects.create(
        response=response,
        version=response.version,
        said_at=response.changed_at or response.at,
        said=before,
        created_at=at,
    )
    replace(response, marks, answers)
    response.version += 1
    response.changed_at = at
    response.comment = comment.strip()
    response.lowest = min((score for score, _why in marks.values()), default=None)
    response.save(update_fields=["version", "changed_at", "comment", "lowest"])
    announce(ResponseChanged(response_id=response.id, branch_id=response.branch_id, carried=response))
    return response


def replace(response: Response, marks: Marks, answers: Sayings) -> None:
    """A mark that stays keeps its row: other things may hang on it."""
    response.marks.exclude(touchpoint__in=marks).delete()
    Mark.objects.bulk_create(
        mark_rows(response, marks),
        update_conflicts=True,
        unique_fields=["response", "touchpoint"],
        update_fields=["score", "why"],
    )
    response.answers.all().delete()
    Answer.objects.bulk_create(answer_rows(response, answers))


def as_said(marks: Marks, answers: Sayings, comment: str) -> dict[str, Any]:
    """One version as it is kept, in a form that can be compared."""
    return {
        "comment": comment,
        "marks": sorted([touchpoint, score, why.strip()] for touchpoint, (score, why) in marks.items()),
        "answers": sorted(
            [question, [list(astuple(row)) for row in said]] for question, said in answers.items()
        ),
    }
