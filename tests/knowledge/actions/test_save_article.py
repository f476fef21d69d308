import pytest

from zabota.core.errors import Refused
from zabota.core.search import find
from zabota.knowledge.actions.save_article import SEARCHED, save_article
from zabota.knowledge.models import Article

TEXTS = {
    "ru": ("Как сдать анализ", "Приходите **натощак**."),
    "ro": ("Cum dați analiza", "Veniți pe nemâncate."),
}


def test_a_help_page_is_found_in_each_of_its_languages(db):
    article = save_article(None, texts=TEXTS)
    for words in ("анализы", "nemancate", "натощак"):
        assert [entry.object_id for entry in find(SEARCHED, words)] == [article.id]


def test_a_language_without_a_title_is_taken_away(db):
    article = save_article(None, texts=TEXTS)
    save_article(article, texts={"ru": TEXTS["ru"], "ro": ("", "rest")})
    assert [text.language for text in article.texts.all()] == ["ru"]


def test_two_pages_of_one_title_have_addresses_of_their_own(db):
    slugs = {save_article(None, texts={"en": ("Opening hours", "")}).slug for _ in range(3)}
    assert len(slugs) == 3


def test_a_page_without_any_title_is_refused(db):
    with pytest.raises(Refused):
        save_article(None, texts={"ru": (" ", "text")})
    assert not Article.objects.exists()
