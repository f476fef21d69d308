from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.actions.set_parameter import set_parameter
from zabota.company.forms import ParametersForm
from zabota.company.models import Branch
from zabota.company.parameters import parameters as declared_parameters
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest


def sections() -> dict[str, str]:
    """Slug -> section in the reader's language, in the order of the apps; slugs are English."""
    offered = [declared.section for declared in declared_parameters if declared.kind != "hidden"]
    with override("en"):
        slugs = [slugify(str(section)) or "other" for section in offered]
    return {slug: str(section) for slug, section in zip(slugs, offered, strict=True)}


@needs("company.set_parameters")
def parameters(request: StaffRequest, section: str = "") -> HttpResponse:
    """Settings, section by section; `?branch=` shows what a branch may set otherwise."""
    offered = sections()
    if section and section not in offered:
        raise Http404
    chosen = section or next(iter(offered))
    branch_id = request.GET.get("branch", "")
    branch = get_object_or_404(Branch, pk=branch_id) if branch_id.isdigit() else None

    def save(form: ParametersForm) -> None:
        with transaction.atomic():
            for name, value in form.changes().items():
                set_parameter(name, value, branch=branch)

    return form_page(
        request,
        ParametersForm(request.POST or None, section=offered[chosen], branch=branch),
        save,
        template="company/parameters.html",
        said=_("Saved."),
        back=reverse("company:parameter_section", args=[chosen]) + (f"?branch={branch.id}" if branch else ""),
        sections=offered,
        chosen=chosen,
        title=offered[chosen],
        branches=Branch.objects.filter(closed_for_good_at=None),
        branch=branch,
    )
