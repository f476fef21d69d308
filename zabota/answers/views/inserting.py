"""Beside the reply box: what can be put in, put in; macros run; hints while one writes."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.answers.actions.run_macro import run_macro
from zabota.answers.actions.use_reply import use_reply
from zabota.answers.concreteness import concrete_in
from zabota.answers.inserts import article_said, product_said
from zabota.answers.models import Macro, SavedReply
from zabota.answers.offers import (
    articles_for,
    likely_articles,
    likely_replies,
    macros_for,
    products_for,
    replies_for,
)
from zabota.company.models import User
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation, Message
from zabota.desk.views.answers import done, refused, seen
from zabota.knowledge.models import Article, Product

MOST_TEXT = 20_000
WORTH_A_LOOK = 40
"""Letters after which a text is looked at: before that it is only begun."""


@needs("desk.answer")
def offers(request: StaffRequest, pk: int) -> HttpResponse:
    """The dialog of everything that can be put into this reply; with `q` only its list, searched."""
    conversation = seen(request, pk)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    context = {
        "conversation": conversation,
        "text": text,
        "replies": replies_for(conversation, request.user, text),
        "macros": macros_for(request.user, text),
        "articles": articles_for(conversation, text),
        "products": products_for(conversation, request.user, text),
        "press": get_random_string(22),
    }
    part = "answers/parts/offers.html" if "q" in request.GET else "answers/dialogs/offers.html"
    return render(request, part, context)


@require_POST
@needs("desk.answer")
def insertion(request: StaffRequest, pk: int, kind: str, number: int) -> HttpResponse:
    """The text of one offer, filled in for this conversation: the page puts it where the cursor is."""
    conversation = seen(request, pk)
    text = text_of(kind, number, conversation, request.user)
    if text is None:
        raise Http404
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"insert-text": {"text": text}})})


def text_of(kind: str, number: int, conversation: Conversation, user: User) -> str | None:
    """None when there is no such thing that this user may put in."""
    if kind == "reply":
        saved = SavedReply.objects.visible_to(user).in_use().filter(pk=number).first()
        return use_reply(saved, conversation, by=user).text if saved else None
    if kind == "article":
        article = Article.objects.published().filter(pk=number).first()
        return article_said(article, conversation) if article else None
    if kind == "product":
        product = Product.objects.visible_to(user).in_use().filter(pk=number).first()
        return product_said(product, conversation) if product else None
    return None


@require_POST
@needs("desk.answer")
def macro_run(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Several verbs at once on this conversation: all of them or none."""
    conversation = seen(request, pk)
    macro = get_object_or_404(Macro.objects.visible_to(request.user).in_use(), pk=number)
    try:
        run_macro(macro, conversation, by=request.user, key=request.POST.get("key", ""))
    except Refused as refusal:
        return refused(request, conversation, refusal)
    gone = not Conversation.objects.visible_to(request.user).filter(pk=pk).exists()
    event = "talk-gone" if gone else "talk-changed"
    return done(request, conversation, _("Done: %(name)s.") % {"name": macro.name}, event=event)


@require_POST
@needs("desk.answer")
def hints(request: StaffRequest, pk: int) -> HttpResponse:
    """What may answer the customer, while nothing is written; then whether what is written says anything."""
    conversation = seen(request, pk)
    text = request.POST.get("text", "").replace("\x00", "")[:MOST_TEXT]
    if text.strip():
        is_long = len(text.strip()) >= WORTH_A_LOOK
        vague = is_long and not concrete_in(text, customer=conversation.customer_name)
        return render(request, "answers/parts/hints.html", {"conversation": conversation, "vague": vague})
    asked = conversation.messages.filter(author=Message.Author.CUSTOMER).order_by("-id")
    said = " ".join([conversation.subject, *asked.values_list("text", flat=True)[:1]])
    offers = []
    if conversation.is_waiting:
        offers = [*likely_replies(conversation, request.user, said), *likely_articles(conversation, said)]
    return render(request, "answers/parts/hints.html", {"conversation": conversation, "offers": offers})
