from django.utils import timezone

from zabota.complaints.models import Complaint
from zabota.reviews.models import Review
from zabota.reviews.seeds import seed_reviews


def test_a_demo_s_reviews_are_made_by_the_action(central, north):
    seed_reviews(timezone.now())
    assert Review.objects.count() == 29 and Complaint.objects.count() == 2
