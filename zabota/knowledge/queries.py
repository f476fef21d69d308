from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.knowledge.models import ArticleText


class ArticleQuerySet(models.QuerySet):
    def published(self) -> "ArticleQuerySet":
        return self.filter(published_at__lte=timezone.now())


def best_text(texts: "Sequence[ArticleText]", *languages: str) -> "ArticleText | None":
    """The text in the first of these languages that there is, else any."""
    by_language = {text.language: text for text in texts}
    return next((by_language[name] for name in languages if name in by_language), next(iter(texts), None))
