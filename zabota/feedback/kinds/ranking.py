from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.question_kind import QuestionKind, Said, Unclear, question_kinds

if TYPE_CHECKING:
    from zabota.feedback.models import Answer, Question

FEWEST, MOST = 2, 6


@question_kinds.register
class Ranking(QuestionKind):
    """What matters most, second ...: a row for each touchpoint placed, its place as `value` (1 is first).

    `details`: {"touchpoints": [id, ...]}.
    """

    name = "ranking"
    label = gettext_lazy("Importance by rank")
    hint = gettext_lazy("The customer gives places to two to six touchpoints: what matters most, second ...")
    order = 31
    template = "feedback/kinds/ranking.html"
    takes_touchpoint = False
    seconds = 12

    def default_words(self, touchpoint_name: str) -> str:
        return _("What matters most to you? Give places: 1 is the most important.")

    def touchpoints(self, question: "Question") -> list[Touchpoint]:
        ids = question.details.get("touchpoints", [])
        found = Touchpoint.objects.in_bulk(ids)
        return [found[key] for key in ids if key in found]

    def problem(self, question: "Question") -> Any | None:
        if not FEWEST <= len(question.details.get("touchpoints", [])) <= MOST:
            limits = {"fewest": FEWEST, "most": MOST}
            return _("A ranking needs from %(fewest)d to %(most)d touchpoints.") % limits
        return None

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        places = {row.touchpoint_id: row.value for row in said}
        points = self.touchpoints(question)
        rows = [
            {
                "field": f"q-{question.id}-{point.id}",
                "name": point.name_in(language),
                "place": places.get(point.id),
            }
            for point in points
        ]
        return {**super().line(question, language, said), "rows": rows, "scale": range(1, len(points) + 1)}

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        given = {
            key: entered.get(f"q-{question.id}-{key}", "") for key in question.details.get("touchpoints", [])
        }
        said = tuple(
            Said(touchpoint_id=key, value=int(place))
            for key, place in given.items()
            if place.isdecimal() and len(place) < 3
        )
        if any(place and not place.isdecimal() for place in given.values()) or (
            said and not self.accepts(question, said)
        ):
            raise Unclear(_("Please give each place only once."))
        return said

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        asked = question.details.get("touchpoints", [])
        places = [row.value for row in said]
        points = [row.touchpoint_id for row in said]
        return (
            bool(said)
            and len(set(places)) == len(places)
            and len(set(points)) == len(points)
            and set(asked).issuperset(points)
            and all(type(place) is int and 1 <= place <= len(asked) for place in places)
        )

    def shown(self, answer: "Answer", language: str) -> str:
        return _("place %(place)d: %(touchpoint)s") % {
            "place": answer.value or 0,
            "touchpoint": answer.touchpoint,
        }
