from django.db.models import QuerySet

from zabota.core.holdings import before_release
from zabota.core.search.index import forget_all
from zabota.feedback.models import Response
from zabota.reading.actions.index_answer import KIND


def no_longer_found(responses: QuerySet) -> None:
    forget_all(KIND, responses.values_list("pk", flat=True))


before_release(Response, no_longer_found)
