from django.utils import timezone

from zabota.knowledge.models import Article


def publish(article: Article) -> None:
    """Show a help page to customers; publishing again keeps the first moment."""
    if article.published_at is None:
        article.published_at = timezone.now()
        article.save(update_fields=["published_at"])
