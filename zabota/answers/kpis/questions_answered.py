from django.utils.translation import gettext_lazy as _

from zabota.desk.counting import conversations_of, list_url, share
from zabota.desk.models import Message
from zabota.insight.kpi import Figure, Kpi, Period, Scope, kpis


@kpis.register
class QuestionsAnswered(Kpi):
    """S2-06: a clear answer to the question asked."""

    name = "questions_answered"
    label = _("Questions answered")
    unit = "share"
    better = "higher"
    formula = _(
        "Of the replies of the period of which somebody said whether they answer the question: those "
        "that do. Replies of which nothing was said are not counted."
    )
    permission = "desk.see"
    order = 17

    def value(self, period: Period, scope: Scope) -> Figure:
        judged = Message.objects.filter(
            conversation__in=conversations_of(scope),
            author=Message.Author.USER,
            at__gte=period.start,
            at__lt=period.end,
            answers_question__isnull=False,
        )
        return share(judged.filter(answers_question=True).count(), judged.count())

    def rows_url(self, period: Period, scope: Scope) -> str:
        return list_url("all", scope, period)
