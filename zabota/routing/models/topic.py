from django.db import models

from zabota.company.models import Skill


class TopicWords(models.Model):
    """By which words a topic is known in what a customer writes; in any form of the word, in any language."""

    skill = models.OneToOneField(Skill, models.CASCADE, related_name="topic_words")
    words = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "topic words"

    def __str__(self) -> str:
        return self.words[:80]
