from dataclasses import dataclass

from zabota.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ReviewEvent(Event):
    review_id: int
    branch_id: int | None = None

    @property
    def subject(self) -> str:
        return f"review-{self.review_id}"

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.subject, "reviews")


@dataclass(frozen=True, kw_only=True)
class ReviewSeen(ReviewEvent):
    """Somebody said something of us in public; `tone` is bad, good or unsorted."""

    tone: str


@dataclass(frozen=True, kw_only=True)
class ReviewSorted(ReviewEvent):
    """One of us said whether it is good or bad."""

    tone: str


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(ReviewEvent):
    """There is an answer to be put under it: another program may do that and say so."""


@dataclass(frozen=True, kw_only=True)
class AnswerPosted(ReviewEvent):
    """The answer stands under the review."""
