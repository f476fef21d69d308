from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row


class CallScript(Row):
    """What to say and ask when calling a critic, or what helps in a tense talk: one step a line."""

    class Kind(models.TextChoices):
        CALL = "call", _("the call to a critic")
        TENSE = "tense", _("a tense talk")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CALL)
    language = models.CharField(max_length=5)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="one_script_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"
