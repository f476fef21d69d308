import secrets
from contextlib import suppress

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import linebreaksbr
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from zabota.channels.links import NoSuchLink, fill_in
from zabota.complaints.models import Complaint
from zabota.core.links import make_token
from zabota.desk.models import Conversation, Message
from zabota.feedback.anonymity import was_answered
from zabota.feedback.models import Invitation
from zabota.feedback.models.invitation import PURPOSE as SURVEY
from zabota.portal.actions.write import write
from zabota.portal.customer import CustomerRequest, customer_page
from zabota.portal.forms import MessageForm

SHOWN = 50


@customer_page
def home(request: CustomerRequest) -> HttpResponse:
    """Where everything I asked stands, and what I am asked."""
    own = Conversation.objects.present().filter(customer=request.customer)
    waiting = Invitation.objects.filter(customer=request.customer, response=None, revoked_at=None).order_by(
        "-id"
    )[:5]
    surveys = [
        make_token(SURVEY, row.id, row.nonce)
        for row in waiting
        if not row.has_expired() and not was_answered(row)
    ]
    context = {
        "conversations": own.annotate(answered=Exists(said_to_customer())).order_by("-last_message_at")[
            :SHOWN
        ],
        "surveys": surveys,
        "complaints": Complaint.objects.filter(customer=request.customer).order_by("-received_at", "-id")[
            :SHOWN
        ],
    }
    return render(request, "portal/home.html", context)


def said_to_customer():
    return Message.objects.filter(conversation=OuterRef("pk"), author=Message.Author.USER)


@customer_page
def conversation(request: CustomerRequest, pk: int) -> HttpResponse:
    """One conversation of mine: what was said, and a place to write on."""
    own = get_object_or_404(Conversation.objects.filter(customer=request.customer), pk=pk)
    if own.merged_into_id:
        return redirect("portal:conversation", own.merged_into_id)
    form = MessageForm(request.POST or None, initial={"key": secrets.token_hex(12)})
    if request.method == "POST" and form.is_valid():
        write(
            own,
            form.cleaned_data["text"],
            address=request.customer_address,
            language=get_language() or "",
            key=form.cleaned_data["key"],
        )
        return redirect("portal:conversation", pk)
    messages = own.messages.select_related("user", "dispatch").exclude(is_absence_note=True)
    said = [{"message": message, "text": text_of(message)} for message in messages]
    return render(request, "portal/conversation.html", {"conversation": own, "said": said, "form": form})


def text_of(message: Message) -> SafeString:
    """What was said, with the customer's own links made to work; a link that is gone stays a placeholder."""
    text = message.text
    if message.dispatch is not None and message.dispatch.links:
        with suppress(NoSuchLink):
            text = fill_in(text, message.dispatch.links)
    return mark_safe(linebreaksbr(urlize(text, nofollow=True, autoescape=True)))  # noqa: S308 - urlize escapes
