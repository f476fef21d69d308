from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.actions.withdraw import withdraw


def test_a_withdrawn_page_is_gone_for_customers_and_stays_with_the_staff(client, maria):
    article = save_article(None, texts={"ro": ("Parcare", "În spate.")})
    publish(article)
    withdraw(article)
    assert client.get(f"/help/{article.slug}/").status_code == 404
    client.force_login(maria)
    assert "Parcare" in client.get("/knowledge/").text
