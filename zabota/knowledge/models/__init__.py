from zabota.knowledge.models.article import Article, ArticleText

__all__ = ["Article", "ArticleText"]
