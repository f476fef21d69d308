from django.db import models


class SpentLink(models.Model):
    """An anonymous survey's link that was answered: a keyed digest of it, in no order, leading nowhere.

    Of the link one can tell that it is spent; of this row nobody can tell whose it was (ADR 30).
    """

    digest = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.digest[:8]
