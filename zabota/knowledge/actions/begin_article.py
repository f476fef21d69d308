from django.db import transaction

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.models import Article, OpenQuestion


@transaction.atomic
def begin_article(question: OpenQuestion, *, by: User) -> Article:
    """The question becomes a help page that nobody sees yet; published, it answers the question.

    Begun again, it is the same page.
    """
    if question.article is not None:
        return question.article
    language = question.language or value_of("company.language")
    question.article = save_article(None, texts={language: (question.text[:160], "")}, by=by)
    question.save(update_fields=["article"])
    return question.article
