from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.search import lexemes, remember
from zabota.knowledge.models import Article, ArticleText

SEARCHED = "article"


@transaction.atomic
def save_article(
    article: Article | None,
    *,
    texts: Mapping[str, tuple[str, str]],
    section: str = "",
    order: int = 100,
    slug: str = "",
    by: User | None = None,
) -> Article:
    """Write a help page: language -> (title, Markdown). A language with neither is left out or taken away."""
    written = {language: (title.strip(), body) for language, (title, body) in texts.items() if title.strip()}
    if not written:
        raise Refused(_("A help page needs a title in at least one language."))
    article = article or Article(by=by)
    article.section, article.order = section, order
    article.slug = slug or article.slug or free_slug(next(iter(written.values()))[0])
    article.save()
    article.texts.exclude(language__in=written).delete()
    for language, (title, body) in written.items():
        ArticleText.objects.update_or_create(
            article=article, language=language, defaults={"title": title, "body": body}
        )
    words = {word for title, body in written.values() for word in lexemes(f"{title} {body}")}
    remember(SEARCHED, article.id, sorted(words), timezone.now())
    return article


def free_slug(title: str) -> str:
    """An address from the title; numbered when it is taken."""
    base = slugify(title)[:60] or "page"
    taken = set(Article.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, 10_000) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
