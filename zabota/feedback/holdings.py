from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.core.holdings import ages, holds
from zabota.feedback.models import Answer, EarlierVersion, Invitation, Mark, Refusal, Response

ANSWERS = _("Marks and answers")
ANSWER = ("response__customer", "response__invitation__customer")


def given_before(moment: datetime) -> QuerySet:
    return Response.objects.filter(at__lt=moment)


holds(EarlierVersion, ANSWERS, of=ANSWER, goes=True)
holds(Answer, ANSWERS, of=ANSWER, clears=("text",))
holds(Mark, ANSWERS, of=ANSWER, clears=("why",))
holds(Response, ANSWERS, of=("customer", "invitation__customer"), clears=("comment", "device"))
holds(Refusal, ANSWERS, of=("customer",), clears=("details",))
holds(Invitation, ANSWERS, of=("customer",), clears=("visit",), secret=("nonce",))

ages("answers", _("Words of answers; the marks stay"), Response, given_before, page="feedback:response")
