from zabota.knowledge.models import Article


def withdraw(article: Article) -> None:
    """Show a help page to customers no more; it stays with the staff."""
    article.published_at = None
    article.save(update_fields=["published_at"])
