from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.forms import RegisterForm
from zabota.complaints.models import Complaint
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.desk.models import Conversation, Message
from zabota.feedback.models import Mark
from zabota.recovery.models import RecoveryCase

MOST_FOUND = 8
NOBODY = "nobody"


@require_http_methods(["GET", "POST"])
@needs("complaints.register")
def new_complaint(request: StaffRequest) -> HttpResponse:
    """Take one down: of a conversation, a recovery case, a customer (`q` finds them), or somebody unknown."""
    origin = origin_of(request)
    form = RegisterForm(
        request.POST if request.method == "POST" else None, user=request.user, initial=known(request, origin)
    )
    if request.method == "POST" and form.is_valid():
        try:
            complaint = keep(request, form, origin)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            number = {"number": complaint}
            messages.success(request, _("%(number)s is in the register; its deadlines run.") % number)
            return redirect("complaints:complaint", complaint.pk)
    asked = request.GET.get("q", "").strip()
    context = {
        "form": form,
        "origin": origin,
        "is_chosen": bool(origin) or NOBODY in request.GET or request.method == "POST",
        "asked": asked,
        "found": found(request, asked),
        "query": request.GET.urlencode(),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "complaints/new.html", context, status=status)


def origin_of(request: StaffRequest) -> dict[str, Any]:
    """What it comes from, as far as it is the user's to see: customer, conversation, recovery_case."""
    user = request.user
    seen: dict[str, Any] = {
        "recovery_case": RecoveryCase.objects.visible_to(user).select_related("customer", "branch"),
        "conversation": Conversation.objects.visible_to(user).select_related("customer", "branch"),
        "customer": Customer.objects.visible_to(user).present(),
    }
    asked = {"recovery_case": "case", "conversation": "conversation", "customer": "customer"}
    origin: dict[str, Any] = {}
    for name, rows in seen.items():
        number = request.GET.get(asked[name], "")
        if number.isdecimal() and len(number) < 19 and (row := rows.filter(pk=int(number)).first()):
            origin[name] = row
    return origin


def known(request: StaffRequest, origin: dict[str, Any]) -> dict[str, Any]:
    """What the form can say already."""
    case, talk = origin.get("recovery_case"), origin.get("conversation")
    wished = request.GET.get("source", "")
    first: dict[str, Any] = {
        "source": wished if wished in Complaint.Source.values else Complaint.Source.PHONE
    }
    for known_of in filter(None, (talk, case)):
        first["branch"] = known_of.branch
    if case:
        worst = Mark.objects.filter(response=case.response_id).select_related("touchpoint").first()
        comment = case.response.comment if case.response else ""
        said = [worst.why if worst else "", comment]
        first |= {"touchpoint": worst.touchpoint if worst else None, "text": "\n".join(filter(None, said))}
    elif talk:
        said = talk.messages.filter(direction=Message.Direction.IN, is_absence_note=False).order_by("id")
        first |= {
            "source": Complaint.Source.CONVERSATION,
            "text": said.values_list("text", flat=True).first(),
        }
    elif not request.user.sees_all_branches:
        first["branch"] = next(iter(request.user.branch_ids), None)
    return first


def keep(request: StaffRequest, form: RegisterForm, origin: dict[str, Any]) -> Complaint:
    sent = dict(form.cleaned_data)
    received_at, key = sent.pop("received_on"), sent.pop("key")
    if received_at and received_at > timezone.now():
        raise Refused(_("It cannot have been received in the future."))
    if "recovery_case" in origin:
        sent["source"] = Complaint.Source.MARK
    return register_complaint(
        **sent, **origin, by=request.user, received_at=received_at, request_key=f"{request.user.id}-{key}"
    )


def found(request: StaffRequest, asked: str) -> list[Customer]:
    if not asked:
        return []
    people = Customer.objects.visible_to(request.user).present().found_by(asked)
    return list(people.prefetch_related("identities").order_by("-id")[:MOST_FOUND])
