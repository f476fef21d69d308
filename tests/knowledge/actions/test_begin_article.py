from zabota.knowledge.actions.begin_article import begin_article
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.publish import publish
from zabota.knowledge.models import Article, OpenQuestion


def test_a_question_becomes_a_page_and_is_answered_once_it_is_published(db, nina):
    question = note_question("Есть ли парковка?", source="help", language="ru")
    page = begin_article(question, by=nina)
    assert begin_article(question, by=nina) == page and Article.objects.count() == 1
    assert (page.texts.get().title, page.texts.get().language) == ("Есть ли парковка?", "ru")
    assert OpenQuestion.objects.open().get() == question
    publish(page)
    assert not OpenQuestion.objects.open().exists()
