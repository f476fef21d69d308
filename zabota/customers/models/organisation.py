from django.db import models

from zabota.core.models import Row


class Company(Row):
    """The organisation a customer belongs to."""

    name = models.CharField(max_length=160)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.name


class Household(Row):
    """People who buy together."""

    name = models.CharField(max_length=160)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
