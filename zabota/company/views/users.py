from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.actions.add_user import add_user
from zabota.company.actions.change_user import change_user
from zabota.company.actions.deactivate_user import deactivate_user
from zabota.company.actions.reactivate_user import reactivate_user
from zabota.company.forms import UserForm
from zabota.company.models import User
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest


@needs("company.manage_users")
def users(request: StaffRequest) -> HttpResponse:
    """Everyone who works here, those who left last."""
    text = request.GET.get("q", "").strip()
    people = (
        User.objects.visible_to(request.user)
        .prefetch_related("roles", "branches")
        .order_by("-is_active", "name")
    )
    if text:
        people = people.filter(name__icontains=text) | people.filter(email__icontains=text)
    return render(request, "company/users.html", {"people": people[:500], "text": text})


@needs("company.manage_users")
def new_user(request: StaffRequest) -> HttpResponse:
    def save(form: UserForm) -> None:
        add_user(**form.cleaned_data)

    said = _("The account is made. They choose a password by “Forgot your password?” on the sign-in page.")
    form = UserForm(request.POST or None)
    return form_page(request, form, save, said=said, back=reverse("company:users"), title=_("New colleague"))


@needs("company.manage_users")
def user(request: StaffRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)

    def save(form: UserForm) -> None:
        change_user(person, **{name: value for name, value in form.cleaned_data.items() if name != "email"})

    return form_page(
        request,
        UserForm(request.POST or None, user=person),
        save,
        template="company/user.html",
        said=_("Saved."),
        back=reverse("company:users"),
        title=person.name,
        person=person,
    )


@require_POST
@needs("company.manage_users")
def activity(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a colleague in, or no more."""
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    try:
        if request.POST.get("active") == "yes":
            reactivate_user(person)
        else:
            deactivate_user(person)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("company:user", pk)
