from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.parameters import value_of
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.actions.withdraw import withdraw
from zabota.knowledge.forms import ArticleForm
from zabota.knowledge.models import Article
from zabota.knowledge.queries import best_text


@needs("knowledge.see")
def articles(request: StaffRequest) -> HttpResponse:
    """All help pages, published or not."""
    fallback = value_of("company.language")
    rows = [
        {"article": article, "text": best_text(article.texts.all(), get_language() or "", fallback)}
        for article in Article.objects.prefetch_related("texts")
    ]
    return render(request, "knowledge/articles.html", {"rows": rows})


@needs("knowledge.write")
def article(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Write one help page; without `pk` a new one."""
    kept = get_object_or_404(Article, pk=pk) if pk else None

    def save(form: ArticleForm) -> None:
        wanted = form.cleaned_data
        save_article(
            kept, texts=form.texts(), section=wanted["section"], order=wanted["order"], by=request.user
        )

    return form_page(
        request,
        ArticleForm(request.POST or None, article=kept),
        save,
        template="knowledge/article_form.html",
        said=_("Saved."),
        back=reverse("knowledge:articles"),
        title=str(kept or _("New help page")),
        article=kept,
    )


@require_POST
@needs("knowledge.write")
def publication(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a help page to customers, or no more."""
    kept = get_object_or_404(Article, pk=pk)
    if request.POST.get("published") == "yes":
        publish(kept)
    else:
        withdraw(kept)
    return redirect("knowledge:articles")
