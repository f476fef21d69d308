from decimal import Decimal

from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.reviews.actions.keep_public_answer import keep_public_answer
from zabota.reviews.actions.mark_posted import mark_posted
from zabota.reviews.actions.take_in_review import take_in_review


def test_other_words_are_posted_again_and_the_same_are_not(site, irina):
    row = take_in_review("1", site=site, text="Грубо", stars=Decimal(1))
    for _again in range(2):
        answer = keep_public_answer(row, "Поговорили с кассиром.", by=irina, at=timezone.now())
    mark_posted(answer, by=irina)
    assert keep_public_answer(row, "Поговорили с кассиром.", by=irina, at=timezone.now()).posted_at
    changed = keep_public_answer(row, "Кассир извинится.", by=irina, at=timezone.now())
    assert changed.posted_at is None and changed.posted_by is None
    assert EventRecord.objects.filter(name="ReviewAnswered").count() == 2
