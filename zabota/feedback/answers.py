"""What an answer consists of, checked and made into rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.feedback.bands import SCALE
from zabota.feedback.models.answer import Answer
from zabota.feedback.models.response import LONGEST_TEXT, Mark, Response
from zabota.feedback.question_kind import Said, question_kinds
from zabota.feedback.questions import questions_of

if TYPE_CHECKING:
    from zabota.feedback.models import Invitation

Marks = Mapping[int, tuple[int, str]]
Sayings = Mapping[int, Sequence[Said]]


def refuse_wrong(invitation: "Invitation", marks: Marks, answers: Sayings, comment: str) -> None:
    asked = {line["id"] for line in invitation.touchpoints}
    if not marks and not answers:
        if not asked:
            raise Refused(_("Please answer at least one question."))
        raise Refused(_("Please give at least one mark: tap a number from 1 to 10."))
    if not asked.issuperset(marks):
        raise Refused(_("This survey does not ask about that."))
    if any(type(score) is not int or score not in SCALE for score, _why in marks.values()):
        raise Refused(_("A mark is a whole number from 1 to 10."))
    if answers:
        refuse_wrong_answers(invitation, answers)
    texts = [comment, *(why for _score, why in marks.values())]
    texts += [row.text for said in answers.values() for row in said]
    if max(len(text) for text in texts) > LONGEST_TEXT:
        raise Refused(_("That text is too long: %(limit)d characters fit.") % {"limit": LONGEST_TEXT})


def refuse_wrong_answers(invitation: "Invitation", answers: Sayings) -> None:
    questions = {question.id: question for question in questions_of(invitation)}
    for question_id, said in answers.items():
        question = questions.get(question_id)
        if question is None or question.kind not in question_kinds:
            raise Refused(_("This survey does not ask about that."))
        if not question_kinds[question.kind].accepts(question, said):
            raise Refused(_("That is no answer to the question it was given to."))


def mark_rows(response: Response, marks: Marks) -> Iterator[Mark]:
    frozen = frozen_for(response)
    for touchpoint_id, (score, why) in marks.items():
        yield Mark(response=response, touchpoint_id=touchpoint_id, score=score, why=why.strip(), **frozen)


def answer_rows(response: Response, answers: Sayings) -> Iterator[Answer]:
    frozen = frozen_for(response)
    questions = {question.id: question for question in questions_of(response.invitation)}
    for question_id, said in answers.items():
        question = questions[question_id]
        for row in said:
            yield Answer(
                response=response,
                question=question,
                kind=question.kind,
                touchpoint_id=row.touchpoint_id or question.touchpoint_id,
                key=row.key,
                value=row.value,
                other_value=row.other_value,
                text=row.text.strip(),
                **frozen,
            )


def frozen_for(response: Response) -> dict:
    """What a report needs on every row; an anonymous one came to be at no finer moment than its day."""
    invitation = response.invitation
    frozen = {"branch_id": invitation.branch_id, "employee_id": invitation.employee_id, "at": response.at}
    return {**frozen, "created_at": response.at} if invitation.is_sheet else frozen


def said_before(response: Response) -> tuple[dict[int, tuple[int, str]], dict[int, tuple[Said, ...]]]:
    """The marks and answers of a response as `respond` takes them."""
    marks = {mark.touchpoint_id: (mark.score, mark.why) for mark in response.marks.all()}
    answers: dict[int, tuple[Said, ...]] = {}
    for row in response.answers.select_related("question"):
        own = row.touchpoint_id if row.touchpoint_id != row.question.touchpoint_id else None
        said = Said(row.value, row.key, row.text, row.other_value, own)
        answers[row.question_id] = (*answers.get(row.question_id, ()), said)
    return marks, answers
