from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.answers.actions.retire import retire
from zabota.answers.actions.save_reply import SEARCHED, save_reply
from zabota.answers.forms import SavedReplyForm
from zabota.answers.models import SavedReply
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.core.search import find


@needs("desk.answer")
def replies(request: StaffRequest) -> HttpResponse:
    """Saved replies, with how often each was used; `?q=` searches."""
    text = request.GET.get("q", "").strip()[:200]
    rows = SavedReply.objects.visible_to(request.user).select_related("branch").prefetch_related("texts")
    if text:
        rows = rows.filter(id__in=find(SEARCHED, text).values("object_id"))
    page = page_by(rows, request.GET.get("page", ""), ["-times_used", "id"])
    return render(
        request,
        "answers/replies.html",
        {"page": page, "text": text, "may_write": request.user.may("answers.write")},
    )


@needs("answers.write")
def reply(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Write one saved reply; without `pk` a new one."""
    kept = get_object_or_404(SavedReply.objects.visible_to(request.user), pk=pk) if pk else None

    def save(form: SavedReplyForm) -> None:
        save_reply(
            kept, name=form.cleaned_data["name"], texts=form.texts(), branch=form.cleaned_data["branch"]
        )

    return form_page(
        request,
        SavedReplyForm(request.POST or None, reply=kept),
        save,
        template="answers/prepared_form.html",
        said=_("Saved."),
        back=reverse("answers:replies"),
        title=kept.name if kept else _("New saved reply"),
        back_label=_("Saved replies"),
        kept=kept,
        retirement=reverse("answers:reply_retirement", args=[kept.pk]) if kept else "",
    )


@require_POST
@needs("answers.write")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    """Offer it no more, or again."""
    kept = get_object_or_404(SavedReply.objects.visible_to(request.user), pk=pk)
    retire(kept, request.POST.get("retired") == "yes")
    return redirect("answers:replies")
