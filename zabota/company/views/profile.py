from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.company.actions.change_profile import change_profile
from zabota.company.forms import ProfileForm
from zabota.company.models import User
from zabota.company.views.saving import form_page
from zabota.core.access import signed_in
from zabota.core.request import StaffRequest


@signed_in
def profile(request: StaffRequest) -> HttpResponse:
    """One's own name, language and signature; the way to password, second step and sessions."""
    me = User.objects.get(pk=request.user.pk)
    response = form_page(
        request,
        ProfileForm(request.POST or None, instance=User.objects.get(pk=me.pk)),
        lambda form: change_profile(me, **form.cleaned_data),
        template="company/profile.html",
        said=_("Saved."),
        back=reverse("company:profile"),
        title=_("My profile"),
    )
    if response.status_code == 302:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, User.objects.get(pk=me.pk).language, samesite="Lax"
        )
    return response
