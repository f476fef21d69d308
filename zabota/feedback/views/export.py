"""All marks in one file for analysis (S3-157)."""

from typing import Any

from django.db.models import Case, F, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.display.bands import LABELS
from zabota.core.export import PART_ROWS, QueryColumn, export_query
from zabota.core.request import StaffRequest
from zabota.feedback.models import Touchpoint
from zabota.feedback.queries import OF_BAND
from zabota.feedback.question_kind import question_kinds
from zabota.feedback.views.answers import answers_in, chosen_filter, marks_in


def columns() -> list[QueryColumn]:
    """In the reader's language: stages and bands are words."""
    stages: Any = Case(
        *(When(touchpoint__stage=name, then=Value(str(label))) for name, label in Touchpoint.Stage.choices)
    )
    bands: Any = Case(
        *(When(score__range=scores, then=Value(str(LABELS[band]))) for band, scores in OF_BAND.items())
    )
    return [
        QueryColumn(_("Answer"), F("response_id")),
        QueryColumn(_("Given at"), F("at"), is_moment=True),
        QueryColumn(_("Customer"), Coalesce("response__customer__name", Value("")), is_text=True),
        QueryColumn(_("Branch"), Coalesce("branch__name", Value("")), is_text=True),
        QueryColumn(_("Employee"), Coalesce("employee__name", Value("")), is_text=True),
        QueryColumn(_("Stage"), stages),
        QueryColumn(_("Touchpoint"), F("touchpoint__name"), is_text=True),
        QueryColumn(_("Mark"), F("score")),
        QueryColumn(_("Band"), bands),
        QueryColumn(_("Why"), F("why"), is_text=True),
        QueryColumn(_("Comment"), F("response__comment"), is_text=True),
        QueryColumn(_("Language"), F("response__invitation__language")),
    ]


def answer_columns() -> list[QueryColumn]:
    """Of answers to questions that are no marks; a question stands in the reader's language if it can."""
    kinds: Any = Case(*(When(kind=kind.name, then=Value(str(kind.label))) for kind in question_kinds))
    asked = [KeyTextTransform(code, "question__texts") for code in (get_language() or "en", "en", "ru", "ro")]
    return [
        QueryColumn(_("Answer"), F("response_id")),
        QueryColumn(_("Given at"), F("at"), is_moment=True),
        QueryColumn(_("Customer"), Coalesce("response__customer__name", Value("")), is_text=True),
        QueryColumn(_("Branch"), Coalesce("branch__name", Value("")), is_text=True),
        QueryColumn(_("Employee"), Coalesce("employee__name", Value("")), is_text=True),
        QueryColumn(_("Kind"), kinds),
        QueryColumn(_("Question"), Coalesce(*asked, kinds, output_field=TextField()), is_text=True),
        QueryColumn(_("Touchpoint"), Coalesce("touchpoint__name", Value("")), is_text=True),
        QueryColumn(_("Chosen"), F("key"), is_text=True),
        QueryColumn(_("Value"), F("value")),
        QueryColumn(_("Second value"), F("other_value")),
        QueryColumn(_("In words"), F("text"), is_text=True),
        QueryColumn(_("Language"), F("response__invitation__language")),
    ]


@require_safe
@needs("feedback.see")
def export_answers(request: StaffRequest) -> HttpResponseBase:
    """One row an answer to a question other than a mark, as filtered on the list."""
    rows = answers_in(request, chosen_filter(request)).order_by("response_id", "id")
    return export_query(request.GET.get("format", "csv"), "answers", answer_columns(), rows)


@require_safe
@needs("feedback.see")
def export_marks(request: StaffRequest) -> HttpResponseBase:
    """One row a mark, as filtered on the list; `format` is csv, or xlsx in parts where there are many."""
    rows = marks_in(request, chosen_filter(request)).order_by("response_id", "id")
    kind, part = request.GET.get("format", "csv"), request.GET.get("part", "")
    if kind == "xlsx" and not part and (many := rows.count()) > PART_ROWS:
        query = request.GET.copy()
        query["format"] = "xlsx"
        parts = range(1, -(-many // PART_ROWS) + 1)
        context = {"parts": parts, "many": many, "part_rows": PART_ROWS, "query": query.urlencode()}
        return render(request, "feedback/export_parts.html", context)
    number = int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 1
    return export_query(kind, "marks", columns(), rows, number)
