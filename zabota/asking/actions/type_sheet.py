from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.models import PaperBatch, PaperSheet
from zabota.asking.sheet import blank_sheet
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.feedback.actions.invite_nobody import invite_nobody
from zabota.feedback.actions.respond import respond
from zabota.feedback.answers import Marks, refuse_wrong
from zabota.feedback.models import Way


@transaction.atomic
def type_sheet(
    batch: PaperBatch, marks: Marks, comment: str = "", *, by: User, number: int | None = None
) -> PaperSheet:
    """Type in one sheet; without a `number` it is the next. In a double batch the second person types the
    same number, and it becomes an answer when both read the same; where they differ a third look settles it.
    """
    batch = PaperBatch.objects.select_for_update(of=("self",)).get(id=batch.id)
    if batch.closed_at is not None:
        raise Refused(_("This batch is closed."))
    said = as_said(marks, comment)
    refuse_wrong(blank_sheet(batch.survey, batch.branch, "en"), marks, {}, comment)
    there = PaperSheet.objects.filter(batch=batch, number=number or 0).first()
    if there is None:
        last = PaperSheet.objects.filter(batch=batch).aggregate(last=Max("number"))["last"] or 0
        sheet = PaperSheet.objects.create(batch=batch, number=number or last + 1, first=said, first_by=by)
        if not batch.is_double:
            answer(sheet, batch)
        return sheet
    return type_again(there, batch, said, by)


def type_again(sheet: PaperSheet, batch: PaperBatch, said: dict[str, Any], by: User) -> PaperSheet:
    if sheet.invitation_id is not None:
        raise Refused(_("Sheet %(number)d is an answer already.") % {"number": sheet.number})
    if sheet.second is None and sheet.first_by_id == by.id:
        raise Refused(_("Sheet %(number)d must be typed by somebody else now.") % {"number": sheet.number})
    sheet.second, sheet.second_by = said, by
    sheet.save(update_fields=["second", "second_by"])
    if not sheet.differs:
        answer(sheet, batch)
    return sheet


def as_said(marks: Marks, comment: str) -> dict[str, Any]:
    return {
        "marks": {str(key): [score, why.strip()] for key, (score, why) in sorted(marks.items())},
        "comment": " ".join(comment.split()),
    }


def answer(sheet: PaperSheet, batch: PaperBatch) -> None:
    """Make it an answer of the day it was given on, at noon of the branch."""
    noon = datetime.combine(batch.answered_on, time(12), batch.branch.zone_info)
    at = min(noon, timezone.now())
    visit = {"branch": batch.branch_id, "batch": batch.name, "sheet": sheet.number}
    invitation = invite_nobody(batch.survey, batch.branch, Way.PAPER, visit, at=at)
    marks = {int(key): (score, why) for key, (score, why) in sheet.first["marks"].items()}
    respond(invitation, marks, sheet.first["comment"], at=at, entered_by=sheet.first_by)
    sheet.invitation = invitation
    sheet.save(update_fields=["invitation"])
