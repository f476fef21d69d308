from django.db import models

from zabota.core.models import Row


class CallScript(Row):
    """What to say and ask when calling a critic, in one language: lines of text, one step each."""

    language = models.CharField(max_length=5, unique=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.language
