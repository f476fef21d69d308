"""The customer's own link: where the complaint stands, and what they think of the answer."""

from datetime import datetime, timedelta

from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.complaints.models import Complaint
from zabota.core.link_pages import opened_by


def complaint_of(token: str) -> Complaint | None:
    return opened_by(Complaint.objects.select_related("customer", "branch", "conversation"), token)


def link_is_over(complaint: Complaint, now: datetime | None = None) -> bool:
    """Whether the link has worked long enough since the complaint was closed."""
    if complaint.closed_at is None:
        return False
    return (now or timezone.now()) > complaint.closed_at + timedelta(days=value_of("complaints.link_days"))
