from django.utils import timezone

from zabota.complaints.models import Complaint
from zabota.complaints.seeds import seed_complaints


def test_a_demo_s_complaints_are_made_by_the_action_and_on_an_empty_company_nothing_fails(irina, alice, vera):
    seed_complaints(irina, timezone.now())
    assert Complaint.objects.count() == 16
    assert Complaint.objects.filter(view="satisfied").count() == 12
