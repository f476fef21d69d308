from django import template

from zabota.channels.network import spoken

register = template.Library()


@register.filter
def in_words(problem: str) -> str:
    """A stored problem in the reader's language; what a server said stays as it is."""
    return spoken(problem)
