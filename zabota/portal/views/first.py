from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from zabota.company.actions.set_parameter import set_parameter
from zabota.company.parameters import value_of
from zabota.core.access import needs, public
from zabota.core.errors import Refused
from zabota.feedback.seeds import seed_survey
from zabota.portal.actions.begin_company import begin_company
from zabota.portal.first import opens_first
from zabota.portal.first_form import FirstForm


@never_cache
@public("the first administrator has no account yet; the link is printed where the server was started")
def first(request: HttpRequest, token: str) -> HttpResponse:
    """The company's name, its sector and the first administrator: on an empty database only."""
    if not opens_first(token):
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = begin_company(**form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            login(request, user)
            return redirect("insight:my_day")
    return render(request, "portal/first.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@needs("company.manage_users")
def choose_remarks(request: HttpRequest) -> HttpResponse:
    """Whether personal remarks are kept before a customer was asked about privacy."""
    set_parameter("customers.remarks_until_asked", request.POST.get("keep") == "yes")
    return redirect("insight:my_day")


@require_POST
@needs("company.manage_users")
def begin_survey(request: HttpRequest) -> HttpResponse:
    """Switch on the sector's survey after every resolution."""
    seed_survey(value_of("company.profile"))
    return redirect("insight:my_day")
