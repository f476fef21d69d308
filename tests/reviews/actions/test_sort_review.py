import pytest

from zabota.complaints.models import Complaint
from zabota.core.errors import Refused
from zabota.reviews.actions.sort_review import sort_review
from zabota.reviews.actions.take_in_review import take_in_review


def test_what_gives_no_stars_is_sorted_by_one_of_us(site, irina):
    row = take_in_review("1", site=site, text="Вот так у них…")
    with pytest.raises(Refused):
        sort_review(row, "so-so", by=irina)
    sort_review(row, "good", by=irina)
    assert not Complaint.objects.exists()
    for _again in range(2):
        sort_review(row, "bad", by=irina)
    assert Complaint.objects.get() == row.complaint and row.complaint.registered_by == irina
    with pytest.raises(Refused):
        sort_review(row, "good", by=irina)
