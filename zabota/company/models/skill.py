from django.db import models
from django.utils.translation import gettext_lazy as _


class Skill(models.Model):
    """What a user can serve: a language, a topic, a class of customer."""

    class Kind(models.TextChoices):
        LANGUAGE = "language", _("language")
        TOPIC = "topic", _("topic")
        CUSTOMER_CLASS = "class", _("class of customer")

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="skill_once")]

    def __str__(self) -> str:
        return self.name
