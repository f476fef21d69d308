from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.company.models import User


class ArticleQuerySet(models.QuerySet):
    def published(self) -> "ArticleQuerySet":
        return self.filter(published_at__lte=timezone.now())


class ProductQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ProductQuerySet":
        return self if user.may("knowledge.see") else self.none()

    def in_use(self) -> "ProductQuerySet":
        return self.filter(retired_at=None)

    def on_price_list(self) -> "ProductQuerySet":
        """Sold, at a price, somewhere: not only in branches that are closed for good."""
        somewhere = self.filter(branches__closed_for_good_at=None)  # true, too, of those without a branch
        return self.in_use().filter(id__in=somewhere.values("id")).exclude(price=None)


class OpenQuestionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OpenQuestionQuerySet":
        return self if user.may("knowledge.see") else self.none()

    def open(self) -> "OpenQuestionQuerySet":
        """Neither settled nor answered by a page that customers see."""
        return self.filter(Q(article=None) | Q(article__published_at=None), settled_at=None)


class InLanguage(Protocol):
    language: str


Text = TypeVar("Text", bound=InLanguage)


def best_text(texts: Iterable[Text], *languages: str) -> Text | None:
    """The text in the first of these languages that there is, else any."""
    by_language = {text.language: text for text in texts}
    best = (by_language[name] for name in languages if name in by_language)
    return next(best, next(iter(by_language.values()), None))
