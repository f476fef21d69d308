from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.knowledge.models import ArticleText


class ArticleQuerySet(models.QuerySet):
    def published(self) -> "ArticleQuerySet":
        return self.filter(published_at__lte=timezone.now())


def best_text(texts: "Iterable[ArticleText]", *languages: str) -> "ArticleText | None":
    """The text in the first of these languages that there is, else any."""
    by_language = {text.language: text for text in texts}
    best = (by_language[name] for name in languages if name in by_language)
    return next(best, next(iter(by_language.values()), None))
