from decimal import Decimal

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.reviews.actions.keep_public_answer import keep_public_answer
from zabota.reviews.actions.mark_posted import mark_posted
from zabota.reviews.actions.take_in_review import take_in_review


def test_who_posted_it_and_when_is_kept_from_the_first_time(site, irina, oleg):
    row = take_in_review("1", site=site, text="Грубо", stars=Decimal(1))
    answer = keep_public_answer(row, "Поговорили с кассиром.", by=irina, at=timezone.now())
    with pytest.raises(Refused):
        mark_posted(answer, by=irina, url="javascript:alert(1)")
    mark_posted(answer, by=irina, url="https://maps.example.com/r/1#answer")
    mark_posted(answer, by=oleg)
    assert (answer.posted_by, answer.posted_url) == (irina, "https://maps.example.com/r/1#answer")
    assert EventRecord.objects.filter(name="AnswerPosted").count() == 1
