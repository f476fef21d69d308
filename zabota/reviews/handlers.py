from decimal import Decimal

from zabota.complaints.events import ComplaintAnswered, ComplaintRegistered
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.core.events import on
from zabota.reviews.actions.keep_public_answer import keep_public_answer
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.models import Review


@on(ComplaintRegistered)
def keep_the_review_too(event: ComplaintRegistered) -> None:
    """A review that was put into the register by hand stands among the reviews as well."""
    complaint = Complaint.objects.filter(id=event.complaint_id, source=Complaint.Source.REVIEW).first()
    if complaint is None or Review.objects.filter(complaint=complaint).exists():
        return
    take_in_review(
        f"complaint-{complaint.id}",
        author=complaint.from_name,
        text=complaint.text,
        url=complaint.review_url,
        stars=None if complaint.stars is None else Decimal(complaint.stars),
        branch=complaint.branch,
        said_at=complaint.received_at,
        complaint=complaint,
    )


@on(ComplaintAnswered)
def put_the_answer_under_it(event: ComplaintAnswered) -> None:
    """An answer that is given in public waits to be posted where the review stands."""
    review = Review.objects.filter(complaint=event.complaint_id).first()
    if review is None:
        return
    answers = ComplaintStep.objects.filter(
        complaint=event.complaint_id, kind=ComplaintStep.Kind.ANSWER, way=Complaint.Way.PUBLIC
    )
    step = answers.select_related("by").order_by("at", "id").last()
    if step is not None:
        keep_public_answer(review, step.text, by=step.by, at=step.at)
