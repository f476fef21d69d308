from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from zabota.company.actions.issue_token import issue_token
from zabota.company.actions.revoke_token import revoke_token
from zabota.company.forms import TokenForm
from zabota.company.models import ApiToken
from zabota.core.access import needs
from zabota.core.request import StaffRequest


@needs("company.manage_tokens")
def tokens(request: StaffRequest) -> HttpResponse:
    """Programs' ways in. A new secret is shown once, on the answer to the form."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        _token, secret = issue_token(wanted["user"], wanted["name"], scopes=wanted["scopes"])
        form = TokenForm()
    kept = ApiToken.objects.select_related("user").order_by("revoked_at", "-id")
    return render(request, "company/tokens.html", {"form": form, "secret": secret, "tokens": kept})


@require_POST
@needs("company.manage_tokens")
def token_revocation(request: StaffRequest, pk: int) -> HttpResponse:
    revoke_token(get_object_or_404(ApiToken, pk=pk))
    return redirect("company:tokens")
