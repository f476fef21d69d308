from django.conf import settings
from django.db import models

from zabota.core.models import Row
from zabota.knowledge.queries import ArticleQuerySet


class Article(Row):
    """One help page; its words stand in one ArticleText per language. Customers see it once published."""

    slug = models.SlugField(max_length=80, unique=True)
    section = models.CharField(max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(default=100)
    published_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["section", "order", "id"]

    def __str__(self) -> str:
        return self.slug


class ArticleText(models.Model):
    """Title and body (Markdown) of an article in one language."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=160)
    body = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "language"], name="article_text_once")]

    def __str__(self) -> str:
        return self.title
