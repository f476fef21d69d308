from itertools import groupby

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from zabota.core.access import public
from zabota.core.errors import Refused
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.save_article import SEARCHED
from zabota.knowledge.finding import Found, in_order, search, suggest
from zabota.knowledge.markdown import as_html
from zabota.knowledge.models import Article, OpenQuestion
from zabota.knowledge.queries import best_text
from zabota.portal.reading import asked_for, reading

OPEN = "help pages are for everyone"
SALT = "nothing found"
FRESH_SECONDS = 3600
MOST_ASKED = 2_000
SHORTEST = 12
"""Letters of a message before help is offered: before that it is only begun."""


def published() -> list[Article]:
    return list(Article.objects.published().prefetch_related("texts"))


def as_rows(articles: list[Article]) -> list[dict]:
    return [{"article": article, "text": best_text(article.texts.all(), *reading())} for article in articles]


@public(OPEN)
def help_pages(request: HttpRequest) -> HttpResponse:
    """What customers can read before they ask, by section; `?q=` searches, best first."""
    text = asked_for(request)
    if not text:
        sections = groupby(as_rows(published()), key=lambda row: row["article"].section)
        return render(
            request, "portal/help.html", {"sections": [(name, list(rows)) for name, rows in sections]}
        )
    found = search(SEARCHED, text)
    rows = as_rows(in_order(Article.objects.published().prefetch_related("texts"), found.ids))
    context = {
        "sections": [("", rows)] if rows else [],
        "text": text,
        "found": found if rows else Found(),
        "missed": "" if rows else signing.dumps([text, get_language() or ""], salt=SALT),
    }
    return render(request, "portal/help.html", context)


@public(OPEN)
def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.published().prefetch_related("texts"), slug=slug)
    text = best_text(article.texts.all(), *reading())
    if text is None:
        raise Http404
    return render(request, "portal/help_page.html", {"text": text, "body": as_html(text.body)})


@public("what may answer a question before it is sent")
def suggestions(request: HttpRequest) -> HttpResponse:
    """Help pages that share words with what is being written; nothing of it is kept."""
    text = request.GET.get("text", "").replace("\x00", "").strip()[:MOST_ASKED]
    ids = suggest(SEARCHED, text) if len(text) >= SHORTEST else []
    rows = as_rows(in_order(Article.objects.published().prefetch_related("texts"), ids))
    return render(request, "portal/suggestions.html", {"rows": rows})


@require_POST
@public("a search that found nothing tells us what to write")
def missed(request: HttpRequest) -> HttpResponse:
    """Only what our own page just searched for in vain, and only the words: not who searched."""
    try:
        text, language = signing.loads(request.POST.get("missed", ""), salt=SALT, max_age=FRESH_SECONDS)
        note_question(text, source=OpenQuestion.Source.HELP, language=language)
    except (signing.BadSignature, ValueError, Refused):
        pass
    return HttpResponse(status=204)
