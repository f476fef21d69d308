from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zabota.complaints.models import Complaint
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.models import Review


def test_a_bad_one_is_a_complaint_at_once_and_a_good_one_only_kept(site, central):
    for _again in range(2):
        bad = take_in_review(
            "1", site=site, author="Ёжи", text="Грубо", stars=Decimal("2.5"), url="https://x.example/1"
        )
        take_in_review("2", site=site, text="Хорошо", stars=Decimal(4))
        take_in_review("3", site=site, text="Ну и ну")
    complaint = Complaint.objects.get()
    assert (complaint.source, complaint.stars, complaint.branch) == ("review", 3, central)
    assert (complaint.from_name, complaint.review_url) == ("Ёжи", "https://x.example/1")
    assert bad.complaint == complaint
    assert list(Review.objects.order_by("key").values_list("tone", flat=True)) == ["bad", "good", "unsorted"]
    assert EventRecord.objects.filter(name="ReviewSeen").count() == 3


def test_what_says_nothing_or_leads_nowhere_is_refused(site):
    for wrong in ({}, {"stars": Decimal(6)}, {"text": "x", "url": "javascript:alert(1)"}):
        with pytest.raises(Refused):
            take_in_review("1", site=site, **wrong)
    assert not Review.objects.exists()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 5)), min_size=1, max_size=12))
def test_however_often_a_key_comes_there_is_one_review_and_at_most_one_complaint(site, said):
    Review.objects.all().delete()
    before = Complaint.objects.count()
    for key, stars in said:
        take_in_review(key, site=site, text="текст", stars=Decimal(stars))
    first = dict(reversed(said))
    assert Review.objects.count() == len(first)
    assert Complaint.objects.count() - before == sum(stars <= 3 for stars in first.values())
