from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.models import Article


def test_customers_read_a_page_from_its_publishing_on(db, client):
    article = save_article(None, texts={"ru": ("Парковка", "За домом.")})
    assert client.get(f"/help/{article.slug}/").status_code == 404
    publish(article)
    assert "За домом" in client.get(f"/help/{article.slug}/").text


def test_publishing_again_keeps_the_first_moment(db):
    article = save_article(None, texts={"ru": ("Парковка", "")})
    publish(article)
    first = Article.objects.get().published_at
    publish(article)
    assert Article.objects.get().published_at == first
