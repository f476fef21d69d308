from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.models import Mark, Response
from zabota.feedback.question_kind import question_kinds
from zabota.feedback.scores import FORMULA, score_of
from zabota.feedback.views.answers import chosen_filter, marks_in, responses_in
from zabota.feedback.views.paging import worst_first


@require_safe
@needs("feedback.see")
def responses(request: StaffRequest) -> HttpResponse:
    """What customers said, the worst first."""
    chosen = chosen_filter(request)
    rows = responses_in(request, chosen).select_related("customer", "branch", "invitation__employee")
    page = worst_first(rows.prefetch_related("marks__touchpoint"), request.GET.get("page", ""))
    counts = marks_in(request, chosen).band_counts()
    context = {
        "page": page,
        "filter": chosen,
        "is_filtered": any(chosen.cleaned_data.values()),
        "score": score_of(counts),
        "counts": counts,
        "formula": FORMULA,
    }
    return render(request, "feedback/responses.html", context)


@require_safe
@needs("feedback.see")
def response(request: StaffRequest, pk: int) -> HttpResponse:
    """One answer: every mark with its reason, what was asked about, and signs that it may not be real."""
    seen = Response.objects.visible_to(request.user)
    row = get_object_or_404(
        seen.select_related("customer", "branch", "invitation__survey", "invitation__employee"), pk=pk
    )
    same_device = seen.filter(device=row.device).exclude(id=row.id).count() if row.device else 0
    conversation = row.invitation.conversation_id
    context = {
        "response": row,
        "marks": Mark.objects.visible_to(request.user).filter(response=row).select_related("touchpoint"),
        "answers": said_in_words(row),
        "versions": row.earlier_versions.all(),
        "same_device": same_device,
        "conversation_id": conversation,
    }
    return render(request, "feedback/response.html", context)


def said_in_words(row: Response) -> list[dict[str, str]]:
    """Every answer that is no mark, with its question, in the reader's language."""
    language = get_language() or ""
    answers = row.answers.select_related("question__touchpoint", "touchpoint")
    return [
        {
            "question": question_kinds[answer.kind].words(answer.question, language),
            "said": question_kinds[answer.kind].shown(answer, language),
        }
        for answer in answers
        if answer.kind in question_kinds
    ]
