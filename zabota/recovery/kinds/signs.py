from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.desk.models import Conversation
from zabota.feedback.models import Response
from zabota.recovery.signs import SignOfLife, signs_of_life


@signs_of_life.register
class WroteAgain(SignOfLife):
    name = "wrote_again"
    label = _("began a new conversation")
    moment = "opened_at"

    def rows(self) -> QuerySet:
        return Conversation.objects.filter(opened_by=None)


@signs_of_life.register
class AnsweredAgain(SignOfLife):
    name = "answered_again"
    label = _("answered a survey about a later visit")

    def rows(self) -> QuerySet:
        return Response.objects.exclude(customer=None)
