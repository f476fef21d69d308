from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from zabota.company.parameters import value_of
from zabota.core.access import public
from zabota.core.search import find
from zabota.knowledge.actions.save_article import SEARCHED
from zabota.knowledge.markdown import as_html
from zabota.knowledge.models import Article
from zabota.knowledge.queries import best_text

OPEN = "help pages are for everyone"


def reading() -> tuple[str, str]:
    """The languages to read in, best first."""
    return get_language() or "en", value_of("company.language")


@public(OPEN)
def help_pages(request: HttpRequest) -> HttpResponse:
    """What customers can read before they ask, by section; `?q=` searches."""
    text = request.GET.get("q", "").strip()[:200]
    articles = Article.objects.published().prefetch_related("texts")
    if text:
        articles = articles.filter(id__in=find(SEARCHED, text).values("object_id"))
    rows = [{"article": article, "text": best_text(article.texts.all(), *reading())} for article in articles]
    sections = [(name, list(group)) for name, group in groupby(rows, key=lambda row: row["article"].section)]
    return render(request, "portal/help.html", {"sections": sections, "text": text})


@public(OPEN)
def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.published().prefetch_related("texts"), slug=slug)
    text = best_text(article.texts.all(), *reading())
    if text is None:
        raise Http404
    return render(request, "portal/help_page.html", {"text": text, "body": as_html(text.body)})
