from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.answers.actions.flag_question import flag_question
from zabota.answers.models import QuestionAsked
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.views.answers import done, refused, seen
from zabota.knowledge.actions.begin_article import begin_article
from zabota.knowledge.actions.settle_question import settle_question
from zabota.knowledge.models import OpenQuestion


@needs("knowledge.see")
def questions(request: StaffRequest) -> HttpResponse:
    """Questions that have no answer yet, the most asked first, with the conversations they come from."""
    mine = OpenQuestion.objects.visible_to(request.user).open().select_related("article")
    page = page_by(mine, request.GET.get("page", ""), ["-times", "-id"])
    asked = QuestionAsked.objects.visible_to(request.user).filter(question__in=[row.pk for row in page.rows])
    talks: dict[int, list[int]] = {}
    for question_id, conversation_id in asked.values_list("question", "conversation"):
        talks.setdefault(question_id, []).append(conversation_id)
    rows = [{"question": row, "talks": talks.get(row.pk, [])[:5]} for row in page.rows]
    may_write = request.user.may("knowledge.write")
    return render(request, "answers/questions.html", {"page": page, "rows": rows, "may_write": may_write})


@require_POST
@needs("knowledge.write")
def article(request: StaffRequest, pk: int) -> HttpResponse:
    """The question becomes a help page, to be written now."""
    kept = get_object_or_404(OpenQuestion.objects.visible_to(request.user), pk=pk)
    return redirect("knowledge:article", begin_article(kept, by=request.user).pk)


@require_POST
@needs("knowledge.write")
def settlement(request: StaffRequest, pk: int) -> HttpResponse:
    """It needs no help page."""
    settle_question(get_object_or_404(OpenQuestion.objects.visible_to(request.user), pk=pk), by=request.user)
    return redirect("answers:questions")


@require_POST
@needs("desk.answer")
def flag(request: StaffRequest, pk: int) -> HttpResponse:
    """From a conversation: nobody could answer this."""
    conversation = seen(request, pk)
    try:
        flag_question(conversation, request.POST.get("text", "").replace("\x00", ""), by=request.user)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return done(request, conversation, _("Kept among the questions that have no answer yet."))
