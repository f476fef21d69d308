from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def in_words(problem: str) -> str:
    """A stored problem in the reader's language; what a server said stays as it is."""
    return "\n".join(gettext(line) if line else "" for line in problem.split("\n"))
