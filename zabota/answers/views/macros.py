from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.answers.actions.retire import retire
from zabota.answers.actions.save_macro import save_macro
from zabota.answers.deed_words import in_words, names_for
from zabota.answers.forms import MacroForm
from zabota.answers.models import Macro
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest


@needs("desk.answer")
def macros(request: StaffRequest) -> HttpResponse:
    """Macros, with what each does and how often it was used."""
    mine = Macro.objects.visible_to(request.user).select_related("branch")
    page = page_by(mine, request.GET.get("page", ""), ["-times_used", "id"])
    names = names_for(row.what_is_done for row in page.rows)
    rows = [{"macro": row, "does": in_words(row.what_is_done, names)} for row in page.rows]
    return render(
        request,
        "answers/macros.html",
        {"page": page, "rows": rows, "may_write": request.user.may("answers.write")},
    )


@needs("answers.write")
def macro(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Make one macro or change it."""
    kept = get_object_or_404(Macro.objects.visible_to(request.user), pk=pk) if pk else None

    def save(form: MacroForm) -> None:
        save_macro(
            kept, name=form.cleaned_data["name"], deeds=form.deeds(), branch=form.cleaned_data["branch"]
        )

    return form_page(
        request,
        MacroForm(request.POST or None, user=request.user, macro=kept),
        save,
        template="answers/prepared_form.html",
        said=_("Saved."),
        back=reverse("answers:macros"),
        title=kept.name if kept else _("New macro"),
        back_label=_("Macros"),
        kept=kept,
        retirement=reverse("answers:macro_retirement", args=[kept.pk]) if kept else "",
    )


@require_POST
@needs("answers.write")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    """Offer it no more, or again."""
    kept = get_object_or_404(Macro.objects.visible_to(request.user), pk=pk)
    retire(kept, request.POST.get("retired") == "yes")
    return redirect("answers:macros")
