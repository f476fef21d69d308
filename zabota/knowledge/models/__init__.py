from zabota.knowledge.models.article import Article, ArticleText
from zabota.knowledge.models.open_question import OpenQuestion
from zabota.knowledge.models.product import FACTS, Product, ProductText

__all__ = ["FACTS", "Article", "ArticleText", "OpenQuestion", "Product", "ProductText"]
