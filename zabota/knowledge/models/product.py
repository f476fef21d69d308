from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row, StoredFile
from zabota.knowledge.queries import ProductQuerySet


class Product(Row):
    """What is sold, and all that staff must know of it; its words stand in one ProductText per language."""

    code = models.CharField(max_length=60, blank=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    branches = models.ManyToManyField(Branch, blank=True, related_name="+")
    """Where it is to be had now."""
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        ordering = ["code", "id"]

    def __str__(self) -> str:
        return self.code or str(self.pk)


class ProductText(models.Model):
    """Name and facts of a product in one language."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5)
    name = models.CharField(max_length=160)
    appearance = models.TextField(_("How it looks"), blank=True)
    composition = models.TextField(_("What it is made of"), blank=True)
    suits = models.TextField(_("Whom it suits"), blank=True)
    senses = models.TextField(_("Taste and smell"), blank=True)
    more = models.TextField(_("More to know"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "language"], name="product_text_once")]

    def __str__(self) -> str:
        return self.name


FACTS = ("appearance", "composition", "suits", "senses", "more")
